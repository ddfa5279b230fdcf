using System.Text.RegularExpressions;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Small service documents of our own, and a test that has one, a manifest and the runtime at hand.</summary>
internal static class Services
{
    /// <summary>OData V2: orders with items, as SAP writes them.</summary>
    public static string Orders { get; } = Document("Orders.v2.edmx");

    /// <summary>OData V4: customers with orders, an enumeration, complex, derived and contained types, a singleton.</summary>
    public static string Shop { get; } = Document("Shop.v4.edmx");

    /// <summary>OData V2: function imports of every shape.</summary>
    public static string OperationsV2 { get; } = Document("Operations.v2.edmx");

    /// <summary>OData V4: functions and actions of every shape, derived types, a navigation property of a complex type.</summary>
    public static string OperationsV4 { get; } = Document("Operations.v4.edmx");

    /// <summary>One destination of each authentication.</summary>
    public static string Manifest { get; } = Document("destinations.json");

    /// <summary>A declaration of the orders.</summary>
    public const string OrderDeclaration = """
        using Btp.Connectivity;

        namespace Sales;

        /// <summary>Orders.</summary>
        [ODataService("API_ORDER_SRV", Destination = "S4HANA")]
        public sealed partial class OrderService;
        """;

    /// <summary>A declaration of the shop.</summary>
    public const string ShopDeclaration = """
        using Btp.Connectivity;

        namespace Shopping;

        /// <summary>The shop.</summary>
        [ODataService("Shop", Path = "/shop/", Destination = "SHOP")]
        public sealed partial class ShopService;
        """;

    /// <summary>A test with these C# files, both documents, the manifest and the runtime.</summary>
    public static GeneratorTest<ConnectivityGenerator> Test(params string[] sources)
    {
        var test = new GeneratorTest<ConnectivityGenerator>();
        foreach (var source in sources)
            test.TestState.Sources.Add(source);
        test.TestState.Properties["RootNamespace"] = "Sales";
        test.TestState.Properties["MSBuildProjectDirectory"] = "/0";
        test.TestState.AdditionalFiles.Add("Metadata/API_ORDER_SRV.edmx", Orders, "ODataMetadata");
        test.TestState.AdditionalFiles.Add("Metadata/Shop.edmx", Shop, "ODataMetadata");
        test.TestState.AdditionalFiles.Add("landscape/destinations.json", Manifest, "DestinationManifest");
        foreach (var reference in References.Runtime)
            test.TestState.AdditionalReferences.Add(reference);
        return test;
    }

    /// <summary>A test with one document, called <c>Own</c>, at a known root.</summary>
    public static GeneratorTest<ConnectivityGenerator> TestOf(string document, string declaration = "[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;")
    {
        var test = new GeneratorTest<ConnectivityGenerator>();
        test.TestState.Sources.Add(declaration);
        test.TestState.Properties["MSBuildProjectDirectory"] = "/0";
        test.TestState.AdditionalFiles.Add("Own.edmx", document, "ODataMetadata");
        foreach (var reference in References.Runtime)
            test.TestState.AdditionalReferences.Add(reference);
        return test;
    }

    /// <summary>A test with <see cref="OperationsV4"/>.</summary>
    public static GeneratorTest<ConnectivityGenerator> TestOfOperations(string declaration = "[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;") => TestOf(OperationsV4, declaration);

    /// <summary>A V4 document with these types, and one set <c>Rows</c> of type <c>N.Row</c>.</summary>
    public static string V4(string types, string container = "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/>") => $"""
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
        <Schema Namespace="N" xmlns="http://docs.oasis-open.org/odata/ns/edm">
        {types}
        <EntityContainer Name="C">{container}</EntityContainer>
        </Schema></edmx:DataServices></edmx:Edmx>
        """;

    /// <summary>One of the types that a generated file holds: from its declaration to its end.</summary>
    public static string Part(this GeneratorRun run, string hintName, string type)
    {
        var lines = run.Source(hintName).Split('\n');
        var first = Array.FindIndex(lines, line => Regex.IsMatch(line, $@"^(public|internal) .*\b(class|struct|enum) {type}\b"));
        Assert.True(first >= 0, $"{hintName} has no {type}.");
        return string.Join('\n', lines[first..(Array.IndexOf(lines, "}", first) + 1)]);
    }

    private static string Document(string name) => File.ReadAllText(RepositoryRoot.Path("tests", "Generator.Tests", "Documents", name));
}
