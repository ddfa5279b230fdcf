using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Annotated;

public sealed class CapabilityTests
{
    private static string Restrict(string term, string property, string value) =>
        $"""<Annotation Term="Org.OData.Capabilities.V1.{term}"><Record><PropertyValue Property="{property}" {value}/></Record></Annotation>""";

    private static string List(string term, string property, string kind, params string[] paths) =>
        $"""<Annotation Term="Org.OData.Capabilities.V1.{term}"><Record><PropertyValue Property="{property}"><Collection>{string.Concat(paths.Select(p => $"<{kind}>{p}</{kind}>"))}</Collection></PropertyValue></Record></Annotation>""";

    [Fact]
    public void A_set_without_annotations_allows_everything() => Assert.Equal(Capabilities.All, Edmx.V4Set(""));

    [Theory]
    [InlineData("InsertRestrictions", "Insertable")]
    [InlineData("UpdateRestrictions", "Updatable")]
    [InlineData("DeleteRestrictions", "Deletable")]
    [InlineData("FilterRestrictions", "Filterable")]
    [InlineData("SortRestrictions", "Sortable")]
    [InlineData("CountRestrictions", "Countable")]
    [InlineData("ExpandRestrictions", "Expandable")]
    [InlineData("SearchRestrictions", "Searchable")]
    public void Each_restriction_forbids_its_own_thing_only(string term, string property)
    {
        var expected = property switch
        {
            "Insertable" => Capabilities.All with { IsInsertable = false },
            "Updatable" => Capabilities.All with { IsUpdatable = false },
            "Deletable" => Capabilities.All with { IsDeletable = false },
            "Filterable" => Capabilities.All with { IsFilterable = false },
            "Sortable" => Capabilities.All with { IsSortable = false },
            "Countable" => Capabilities.All with { IsCountable = false },
            "Expandable" => Capabilities.All with { IsExpandable = false },
            _ => Capabilities.All with { IsSearchable = false },
        };
        Assert.Equal(expected, Edmx.V4Set(Restrict(term, property, "Bool=\"false\"")));
        Assert.Equal(Capabilities.All, Edmx.V4Set(Restrict(term, property, "Bool=\"true\"")));
        Assert.Equal(Capabilities.All, Edmx.V4Set(Restrict(term, property, "Path=\"Flag\"")));
    }

    [Fact]
    public void Top_and_skip_are_tags_of_their_own()
    {
        Assert.Equal(Capabilities.All with { SupportsTop = false }, Edmx.V4Set("""<Annotation Term="Org.OData.Capabilities.V1.TopSupported" Bool="false"/>"""));
        Assert.Equal(Capabilities.All with { SupportsSkip = false }, Edmx.V4Set("""<Annotation Term="Capabilities.SkipSupported" Bool="false"/>"""));
    }

    [Fact]
    public void Reading_by_key_follows_reading_unless_it_says_otherwise()
    {
        var both = Edmx.V4Set(Restrict("ReadRestrictions", "Readable", "Bool=\"false\""));
        Assert.Equal((false, false), (both.IsReadable, both.IsReadableByKey));
        var keyed = Edmx.V4Set("""<Annotation Term="Capabilities.ReadRestrictions"><Record><PropertyValue Property="Readable" Bool="false"/><PropertyValue Property="ReadByKeyRestrictions"><Record><PropertyValue Property="Readable" Bool="true"/></Record></PropertyValue></Record></Annotation>""");
        Assert.Equal((false, true), (keyed.IsReadable, keyed.IsReadableByKey));
    }

    [Fact]
    public void Lists_of_properties_are_kept()
    {
        var capabilities = Edmx.V4Set(
            List("FilterRestrictions", "NonFilterableProperties", "PropertyPath", "A", "B")
            + List("SortRestrictions", "NonSortableProperties", "PropertyPath", "C")
            + List("ExpandRestrictions", "NonExpandableProperties", "NavigationPropertyPath", "D")
            + List("InsertRestrictions", "NonInsertableProperties", "PropertyPath", "E")
            + List("UpdateRestrictions", "NonUpdatableProperties", "PropertyPath", "F")
            + List("FilterRestrictions", "RequiredProperties", "PropertyPath", "G"));
        Assert.Equal(["A", "B"], capabilities.NonFilterableProperties);
        Assert.Equal(["C"], capabilities.NonSortableProperties);
        Assert.Equal(["D"], capabilities.NonExpandableProperties);
        Assert.Equal(["E"], capabilities.NonInsertableProperties);
        Assert.Equal(["F"], capabilities.NonUpdatableProperties);
        Assert.Equal(["G"], capabilities.RequiredInFilter);
    }

