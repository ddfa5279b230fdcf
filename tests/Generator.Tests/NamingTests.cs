using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>From wire names to C# names; docs/naming.md has the same table.</summary>
public class NamingTests
{
    [Theory]
    [InlineData("A_SalesOrderType", "SalesOrder")]
    [InlineData("A_SalesOrderItem", "SalesOrderItem")]
    [InlineData("SalesOrderType", "SalesOrder")]
    [InlineData("Type", "Type")]
    [InlineData("A_Type", "Type")]
    [InlineData("YY1_BILLINGTYPEType", "Billingtype")]
    [InlineData("SALES_ORDER", "SalesOrder")]
    [InlineData("SAP__Message", "SAPMessage")]
    [InlineData("sales.order-item", "SalesOrderItem")]
    [InlineData("Заказ", "Заказ")]
    [InlineData("заказ", "Заказ")]
    public void A_type_is_called(string wireName, string name) => Assert.Equal(name, WireNames.Type(wireName));

    [Theory]
    [InlineData("A_SalesOrder", "SalesOrder")]
    [InlineData("A_", "A")]
    [InlineData("Airlines", "Airlines")]
    [InlineData("me", "Me")]
    public void A_set_is_called(string wireName, string name) => Assert.Equal(name, WireNames.Set(wireName));

    [Theory]
    [InlineData("TotalNetAmount", "TotalNetAmount")]
    [InlineData("to_Item", "ToItem")]
    [InlineData("_Item", "Item")]
    [InlineData("YY1_Region_SDH", "RegionSDH")]
    [InlineData("YY1_", "Yy1")]
    [InlineData("firstName", "FirstName")]
    [InlineData("ID", "ID")]
    [InlineData("BUKRS", "Bukrs")]
    [InlineData("class", "Class")]
    [InlineData("1stValue", "_1stValue")]
    [InlineData("Field1_2", "Field1_2")]
    [InlineData("Field_1", "Field1")]
    [InlineData("Größe", "Größe")]
    [InlineData("a b\tc", "ABC")]
    [InlineData("___", "Unnamed")]
    [InlineData("A_Property", "AProperty")]
    public void A_property_is_called(string wireName, string name) => Assert.Equal(name, WireNames.Member(wireName));

    [Theory]
    [InlineData("SalesOrder", "salesOrder")]
    [InlineData("SalesOrderItem", "salesOrderItem")]
    [InlineData("ID", "id")]
    [InlineData("UUIDKey", "uuidKey")]
    [InlineData("class", "@class")]
    [InlineData("BUKRS", "bukrs")]
    public void A_parameter_is_called(string wireName, string name) => Assert.Equal(name, WireNames.Parameter(wireName));

