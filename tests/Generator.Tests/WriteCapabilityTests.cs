using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Where a service takes rows, and what of them: sets, navigation properties, properties, singletons.</summary>
public class WriteCapabilityTests
{
    private const string Types = """
        <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/><Property Name="Note" Type="Edm.String"/><Property Name="State" Type="Edm.String"/>
        <NavigationProperty Name="Items" Type="Collection(N.Item)"/></EntityType>
        <EntityType Name="Item"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/></EntityType>
        """;

    [Theory]
    [InlineData("", "s.Rows.CreateAsync(new global::Row())", true)]
    [InlineData("", "s.Rows().CreateAsync(new global::Row())", false)]
    [InlineData(NotListed, "s.Rows().CreateAsync(new global::Row())", true)]
    [InlineData(NotListed, "s.Rows(5).UpdateAsync(r => r.Note = \"x\")", true)]
    [InlineData(NotListed, "s.Rows().DeleteAsync(new global::Row())", true)]
    [InlineData(NotListed, "s.Rows().ToListAsync()", false)]
    [InlineData(NotListed + NotInsertable, "s.Rows().CreateAsync(new global::Row())", false)]
    [InlineData(NotListed + NotInsertable, "s.Rows(5).DeleteAsync()", true)]
    [InlineData(ByKeyOnly, "s.Rows().CreateAsync(new global::Row())", true)]
    [InlineData(ByKeyOnly, "s.Rows(5).GetAsync()", true)]
    public void A_set_that_cannot_be_listed_can_still_be_written(string annotations, string expression, bool compiles)
        => AssertCompiles("<EntitySet Name=\"Rows\" EntityType=\"N.Row\">" + annotations + "</EntitySet>", expression, compiles);

    [Fact]
    public void What_a_set_does_at_all_decides_whether_it_is_there()
    {
        const string nothing = NotListed + NotInsertable + "<Annotation Term=\"Org.OData.Capabilities.V1.UpdateRestrictions\"><Record><PropertyValue Property=\"Updatable\" Bool=\"false\"/></Record></Annotation><Annotation Term=\"Org.OData.Capabilities.V1.DeleteRestrictions\"><Record><PropertyValue Property=\"Deletable\" Bool=\"false\"/></Record></Annotation>";
        AssertCompiles("<EntitySet Name=\"Rows\" EntityType=\"N.Row\">" + nothing + "</EntitySet>", "s.Rows(5)", false);
    }

    [Theory]
    [InlineData("false", "s.Rows[1].Items.CreateAsync(new global::Item())", false)]
    [InlineData("false", "s.Items.CreateAsync(new global::Item())", true)]
    [InlineData("false", "s.Rows[1].Items[2].DeleteAsync()", true)]
    [InlineData("false", "s.Rows[1].Items.Take(2).ToListAsync()", true)]
    [InlineData("true", "s.Rows[1].Items.CreateAsync(new global::Item())", true)]
    public void A_navigation_property_can_forbid_creating_where_the_set_allows_it(string insertable, string expression, bool compiles)
        => AssertCompiles(
            $"""
            <EntitySet Name="Rows" EntityType="N.Row"><NavigationPropertyBinding Path="Items" Target="Items"/><Annotation Term="Org.OData.Capabilities.V1.NavigationRestrictions"><Record><PropertyValue Property="RestrictedProperties"><Collection>
            <Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="Items"/><PropertyValue Property="InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="{insertable}"/></Record></PropertyValue></Record>
            </Collection></PropertyValue></Record></Annotation></EntitySet><EntitySet Name="Items" EntityType="N.Item"/>
            """,
            expression,
            compiles);