    [Fact]
    public void A_set_may_demand_a_filter() => Assert.True(Edmx.V4Set(Restrict("FilterRestrictions", "RequiresFilter", "Bool=\"true\"")).RequiresFilter);

    [Fact]
    public void Annotations_by_target_reach_the_set()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("") + Edmx.Container("""<EntitySet Name="Orders" EntityType="N.Order"/><Singleton Name="Me" Type="N.Order"/>""") + $"""<Annotations Target="N.C/Orders">{Restrict("DeleteRestrictions", "Deletable", "Bool=\"false\"")}</Annotations>"""));
        Assert.False(model.EntitySets[0].Capabilities.IsDeletable);
        Assert.True(model.Singletons[0].Capabilities.IsDeletable);
    }

    [Fact]
    public void A_filter_restriction_says_what_a_condition_may_look_like()
    {
        const string Expression = """<Record><PropertyValue Property="Property" PropertyPath="Id"/><PropertyValue Property="AllowedExpressions" String="SingleRange"/></Record>""";
        var annotation = $"""<Annotation Term="Capabilities.FilterRestrictions"><Record><PropertyValue Property="FilterExpressionRestrictions"><Collection>{Expression}<Record/></Collection></PropertyValue></Record></Annotation>""";
        Assert.Equal([new FilterExpression("Id", "SingleRange")], Edmx.V4Set(annotation).FilterExpressions);
        Assert.Equal([new FilterExpression("P", "SingleValue")], Edmx.V2Set("", """<Property Name="P" Type="Edm.String" sap:filter-restriction="single-value"/>""").FilterExpressions);
        Assert.Empty(Edmx.V2Set("", """<Property Name="P" Type="Edm.String"/>""").FilterExpressions);
    }

    [Fact]
    public void A_navigation_may_forbid_what_the_set_behind_it_allows()
    {
        var capabilities = Edmx.V4Set("""
            <Annotation Term="Capabilities.NavigationRestrictions"><Record><PropertyValue Property="RestrictedProperties"><Collection>
            <Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="Items"/><PropertyValue Property="InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false"/></Record></PropertyValue></Record>
            <Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="Drafts"/><PropertyValue Property="Navigability" EnumMember="Org.OData.Capabilities.V1.NavigationType/None"/></Record>
            <Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="Other"/><PropertyValue Property="Navigability"><EnumMember>Capabilities.NavigationType/Single</EnumMember></PropertyValue></Record>
            </Collection></PropertyValue></Record></Annotation>
            """);
        Assert.Equal(["Drafts"], capabilities.NonNavigableProperties);
        Assert.Equal([new NavigationRestriction("Items", Capabilities.All with { IsInsertable = false }, StatesInsertion: true)], capabilities.NavigationRestrictions);
    }

    [Fact]
    public void What_a_write_must_carry_and_may_carry_is_known()
    {
        var capabilities = Edmx.V4Set(
            List("InsertRestrictions", "RequiredProperties", "PropertyPath", "Id")
            + List("UpdateRestrictions", "RequiredProperties", "PropertyPath", "Id")
            + Restrict("UpdateRestrictions", "UpdateMethod", "EnumMember=\"Org.OData.Capabilities.V1.HttpMethod/PUT\"")
            + Restrict("DeepInsertSupport", "Supported", "Bool=\"false\"") + Restrict("DeepUpdateSupport", "Supported", "Bool=\"true\""));
        Assert.Equal(Capabilities.All with { RequiredOnInsert = ["Id"], RequiredOnUpdate = ["Id"], UpdateMethod = "PUT", SupportsDeepInsert = false, SupportsDeepUpdate = true }, capabilities);
    }

    [Fact]
    public void What_the_container_says_holds_for_sets_that_say_nothing()
    {
        var sets = Edmx.Model(Edmx.V4(Edmx.Entity("") + Edmx.Container("""
            <Annotation Term="Capabilities.TopSupported" Bool="false"/><EntitySet Name="A" EntityType="N.Order"/>
            <EntitySet Name="B" EntityType="N.Order"><Annotation Term="Capabilities.TopSupported" Bool="true"/></EntitySet>
            """))).EntitySets;
        Assert.Equal([false, true], sets.Select(s => s.Capabilities.SupportsTop));
    }
}