    [Theory]
    [InlineData("State")]
    [InlineData("Property")]
    [InlineData("Expand")]
    public void A_navigation_property_gives_way_to_a_member_of_references(string name)
    {
        var test = Services.TestOf(Services.V4($"""
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/><NavigationProperty Name="{name}" Type="N.Row"/></EntityType>
            """));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010") { Path = "/0/Own.edmx" });
        Assert.Contains($"RowReference To{name} => new(State.Navigate(\"{name}\"));", test.Run().Part("OwnService/Row.g.cs", "RowReference"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_equal_to_its_type_ends_with_Key_or_Value()
    {
        var source = Own("""
            <EntityType Name="Row"><Key><PropertyRef Name="Row"/></Key><Property Name="Row" Type="Edm.Int32" Nullable="false"/><Property Name="Plain" Type="N.Plain"/></EntityType>
            <ComplexType Name="Plain"><Property Name="Plain" Type="Edm.String"/></ComplexType>
            """);

        Assert.Contains("public int RowKey {", source.Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public string? PlainValue {", source.Source("OwnService/Plain.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ETag")]
    [InlineData("ToString")]
    [InlineData("GetType")]
    [InlineData("AdditionalProperties")]
    [InlineData("RowFilter")]
    public void A_property_gives_way_to_what_the_base_class_has(string name)
    {
        var run = Own($"<EntityType Name=\"Row\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/><Property Name=\"{name}\" Type=\"Edm.String\"/></EntityType>", "BTP5010");

        Assert.Contains($"public string? {name}Value {{", run.Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_navigation_property_gives_way_to_a_property()
    {
        var run = Own("""
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/>
            <Property Name="Item" Type="Edm.String"/><NavigationProperty Name="_Item" Type="N.Row"/></EntityType>
            """, "BTP5010");

        Assert.Contains("public global::Row? ToItem {", run.Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_without_an_ending_goes_before_one_that_loses_it()
    {
        const string Row = "<EntityType Name=\"Row\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/><Property Name=\"Other\" Type=\"N.RowType\"/></EntityType>";
        const string Other = "<ComplexType Name=\"RowType\"><Property Name=\"Text\" Type=\"Edm.String\"/></ComplexType>";
        var oneWay = Own(Row + "\n" + Other, "BTP5010");
        var otherWay = Own(Other + "\n" + Row, "BTP5010");

        Assert.Contains("public global::RowType? Other {", oneWay.Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
        Assert.Equal(oneWay.HintNames.Order(StringComparer.Ordinal), otherWay.HintNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Types_of_one_name_in_two_schemas_are_told_apart()
    {
        var run = Own("""
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/><Property Name="Here" Type="N.Place"/><Property Name="There" Type="M.Far.Place"/></EntityType>
            <ComplexType Name="Place"><Property Name="Text" Type="Edm.String"/></ComplexType>
            """, "BTP5010", "<Schema Namespace=\"M.Far\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\"><ComplexType Name=\"Place\"><Property Name=\"Km\" Type=\"Edm.Int32\"/></ComplexType></Schema>");

        Assert.Contains("OwnService/Place.g.cs", run.HintNames);
        Assert.Contains("OwnService/NPlace.g.cs", run.HintNames);
    }

    [Fact]
    public void A_selection_changes_no_name()
    {
        var all = Services.Test(Services.OrderDeclaration).Run();
        var some = Services.Test(Services.OrderDeclaration.Replace("Destination", "EntitySets = [\"A_OrderItem\"], Destination", StringComparison.Ordinal)).Run();

        Assert.Equal(all.Part("Sales.OrderService/OrderItem.g.cs", "OrderItemSort").Split('\n')[0], some.Part("Sales.OrderService/OrderItem.g.cs", "OrderItemSort").Split('\n')[0]);
        Assert.Subset(all.HintNames.ToHashSet(), some.HintNames.ToHashSet());
    }

    [Theory]
    [InlineData("System", "")]
    [InlineData("Btp", "")]
    [InlineData("Microsoft", "")]
    [InlineData("OData", "namespace Btp.Connectivity; ")]
    public void A_type_never_hides_a_namespace_that_the_code_calls(string type, string where)
    {
        const string Body = "><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/></EntityType>";
        var test = Services.TestOf(
            Services.V4($"<EntityType Name=\"{type}\"{Body}", $"<EntitySet Name=\"Rows\" EntityType=\"N.{type}\"/>"),
            where + "[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010") { Path = "/0/Own.edmx" });

        Assert.Contains($"/N{type}.g.cs", string.Join('\n', test.Run().HintNames), StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_a_type_may_be_called_like_such_a_namespace() => Services.TestOf(
        Services.V4("<EntityType Name=\"System\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/></EntityType>", "<EntitySet Name=\"Rows\" EntityType=\"N.System\"/>"),
        "namespace Own; [Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService;").Run();

    private static GeneratorRun Own(string types, string? finding = null, string moreSchemas = "")
    {
        var test = Services.TestOf(Services.V4(types).Replace("<Schema Namespace=\"N\"", moreSchemas + "<Schema Namespace=\"N\"", StringComparison.Ordinal));
        if (finding is not null)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(finding) { Path = "/0/Own.edmx" });
        return test.Run();
    }
}
