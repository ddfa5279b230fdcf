using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Documents that refer to each other: who is found, who is read again after an edit, and what is said when one is missing.</summary>
public class ReferenceTests
{
    private const string Places = """<ComplexType Name="Place"><Property Name="City" Type="Edm.String"/></ComplexType>""";

    [Fact]
    public void A_type_of_another_document_is_generated_with_those_that_use_it()
    {
        var run = Test("Metadata/Places.edmx", Schema("M", Places)).Run();

        Assert.Contains("public global::Place? Where", run.Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
        Assert.Contains("City", run.Source("OwnService/Place.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Places.edmx", "Places.edmx")]
    [InlineData("../Common/places.edmx", "Common/Places.edmx")]
    [InlineData("https://host/odata/Places/$metadata?sap-language=EN", "Elsewhere/Places.edmx")]
    [InlineData("https://host/odata/Places.xml", "Elsewhere/Places.edmx")]
    [InlineData("../catalog;v=2/Vocabularies(TechnicalName='%2FX%2FY',Version='0001')/$value", "Elsewhere/anything.edmx")]
    public void The_document_is_found_by_path_by_name_or_by_what_it_declares(string uri, string file)
    {
        var test = Test(file, Schema("M", Places), uri);
        test.TestState.AdditionalFiles.Add("Metadata/Other.edmx", Schema("K", Places), "ODataMetadata");

        Assert.Contains("Place", string.Join('\n', test.Run().HintNames), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_that_declare_the_schema_the_path_decides()
    {
        var test = Test("Metadata/Places.edmx", Schema("M", Places));
        test.TestState.AdditionalFiles.Add("A/Places.edmx", Schema("M", Places.Replace("City", "Town", StringComparison.Ordinal)), "ODataMetadata", ("Name", "OtherPlaces"));

        Assert.Contains("City", test.Run().Source("OwnService/Place.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_that_refer_to_each_other_are_both_generated()
    {
        var back = Schema("M", """<ComplexType Name="Place"><Property Name="City" Type="Edm.String"/><Property Name="Rank" Type="N.Rank"/></ComplexType>""", Reference("Own.edmx", "N"));

        Assert.Contains("Rank", string.Join('\n', Test("Metadata/Places.edmx", back, more: """<EnumType Name="Rank"><Member Name="First"/></EnumType>""").Run().HintNames), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_document_is_named_with_what_needs_it()
    {
        var test = Test("Metadata/Other.edmx", Schema("K", Places));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5011") { Path = "/0/Metadata/Own.edmx" }.WithMessage(
            "'M.Place': declared in 'Places.edmx', which is no ODataMetadata item of the project; save that document and add it as one"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5009") { Path = "/0/Metadata/Own.edmx" });
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;

        Assert.Contains("OwnService/Row.g.cs", test.Run().HintNames);
    }

    [Fact]
    public void A_vocabulary_that_nobody_has_is_silent() => Services.TestOf(Services.V4("""<EntityType Name="Row"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.String" Nullable="false"/></EntityType>""")
        .Replace("<edmx:DataServices>", Reference("https://vocabularies.example/Core.xml", "Org.OData.Core.V1") + "<edmx:DataServices>", StringComparison.Ordinal)).Run();

    [Fact]
    public void An_edit_of_a_referenced_document_reads_the_one_that_refers_to_it_again()
    {
        var after = WithUnrelated().Run().ReplaceAdditionalFile("Metadata/Places.edmx", Schema("M", Places.Replace("City", "Town", StringComparison.Ordinal)));

        Assert.Equal(2, Redone(after));
        Assert.Contains("Town", after.Source("OwnService/Place.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_the_one_that_refers_reads_that_one_alone_again()
    {
        var after = WithUnrelated().Run().ReplaceAdditionalFile("Metadata/Own.edmx", Own().Replace("Where", "Whither", StringComparison.Ordinal));

        Assert.Equal(1, Redone(after));
        Assert.Contains("Whither", after.Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_document_that_is_not_referred_to_reads_no_other_again()
    {
        var after = WithUnrelated().Run().ReplaceAdditionalFile("Metadata/Third.edmx", Schema("T", Places.Replace("City", "Town", StringComparison.Ordinal)));

        Assert.Equal(1, Redone(after));
        Assert.Equal(2, after.Reasons(StepNames.Documents).Count(reason => reason == IncrementalStepRunReason.Cached));
        after.AssertUnchanged(StepNames.Clients);
    }

    [Fact]
    public void An_edit_of_a_file_of_code_reads_none()
    {
        var test = WithUnrelated();
        test.TestState.Sources.Add("namespace Elsewhere { internal class Unrelated { } }");
        var after = test.Run().ReplaceSource("Test1.cs", "namespace Elsewhere { internal class Unrelated { } } // edited");

        after.AssertNothingWasRedone();
        Assert.All(after.Reasons(StepNames.Documents), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static int Redone(GeneratorRun run) => run.Reasons(StepNames.Documents).Count(reason => reason == IncrementalStepRunReason.Modified);

    private static GeneratorTest<ConnectivityGenerator> WithUnrelated()
    {
        var test = Test("Metadata/Places.edmx", Schema("M", Places));
        test.TestState.AdditionalFiles.Add("Metadata/Third.edmx", Schema("T", Places), "ODataMetadata");
        return test;
    }

    private static GeneratorTest<ConnectivityGenerator> Test(string file, string document, string uri = "Places.edmx", string more = "")
    {
        var test = new GeneratorTest<ConnectivityGenerator>();
        test.TestState.Sources.Add("[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;");
        test.TestState.Properties["MSBuildProjectDirectory"] = "/0";
        test.TestState.AdditionalFiles.Add("Metadata/Own.edmx", Own(uri, more), "ODataMetadata");
        test.TestState.AdditionalFiles.Add(file, document, "ODataMetadata");
        foreach (var reference in References.Runtime)
            test.TestState.AdditionalReferences.Add(reference);
        return test;
    }

    private static string Own(string uri = "Places.edmx", string more = "") => Schema(
        "N",
        $"""<EntityType Name="Row"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.String" Nullable="false"/><Property Name="Where" Type="O.Place"/></EntityType>{more}<EntityContainer Name="C"><EntitySet Name="Rows" EntityType="N.Row"/></EntityContainer>""",
        Reference(uri, "M"));

    private static string Reference(string uri, string name) => $"""<edmx:Reference Uri="{uri}"><edmx:Include Namespace="{name}" Alias="O"/></edmx:Reference>""";

    private static string Schema(string name, string content, string before = "") =>
        $"""<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">{before}<edmx:DataServices><Schema Namespace="{name}" xmlns="http://docs.oasis-open.org/odata/ns/edm">{content}</Schema></edmx:DataServices></edmx:Edmx>""";
}
