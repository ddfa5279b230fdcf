using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests.Rfc;

/// <summary>Typed clients of function modules: what is generated, what is refused and where, what an edit runs again.</summary>
public class RfcTests
{
    private const string Declaration = """[RfcService("Z_ORDER_GET", Destination = "S4HANA")] public sealed partial class Orders;""";

    private static readonly string _manifest = File.ReadAllText(RepositoryRoot.Path("tests", "Generator.Tests", "Documents", "Z_ORDER.json"));

    [Fact]
    public void A_function_becomes_a_method_with_its_structures_and_its_exception()
    {
        var run = Test(Declaration).Run();

        Assert.Contains(
            "ZOrderGetAsync(string number, int? count = null, global::System.Collections.Generic.IEnumerable<string>? notes = null, global::System.Threading.CancellationToken cancellationToken = default)",
            run.Source("Rfc/Sales.Orders/ZOrderGet.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public decimal Amount { get; set; }", run.Source("Rfc/Sales.Orders/Structures/Zorder.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public global::Btp.Connectivity.Rfc.RfcDecimal Total { get; set; }", run.Source("Rfc/Sales.Orders/Structures/Zorder.g.cs"), StringComparison.Ordinal);
        Assert.Contains("\"NOT_FOUND\" => global::Sales.Orders.ZOrderGetError.", run.Source("Rfc/Sales.Orders/ZOrderGet.g.cs"), StringComparison.Ordinal);
        Assert.Contains(".PropagatePrincipal()", run.Source("Rfc/Sales.Orders/Orders.Registration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_generated_for_two_functions_is_what_was_reviewed()
    {
        var run = Test("""[RfcService("Z_ORDER_GET", "Z_OLD", Destination = "RFC_ERP", SoapDestination = "S4HANA")] public sealed partial class Orders;""").Run();

        Golden.Match(string.Concat(run.HintNames.Where(static name => name.StartsWith("Rfc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => $"==== {name}\n{run.Source(name).Replace("1.0.0.0", "{version}", StringComparison.Ordinal)}\n")), "Functions.g.cs.txt");
    }

    [Fact]
    public void The_answer_of_RFC_GET_FUNCTION_INTERFACE_is_a_manifest_too()
    {
        var run = Test("""[RfcService("z_old")] public sealed partial class Orders;""").Run();

        Assert.Contains("ZOldAsync(string? text = null, ", run.Source("Rfc/Sales.Orders/ZOld.g.cs"), StringComparison.Ordinal);
        Assert.Contains("RfcDataType.Char, 10)", run.Source("Rfc/Sales.Orders/ZOld.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Packed(\"VALUE\", 7, 1)", run.Source("Rfc/Sales.Orders/Structures/Zrow.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(run.HintNames, name => name.EndsWith("Orders.Registration.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void An_RFC_destination_gets_a_registration_without_HTTP() => Assert.Contains(
        "RfcClientRegistration.AddRfcClient(services, global::Sales.Destinations.RFC_ERP,",
        Test("""[RfcService("Z_OLD", Destination = "RFC_ERP")] public sealed partial class Orders;""").Run().Source("Rfc/Sales.Orders/Orders.Registration.g.cs"), StringComparison.Ordinal);

    [Fact]
    public void An_RFC_destination_with_a_SOAP_destination_is_called_over_that() => Assert.Contains(
        "global::Sales.Destinations.S4HANA,",
        Test("""[RfcService("Z_OLD", Destination = "RFC_ERP", SoapDestination = "S4HANA")] public sealed partial class Orders;""").Run().Source("Rfc/Sales.Orders/Orders.Registration.g.cs"), StringComparison.Ordinal);

    [Fact]
    public void Two_clients_of_one_namespace_can_have_the_same_functions() =>
        Test(Declaration + """ [RfcService("Z_ORDER_GET")] public sealed partial class Other;""").Run();

    [Fact]
    public void A_member_of_ones_own_keeps_its_name() => Assert.Contains(
        "partial class ZORDER", string.Concat(Test("""[RfcService("Z_ORDER_GET")] public sealed partial class Orders { /** <summary>Own.</summary> */ public int Zorder; }""", new DiagnosticResult("BTP5010").WithSpan("Metadata/Z_ORDER.json", 2, 1, 2, 1)).Run().Sources.Values), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_function_gets_a_suggestion() => Test(
        """[RfcService("Z_OLD", {|#0:"Z_ORDER_GIT"|})] public sealed partial class Orders;""",
        new DiagnosticResult("BTP5014").WithLocation(0).WithMessage("No manifest describes a function module 'Z_ORDER_GIT'; did you mean 'Z_ORDER_GET'?")).Run();

    [Fact]
    public void A_type_that_cannot_be_passed_is_named_where_the_function_is_asked_for() => Test(
        """[RfcService({|#0:"Z_OBJECT"|})] public sealed partial class Orders;""",
        new DiagnosticResult("BTP5015").WithLocation(0).WithMessage("The function module 'Z_OBJECT' cannot be called: parameter 'REF' is of type 'RFCTYPE_ABAPOBJECT', which C# code cannot pass")).Run();

    [Fact]
    public void A_destination_of_another_name_or_type_is_refused()
    {
        Test("""[RfcService("Z_OLD", Destination = {|#0:"RFC_ERB"|})] public sealed partial class Orders;""",
            new DiagnosticResult("BTP5003").WithLocation(0).WithMessage("No manifest declares a destination 'RFC_ERB'; did you mean 'RFC_ERP'?")).Run();
        Test("""[RfcService("Z_OLD", Destination = "RFC_ERP", SoapDestination = {|#0:"RFC_ERP"|})] public sealed partial class Orders;""",
            new DiagnosticResult("BTP5003").WithLocation(0).WithMessage("Destination 'RFC_ERP' is of type RFC; SOAP RFC needs one of type HTTP")).Run();
    }

    [Fact]
    public void A_class_that_is_not_partial_is_an_error_at_its_name() =>
        Test("""[RfcService("Z_OLD")] public sealed class {|BTP5006:Orders|};""").Run();

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"name\": \"Z_OLD\" }")]
    [InlineData("{ \"FUNCNAME\": \"Z_OLD\", \"PARAMS\": [ { \"PARAMETER\": \"A\", \"PARAMCLASS\": \"Q\" } ] }")]
    [InlineData("{ \"rfcName\": \"Z\", \"import\": [ 1 ] }")]
    public void A_manifest_that_is_none_is_reported_in_it(string text)
    {
        var test = Test("public class Nothing;", new DiagnosticResult("BTP5013") { Path = "/0/Bad.json" });
        test.TestState.AdditionalFiles.Add("Bad.json", text, "RfcMetadata");
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        test.Run();
    }

    [Fact]
    public void Edits_run_only_what_they_concern()
    {
        var test = Test(Declaration);
        test.TestState.AdditionalFiles.Add("Metadata/Z_OTHER.json", "{ \"rfcName\": \"Z_OTHER\" }", "RfcMetadata");
        var before = test.Run();

        before.TouchAdditionalFile("Metadata/Z_ORDER.json").AssertUnchanged(StepNames.RfcManifests);
        var other = before.ReplaceAdditionalFile("Metadata/Z_OTHER.json", "{ \"rfcName\": \"Z_ELSE\" }");
        other.AssertChanged(StepNames.RfcManifests);
        other.AssertUnchanged(StepNames.RfcInputs);
        var above = before.ReplaceSource("Test0.cs", "// above\n" + Source(Declaration));
        above.AssertChanged(StepNames.RfcPlaces);
        above.AssertUnchanged(StepNames.RfcDeclarations);
        above.AssertUnchanged(StepNames.RfcClients);
        before.ReplaceAdditionalFile("Metadata/Z_ORDER.json", _manifest.Replace("Reads an order", "Gets it", StringComparison.Ordinal)).AssertChanged(StepNames.RfcClients);
    }

    private static string Source(string declaration) => "using Btp.Connectivity;\nnamespace Sales;\n" + declaration;

    private static GeneratorTest<ConnectivityGenerator> Test(string declaration, params DiagnosticResult[] expected)
    {
        var test = Services.Test(Source(declaration));
        test.TestState.AdditionalFiles.Add("Metadata/Z_ORDER.json", _manifest, "RfcMetadata");
        foreach (var result in expected)
            test.ExpectedDiagnostics.Add(result);
        return test;
    }
}