    [Fact]
    public void What_a_set_takes_less_of_than_its_type_says_is_known_to_its_classes()
    {
        const string Sets = """
            <EntitySet Name="Rows" EntityType="N.Row">
            <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="NonInsertableProperties"><Collection><PropertyPath>State</PropertyPath></Collection></PropertyValue></Record></Annotation>
            <Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record><PropertyValue Property="NonUpdatableProperties"><Collection><PropertyPath>Note</PropertyPath><PropertyPath>ID</PropertyPath></Collection></PropertyValue></Record></Annotation>
            </EntitySet><EntitySet Name="Views" EntityType="N.Row"/>
            """;
        var run = Services.TestOf(Services.V4(Types, Sets)).Run();
        var source = run.Source("OwnService/Row.g.cs");
        Assert.Contains("_writeRules = new(\"Row\", [\"State\"], [\"Note\"]);", source, StringComparison.Ordinal);
        Assert.Contains("ODataWriteRules? WriteRules => global::RowSet._writeRules;", run.Part("OwnService/Row.g.cs", "RowReference"), StringComparison.Ordinal);
        Assert.DoesNotContain("Rules ", run.Part("OwnService/Row.g.cs", "ViewsSet"), StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_into_complex_values_and_what_must_be_there_are_known_too()
    {
        const string Complex = """
            <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/><Property Name="Note" Type="Edm.String"/><Property Name="Place" Type="N.Place"/></EntityType>
            <ComplexType Name="Place"><Property Name="City" Type="Edm.String"/><Property Name="Code" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.Computed"/></Property><Property Name="Spot" Type="N.Spot"/></ComplexType>
            <ComplexType Name="Spot"><Property Name="X" Type="Edm.Int32"/></ComplexType>
            """;
        const string Sets = """
            <EntitySet Name="Rows" EntityType="N.Row">
            <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="NonInsertableProperties"><Collection><PropertyPath>Place/City</PropertyPath><PropertyPath>Place/Code</PropertyPath><PropertyPath>Place/None</PropertyPath></Collection></PropertyValue>
            <PropertyValue Property="RequiredProperties"><Collection><PropertyPath>Note</PropertyPath><PropertyPath>Place/Spot/X</PropertyPath></Collection></PropertyValue></Record></Annotation>
            <Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record><PropertyValue Property="NonUpdatableProperties"><Collection><PropertyPath>Place/Spot/X</PropertyPath></Collection></PropertyValue>
            <PropertyValue Property="RequiredProperties"><Collection><PropertyPath>ID</PropertyPath><PropertyPath>Place/City</PropertyPath></Collection></PropertyValue></Record></Annotation>
            </EntitySet>
            """;
        Assert.Contains(
            "_writeRules = new(\"Row\", [\"Place/City\"], [\"Place/Spot/X\"]) { RequiredOnCreate = [\"Note\", \"Place/Spot/X\"], RequiredOnUpdate = [\"Place/City\"] };",
            Services.TestOf(Services.V4(Complex, Sets)).Run().Source("OwnService/Row.g.cs"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_V2_says_of_members_of_complex_values_is_known_by_their_paths() => Assert.Contains(
        "[\"Place/City\", \"Post/City\"], []",
        Services.TestOf("""
            <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData"><edmx:DataServices m:DataServiceVersion="2.0">
            <Schema Namespace="N" xmlns="http://schemas.microsoft.com/ado/2008/09/edm"><EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/>
            <Property Name="Place" Type="N.Place"/><Property Name="Post" Type="N.Place"/></EntityType><ComplexType Name="Place"><Property Name="City" Type="Edm.String" sap:creatable="false"/><Property Name="Code" Type="Edm.String" sap:updatable="false"/><Property Name="Again" Type="N.Place"/></ComplexType>
            <EntityContainer Name="C" m:IsDefaultEntityContainer="true"><EntitySet Name="Rows" EntityType="N.Row"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>
            """).Run().Source("OwnService/Row.g.cs"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("creatable", "[\"Note\"], []")]
    [InlineData("updatable", null)]
    public void What_V2_says_of_a_property_alone_is_known_too(string attribute, string? expected)
    {
        var source = Services.TestOf($"""
            <edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata" xmlns:sap="http://www.sap.com/Protocols/SAPData"><edmx:DataServices m:DataServiceVersion="2.0">
            <Schema Namespace="N" xmlns="http://schemas.microsoft.com/ado/2008/09/edm"><EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/>
            <Property Name="Note" Type="Edm.String" sap:{attribute}="false"/></EntityType><EntityContainer Name="C" m:IsDefaultEntityContainer="true"><EntitySet Name="Rows" EntityType="N.Row"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>
            """).Run().Source("OwnService/Row.g.cs");
        if (expected is null)
            Assert.DoesNotContain("ODataWriteRules", source, StringComparison.Ordinal);
        else
            Assert.Contains(expected, source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Singleton(\"Me\")")]
    [InlineData("Nullable=\"true\"", "Singleton(\"Me\", isNullable: true)")]
    [InlineData("Nullable=\"false\"", "Singleton(\"Me\")")]
    public void A_singleton_that_may_be_absent_is_told_from_one_that_may_not(string attribute, string expected)
        => Assert.Contains(expected, Services.TestOf(Services.V4(Types, $"<Singleton Name=\"Me\" Type=\"N.Row\" {attribute}/>")).Run().Source("OwnService/OwnService.g.cs"), StringComparison.Ordinal);

    private const string NotListed = "<Annotation Term=\"Org.OData.Capabilities.V1.ReadRestrictions\"><Record><PropertyValue Property=\"Readable\" Bool=\"false\"/></Record></Annotation>";

    private const string ByKeyOnly = "<Annotation Term=\"Org.OData.Capabilities.V1.ReadRestrictions\"><Record><PropertyValue Property=\"Readable\" Bool=\"false\"/><PropertyValue Property=\"ReadByKeyRestrictions\"><Record><PropertyValue Property=\"Readable\" Bool=\"true\"/></Record></PropertyValue></Record></Annotation>";

    private const string NotInsertable = "<Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\"><Record><PropertyValue Property=\"Insertable\" Bool=\"false\"/></Record></Annotation>";

    private static void AssertCompiles(string container, string expression, bool compiles)
    {
        var test = Services.TestOf(Services.V4(Types, container));
        test.TestState.Sources.Add($"using Btp.Connectivity.OData; class Use {{ object Of(OwnService s) => {expression}; }}");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        var errors = test.Run().Output.GetDiagnostics().Where(finding => finding.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ToList();
        Assert.True(compiles == (errors.Count == 0), string.Join('\n', errors));
    }
}
