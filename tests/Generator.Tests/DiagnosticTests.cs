using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Each diagnostic at its place, with what it suggests.</summary>
public class DiagnosticTests
{
    [Fact]
    public void A_document_that_is_no_XML_is_refused_where_it_breaks()
    {
        var test = Services.TestOf("<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\">\n  <edmx:DataServices>\n</edmx:Edmx>\n", "public class Nothing;");
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5001") { Path = "/0/Own.edmx" });
        test.Run();
    }

    [Fact]
    public void A_document_that_is_no_metadata_is_refused()
    {
        var test = Services.TestOf("<html><body>Log on</body></html>", "public class Nothing;");
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5001") { Path = "/0/Own.edmx" });
        test.Run();
    }

    [Fact]
    public void An_unknown_document_gets_a_suggestion() => Verify(
        """[ODataService({|#0:"API_ORDR_SRV"|}, Destination = "S4HANA")] public sealed partial class OrderService;""",
        new DiagnosticResult("BTP5002").WithLocation(0).WithMessage("No metadata document is named 'API_ORDR_SRV'; did you mean 'API_ORDER_SRV'?"));

    [Fact]
    public void The_case_of_the_document_name_does_not_matter() => Verify("""[ODataService("api_order_srv")] public sealed partial class OrderService;""");

    [Fact]
    public void Two_documents_of_one_name_are_ambiguous()
    {
        var test = Test("""[ODataService({|#0:"API_ORDER_SRV"|})] public sealed partial class OrderService;""");
        test.TestState.AdditionalFiles.Add("Other/Api_Order_Srv.edmx", Services.Orders, "ODataMetadata");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5002").WithLocation(0).WithMessage(
            "Several metadata documents are named 'API_ORDER_SRV': /0/Metadata/API_ORDER_SRV.edmx, /0/Other/Api_Order_Srv.edmx; give one of the ODataMetadata items another Name"));
        test.Run();
    }

    [Fact]
    public void The_name_of_an_item_goes_before_the_name_of_its_file()
    {
        var test = Test("""[ODataService("API_ORDER_SRV")] public sealed partial class OrderService;""");
        test.TestState.AdditionalFiles.Add("Other/API_ORDER_SRV.edmx", Services.Orders, "ODataMetadata", ("Name", "OTHER"));
        test.Run();
    }

    [Fact]
    public void An_unknown_destination_gets_a_suggestion() => Verify(
        """[ODataService("API_ORDER_SRV", Destination = {|#0:"S4HAN"|})] public sealed partial class OrderService;""",
        new DiagnosticResult("BTP5003").WithLocation(0).WithMessage("No manifest declares a destination 'S4HAN'; did you mean 'S4HANA'?"));

    [Fact]
    public void A_destination_that_is_not_HTTP_cannot_be_behind_a_service() => Verify(
        """[ODataService("API_ORDER_SRV", Destination = {|#0:"RFC_ERP"|})] public sealed partial class OrderService;""",
        new DiagnosticResult("BTP5003").WithLocation(0).WithMessage("Destination 'RFC_ERP' is of type RFC; an OData service needs one of type HTTP"));

    [Fact]
    public void A_placeholder_for_the_authentication_gives_no_chain() => Verify(
        """[ODataService("API_ORDER_SRV", Destination = {|BTP5003:"LATER"|})] public sealed partial class OrderService;""");

    [Fact]
    public void An_unknown_entity_set_is_reported_at_its_item() => Verify(
        """[ODataService("API_ORDER_SRV", EntitySets = ["A_OrderItem", {|#0:"A_Ordr"|}])] public sealed partial class OrderService;""",
        new DiagnosticResult("BTP5004").WithLocation(0).WithMessage("The service has no entity set 'A_Ordr'; did you mean 'A_Order'?"));

    [Fact]
    public void An_unknown_operation_is_reported_at_its_item() => Verify(
        """[ODataService("API_ORDER_SRV", Operations = new[] { {|BTP5004:"Release"|} })] public sealed partial class OrderService;""");

    [Fact]
    public void A_pattern_selects_without_a_complaint() => Verify("""[ODataService("API_ORDER_SRV", EntitySets = ["A_*"], Exclude = ["*Item"])] public sealed partial class OrderService;""");

    [Fact]
    public void A_V4_service_that_nobody_says_the_place_of_is_an_error() => Verify(
        """[ODataService({|#0:"Shop"|})] public sealed partial class ShopService;""",
        new DiagnosticResult("BTP5005").WithLocation(0).WithMessage("Where the service 'Shop' lives is unknown: set Path in [ODataService], or ServicePath of the ODataMetadata item"));

    [Fact]
    public void A_path_that_is_none_is_an_error_at_the_path() => Verify("""[ODataService("Shop", Path = {|BTP5005:"{root}/shop"|})] public sealed partial class ShopService;""");

    [Fact]
    public void A_class_that_is_not_partial_is_an_error_at_its_name() => Verify(
        """[ODataService("API_ORDER_SRV")] public sealed class {|#0:OrderService|};""",
        new DiagnosticResult("BTP5006").WithLocation(0).WithMessage("'OrderService' has to be partial, so that its client can be generated"));

    [Fact]
    public void A_class_around_that_is_not_partial_is_named() => Verify(
        """public class Outer { [ODataService("API_ORDER_SRV")] public sealed partial class {|#0:OrderService|}; }""",
        new DiagnosticResult("BTP5006").WithLocation(0).WithMessage("'Outer' has to be partial, so that its client can be generated"));

    [Fact]
    public void A_class_within_partial_classes_is_fine() => Verify("""public partial class Outer { [ODataService("API_ORDER_SRV")] public sealed partial class OrderService; }""");

    [Fact]
    public void Older_C_sharp_is_an_error_that_says_so()
    {
        var test = Test("namespace Sales { [Btp.Connectivity.ODataService(\"API_ORDER_SRV\")] public sealed partial class {|#0:OrderService|} { } }", ready: true);
        test.LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp11;
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5006").WithLocation(0).WithMessage("'OrderService' has to be compiled as C# 12 or later, so that its client can be generated"));
        test.Run();
    }

    [Fact]
    public void A_construct_that_cannot_be_expressed_is_skipped_alone_and_named()
    {
        var test = Services.TestOf(Services.V4("""
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key>
            <Property Name="ID" Type="Edm.Int32" Nullable="false"/>
            <Property Name="Place" Type="Other.Place"/></EntityType>
            """));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5009") { Path = "/0/Own.edmx" });
        Assert.Contains(" ID {", test.Run().Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_had_to_give_way_is_reported_at_its_line()
    {
        var test = Services.TestOf(Services.V4("""
            <EntityType Name="Row"><Key><PropertyRef Name="id"/></Key>
            <Property Name="id" Type="Edm.Int32" Nullable="false"/>
            <Property Name="Id" Type="Edm.String"/></EntityType>
            """), "/** <summary>Own.</summary> */ [Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010").WithSpan("Own.edmx", 4, 1, 4, 1).WithMessage("'id' is called 'IdKey' in C#, because 'Id' is taken"));
        test.Run();
    }

    private static void Verify(string declaration, params DiagnosticResult[] expected)
    {
        var test = Test(declaration);
        foreach (var result in expected)
            test.ExpectedDiagnostics.Add(result);
        test.Run();
    }

    private static GeneratorTest<ConnectivityGenerator> Test(string declaration, bool ready = false) =>
        Services.Test(ready ? declaration : "using Btp.Connectivity;\nnamespace Sales;\n" + declaration);
}
