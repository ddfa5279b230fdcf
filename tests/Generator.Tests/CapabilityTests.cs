using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>What a service refuses is not there to be called.</summary>
public class CapabilityTests
{
    private const string Written = """
        <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key>
        <Property Name="ID" Type="Edm.Int32" Nullable="false"><Annotation Term="Org.OData.Core.V1.Immutable"/></Property>
        <Property Name="Text" Type="Edm.String" Nullable="false"><Annotation Term="Org.OData.Core.V1.Immutable"/></Property>
        <Property Name="__Text" Type="Edm.String"/>
        <Property Name="Total" Type="Edm.Decimal"><Annotation Term="Org.OData.Core.V1.Computed"/></Property>
        <Property Name="Note" Type="Edm.String"/></EntityType>
        <EntityType Name="Special" BaseType="N.Row"><Property Name="Rank" Type="Edm.Int32"><Annotation Term="Org.OData.Core.V1.Computed"/></Property></EntityType>
        """;

    [Theory]
    [InlineData("new global::Row { ID = 1, Text = \"a\", Note = \"b\" }.Note = \"c\"", null)]
    [InlineData("new global::Row().ID = 1", "CS8852")]
    [InlineData("new global::Row().Text = \"a\"", "CS8852")]
    [InlineData("new global::Row { Total = 1m }", "CS0272")]
    [InlineData("new global::Special { Rank = 1 }", "CS0272")]
    public void Who_may_set_a_property_is_for_the_service_to_say(string expression, string? error)
    {
        var test = Services.TestOf(Services.V4(Written));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010") { Path = "/0/Own.edmx" });
        test.TestState.Sources.Add($"/** <summary>.</summary> */ public static class Use {{ /** <summary>.</summary> */ public static object Of() => {expression}; }}");
        if (error is null)
            test.Run();
        else
            Assert.Contains(error, Assert.ThrowsAny<Exception>(() => test.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_property_that_cannot_be_filtered_no_condition_can_be_made()
    {
        var run = Services.Test(Services.OrderDeclaration).Run();

        Assert.Contains("PropertyPath<string?> BuyerName ", run.Part("Sales.OrderService/Order.g.cs", "OrderFilter"), StringComparison.Ordinal);
        Assert.DoesNotContain(" BuyerName ", run.Part("Sales.OrderService/Order.g.cs", "OrderSort"), StringComparison.Ordinal);
        Assert.Contains(" Buyer ", run.Part("Sales.OrderService/Order.g.cs", "OrderFilter"), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_property_that_a_set_restricts_no_condition_can_be_made()
    {
        var filter = Services.Test(Services.ShopDeclaration).Run().Part("Shopping.ShopService/Order.g.cs", "OrderFilter");

        Assert.Contains("PropertyPath<global::System.TimeSpan?> Takes ", filter, StringComparison.Ordinal);
        Assert.Contains(" ShippedAt ", filter, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_cannot_be_paged_has_no_Skip()
    {
        var run = Services.Test(Services.OrderDeclaration).Run();

        Assert.DoesNotContain(" Skip(", run.Part("Sales.OrderService/OrderItem.g.cs", "OrderItemQuery"), StringComparison.Ordinal);
        Assert.Contains(" Skip(", run.Part("Sales.OrderService/Order.g.cs", "OrderQuery"), StringComparison.Ordinal);
    }

    [Fact]
    public void Search_is_there_where_the_service_searches()
    {
        var run = Services.Test(Services.ShopDeclaration).Run();

        Assert.DoesNotContain(" Search(", run.Part("Shopping.ShopService/Order.g.cs", "OrderQuery"), StringComparison.Ordinal);
        Assert.Contains(" Search(", run.Part("Shopping.ShopService/Customer.g.cs", "CustomerQuery"), StringComparison.Ordinal);
    }

    [Fact]
    public void V2_has_no_nested_options_and_no_lambda_operators()
    {
        var expected = new[] { "CS1660", "CS1501", "CS1061", "CS7036", "CS1503", "CS0411", "CS1929", "CS0019" };
        AssertDoesNotCompile("s.Order.Expand(o => o.ToItem, items => items.Take(5))", expected);
        AssertDoesNotCompile("s.Order.Where(o => o.ToItem.Any())", expected);
        AssertDoesNotCompile("s.Order.Where(o => o.BuyerName == \"x\")", expected);
    }

    [Fact]
    public void Reading_as_documented_compiles_for_both_protocols() => Services.Test(Services.OrderDeclaration, Services.ShopDeclaration, """
        namespace App;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        /// <summary>Reads.</summary>
        public static class Reader
        {
            /// <summary>V2.</summary>
            public static async Task Orders(Sales.OrderService s, string currency, CancellationToken ct)
            {
                IReadOnlyList<Sales.Order> top = await s.Order.Where(o => o.Currency == currency && o.NetAmount > 100m).OrderByDescending(o => o.NetAmount).Take(10).ToListAsync(ct);
                Sales.Order? one = await s.Order["4711"].GetOrDefaultAsync(ct);
                var item = await s.OrderItem[order: "4711", orderItem: "10"].GetAsync(ct);
                await foreach (var o in s.Order.Expand(o => o.ToItem)) { }
                await foreach (var o in s.Order.Expand(o => o.ToItem.ToOrder)) { }
                long n = await s.Order.Where(o => o.Buyer == "17100001").CountAsync(ct);
                var page = await s.Order.Take(50).WithCount().ToPageAsync(ct);
                await s.Order["4711"].ToItem.Where(i => i.Material.StartsWith("TG")).ToListAsync(ct);
                string? name = await s.Order["4711"].Property(o => o.BuyerName).GetAsync(ct);
                await s.Order["4711"].Property(o => o.Currency).SetAsync("AED", cancellationToken: ct);
                var query = from o in s.Order where o.Currency == "AED" orderby o.NetAmount descending, o.OrderKey select o;
                _ = query.ToString();
                var draft = new Sales.Order { Buyer = "1", ToItem = [new() { Material = "TG11" }] };
            }

            /// <summary>V4.</summary>
            public static async Task Shop(Shopping.ShopService s, CancellationToken ct)
            {
                await s.Customers.Expand(c => c.Orders, orders => orders.Where(o => o.Amount > 0).Take(5)).ToListAsync(ct);
                await s.Customers.Where(c => c.Orders.Any(o => o.Amount > 1000m) && c.Favourite == Shopping.Color.Red && c.Address.City == "Walldorf").ToListAsync(ct);
                await s.Customers.Where(c => c.Emails.Any(e => e.EndsWith("example.com"))).OrderBy(c => c.Address.City).ToListAsync(ct);
                var me = await s.Me.Expand(c => c.Notes).GetAsync(ct);
                _ = me is Shopping.KeyCustomer { Discount: > 0m };
                await s.Me.Orders[4711L].Customer.GetAsync(ct);
                Shopping.Address? address = await s.Me.Property(c => c.Address).GetAsync(ct);
                IReadOnlyList<string?> emails = await s.Me.Property(c => c.Emails).GetAsync(ct);
                System.TimeSpan? takes = await s.Me.Orders[4711L].Property(o => o.Takes).GetAsync(ct);
                await s.Me.Property(c => c.Address.City).SetAsync("Bonn", Btp.Connectivity.OData.ETag.Any, ct);
            }
        }
        """.Replace("namespace App;", "", StringComparison.Ordinal).Replace("/// <summary>Reads.</summary>", "namespace App;\n/// <summary>Reads.</summary>", StringComparison.Ordinal)).Run();

    private static void AssertDoesNotCompile(string expression, string[] expected)
    {
        var test = Services.Test(Services.OrderDeclaration, $"using System.Linq; class Use {{ object Query(Sales.OrderService s) => {expression}; }}");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        var errors = test.Run().Output.GetDiagnostics().Where(finding => finding.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Contains(error.Id, expected));
    }

    [Fact]
    public void What_the_service_wants_of_conditions_and_values_stands_where_one_writes_them()
    {
        const string Row = """
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/>
            <Property Name="Plant" Type="Edm.String"><Annotation Term="com.sap.vocabularies.Common.v1.IsUpperCase"/><Annotation Term="Org.OData.Validation.V1.Pattern" String="[A-Z&lt;]{4}"/></Property>
            <NavigationProperty Name="Next" Type="N.Row"/><NavigationProperty Name="Draft" Type="N.Row"/></EntityType>
            """;
        const string Set = """
            <EntitySet Name="Rows" EntityType="N.Row"><Annotation Term="Capabilities.FilterRestrictions"><Record>
            <PropertyValue Property="RequiredProperties"><Collection><PropertyPath>Plant</PropertyPath></Collection></PropertyValue>
            <PropertyValue Property="FilterExpressionRestrictions"><Collection><Record><PropertyValue Property="Property" PropertyPath="Plant"/><PropertyValue Property="AllowedExpressions" String="SingleRange"/></Record></Collection></PropertyValue>
            </Record></Annotation><Annotation Term="Capabilities.NavigationRestrictions"><Record><PropertyValue Property="RestrictedProperties"><Collection>
            <Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="Draft"/><PropertyValue Property="Navigability" EnumMember="Capabilities.NavigationType/None"/></Record>
            </Collection></PropertyValue></Record></Annotation></EntitySet>
            """;
        var run = Services.TestOf(Services.V4(Row, Set)).Run();

        Assert.Contains("Every query needs a condition on it. Accepts one range (<c>==</c>, <c>&lt;=</c>, <c>&gt;=</c>).", run.Part("OwnService/Row.g.cs", "RowFilter"), StringComparison.Ordinal);
        Assert.Contains("Upper case; matches <c>[A-Z&lt;]{4}</c>; line", run.Source("OwnService/Row.g.cs"), StringComparison.Ordinal);
        Assert.Contains(" Next ", run.Part("OwnService/Row.g.cs", "RowExpand"), StringComparison.Ordinal);
        Assert.DoesNotContain(" Draft ", run.Part("OwnService/Row.g.cs", "RowExpand"), StringComparison.Ordinal);
        Assert.DoesNotContain(" Draft ", run.Part("OwnService/Row.g.cs", "RowReference"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<EntitySet Name=\"Rows\" EntityType=\"N.Row\"><Annotation Term=\"Org.OData.Capabilities.V1.TopSupported\" Bool=\"false\"/></EntitySet>", true)]
    [InlineData("<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/>", false)]
    public void The_first_row_is_read_without_top_where_the_service_takes_none(string set, bool isWithout)
    {
        var run = Services.TestOf(Services.V4("<EntityType Name=\"Row\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/></EntityType>", set)).Run();
        Assert.Equal(isWithout, run.Source("OwnService/Row.g.cs").Contains("override bool CanTake => false", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public void Rows_are_created_over_a_navigation_property_that_says_so_although_their_set_refuses_them(string? insertable, bool isThere)
    {
        const string Types = """
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/><NavigationProperty Name="Items" Type="Collection(N.Item)"/></EntityType>
            <EntityType Name="Item"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/></EntityType>
            """;
        var restriction = insertable is null ? "" : $"<PropertyValue Property=\"InsertRestrictions\"><Record><PropertyValue Property=\"Insertable\" Bool=\"{insertable}\"/></Record></PropertyValue>";
        var sets = $"""
            <EntitySet Name="Rows" EntityType="N.Row"><NavigationPropertyBinding Path="Items" Target="Items"/><Annotation Term="Org.OData.Capabilities.V1.NavigationRestrictions"><Record><PropertyValue Property="RestrictedProperties"><Collection>
            <Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="Items"/>{restriction}</Record></Collection></PropertyValue></Record></Annotation></EntitySet>
            <EntitySet Name="Items" EntityType="N.Item"><Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false"/></Record></Annotation></EntitySet>
            """;
        var run = Services.TestOf(Services.V4(Types, sets)).Run();

        Assert.Equal(isThere, run.Part("OwnService/Row.g.cs", "RowReference").Contains("ItemSet.OfParent Items ", StringComparison.Ordinal));
        Assert.Equal(isThere, run.Source("OwnService/Item.g.cs").Contains("IInsertableSet<", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4.0", "", "ODataAggregatableQuery<T, ")]
    [InlineData("4.01", "", "ODataComputableQuery<T, ")]
    [InlineData("4.0", "<Annotation Term=\"Org.OData.Aggregation.V1.ApplySupported\"><Record/></Annotation>", "ODataAggregatableQuery<T, ")]
    [InlineData("4.0", "<Annotation Term=\"Org.OData.Aggregation.V1.ApplySupported\"><Record><PropertyValue Property=\"Transformations\"><Collection><String>filter</String></Collection></PropertyValue></Record></Annotation>", "ODataQuery<T>")]
    public void Rows_are_grouped_where_the_service_does_it(string version, string annotation, string expected)
    {
        var document = Services.V4(Written, "<EntitySet Name=\"Rows\" EntityType=\"N.Row\">" + annotation + "</EntitySet>").Replace("Version=\"4.0\"", "Version=\"" + version + "\"", StringComparison.Ordinal);
        var test = Services.TestOf(document);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010") { Path = "/0/Own.edmx" });
        Assert.Contains(" : global::Btp.Connectivity.OData." + expected, test.Run().Part("OwnService/Row.g.cs", "RowQuery"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Edm.GeographyPoint", "GeoPoint? Place ", "GeoPath<global::Btp.Connectivity.OData.GeoPoint> Place => new(_path, \"Place\");")]
    [InlineData("Edm.GeometryPolygon", "GeoPolygon? Place ", "GeoPath<global::Btp.Connectivity.OData.GeoPolygon> Place => new(_path, \"Place\", global::Btp.Connectivity.OData.EdmType.Geometry);")]
    [InlineData("Edm.Geography", "GeoShape? Place ", "GeoPath<global::Btp.Connectivity.OData.GeoShape> Place ")]
    [InlineData("Collection(Edm.GeographyPoint)", "IReadOnlyList<global::Btp.Connectivity.OData.GeoPoint?> Place ", "PropertyPath<global::System.Collections.Generic.IReadOnlyList<global::Btp.Connectivity.OData.GeoPoint?>> Place ")]
    public void Spatial_values_are_records(string type, string property, string path)
    {
        var run = Services.TestOf(Services.V4($"""
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/><Property Name="Place" Type="{type}" Nullable="false"/></EntityType>
            """)).Run();
        Assert.Contains(property, run.Part("OwnService/Row.g.cs", "Row"), StringComparison.Ordinal);
        Assert.Contains(path, run.Part("OwnService/Row.g.cs", "RowFilter"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_set_says_that_it_groups_a_silent_one_does_not()
    {
        const string says = "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/><EntitySet Name=\"Sums\" EntityType=\"N.Special\"><Annotation Term=\"Org.OData.Aggregation.V1.ApplySupported\"><Record/></Annotation></EntitySet>";
        var test = Services.TestOf(Services.V4(Written, says));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010") { Path = "/0/Own.edmx" });
        var run = test.Run();
        Assert.Contains(" : global::Btp.Connectivity.OData.ODataQuery<T>", run.Part("OwnService/Row.g.cs", "RowQuery"), StringComparison.Ordinal);
        Assert.Contains(" : global::Btp.Connectivity.OData.ODataAggregatableQuery<T, ", run.Part("OwnService/Special.g.cs", "SpecialQuery"), StringComparison.Ordinal);
    }
}
