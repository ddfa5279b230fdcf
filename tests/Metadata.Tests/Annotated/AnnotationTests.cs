using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Annotated;

public sealed class AnnotationTests
{
    private const string Vocabularies = """
        <edmx:Reference Uri="https://sap.github.io/odata-vocabularies/vocabularies/Common.xml"><edmx:Include Namespace="com.sap.vocabularies.Common.v1" Alias="SAP__common"/></edmx:Reference>
        <edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Measures.V1.xml"><edmx:Include Namespace="Org.OData.Measures.V1" Alias="M"/></edmx:Reference>
        """;

    private static PropertyModel Property(string annotations) =>
        Edmx.Model(Edmx.V4(Edmx.Entity($"""<Property Name="P" Type="Edm.String">{annotations}</Property>"""), Vocabularies)).EntityTypes[0].Properties[1];

    private static PropertyModel Targeted(string target, string annotations) => Edmx.Model(Edmx.V4(
        Edmx.Entity("""<Property Name="P" Type="Edm.String"/>""") + $"""<Annotations Target="{target}">{annotations}</Annotations>""", Vocabularies)).EntityTypes[0].Properties[1];

    [Theory]
    [InlineData("""<Annotation Term="com.sap.vocabularies.Common.v1.Label" String="L"/>""")]
    [InlineData("""<Annotation Term="SAP__common.Label" String="L"/>""")]
    [InlineData("""<Annotation Term="Common.Label"><String>L</String></Annotation>""")]
    public void A_term_is_known_by_namespace_alias_and_usual_name(string annotation) => Assert.Equal("L", Property(annotation).Documentation.Label);

    [Fact]
    public void A_term_of_another_vocabulary_is_another_term() => Assert.Null(Property("""<Annotation Term="my.Label" String="L"/>""").Documentation.Label);

    [Theory]
    [InlineData("N.Order/P")]
    public void Annotations_stand_inline_or_by_target(string target) =>
        Assert.Equal("L", Targeted(target, """<Annotation Term="SAP__common.Label" String="L"/>""").Documentation.Label);

    [Theory]
    [InlineData("N.Order/Id")]
    [InlineData("X.Order/P")]
    [InlineData("")]
    public void Annotations_of_another_target_are_not_its_own(string target) =>
        Assert.Equal(Documentation.None, Targeted(target, """<Annotation Term="SAP__common.Label" String="L"/>""").Documentation);

    [Fact]
    public void Descriptions_come_from_core_before_quick_infos()
    {
        Assert.Equal("D", Property("""<Annotation Term="SAP__common.QuickInfo" String="Q"/><Annotation Term="Core.Description" String="D"/>""").Documentation.Description);
        Assert.Equal("Q", Property("""<Annotation Term="SAP__common.QuickInfo" String="Q"/>""").Documentation.Description);
    }

    [Theory]
    [InlineData("""<Annotation Term="Core.Computed" Bool="true"/>""", true, false)]
    [InlineData("""<Annotation Term="Core.Computed"/>""", true, false)]
    [InlineData("""<Annotation Term="Core.Computed" Bool="false"/>""", false, false)]
    [InlineData("""<Annotation Term="Core.Computed"><Bool>false</Bool></Annotation>""", false, false)]
    [InlineData("""<Annotation Term="Core.Immutable"/>""", false, true)]
    [InlineData("""<Annotation Term="Core.Permissions" EnumMember="Core.Permission/Read"/>""", true, false)]
    [InlineData("<Annotation Term=\"Core.Permissions\"><EnumMember> Core.Permission/Read\n Core.Permission/Write </EnumMember></Annotation>", false, false)]
    public void Who_writes_a_property(string annotation, bool computed, bool immutable)
    {
        var property = Property(annotation);
        Assert.Equal((computed, immutable), (property.IsComputed, property.IsImmutable));
    }

    [Theory]
    [InlineData("""<Annotation Term="M.ISOCurrency" Path="Cur"/>""")]
    [InlineData("""<Annotation Term="M.Unit"><Path>Cur</Path></Annotation>""")]
    public void A_unit_by_path_names_a_property(string annotation) => Assert.Equal("Cur", Property(annotation).UnitPath);

    [Fact]
    public void A_unit_by_constant_names_none() => Assert.Null(Property("""<Annotation Term="M.ISOCurrency" String="EUR"/>""").UnitPath);

    [Fact]
    public void A_text_arrangement_inside_the_annotation_does_not_hide_the_text() =>
        Assert.Equal("Name", Property("""<Annotation Term="SAP__common.Text" Path="Name"><Annotation Term="UI.TextArrangement" EnumMember="UI.TextArrangementType/TextOnly"/></Annotation>""").TextPath);

    [Fact]
    public void A_value_list_names_its_set_unless_that_is_another_services()
    {
        const string List = """<Annotation Term="SAP__common.ValueList"><Record><PropertyValue Property="CollectionPath" String="Countries"/>{0}</Record></Annotation>""";
        Assert.Equal("Countries", Property(List.Replace("{0}", "", StringComparison.Ordinal)).ValueListSet);
        Assert.Null(Property(List.Replace("{0}", """<PropertyValue Property="CollectionRoot" String="../other/"/>""", StringComparison.Ordinal)).ValueListSet);
    }

    [Fact]
    public void Sets_name_the_properties_that_concurrency_looks_at()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="Changed" Type="Edm.String"/>""") + Edmx.Container("""<EntitySet Name="Orders" EntityType="N.Order"><Annotation Term="Core.OptimisticConcurrency"><Collection><PropertyPath>Changed</PropertyPath></Collection></Annotation></EntitySet>""")));
        Assert.Equal([false, true], model.EntityTypes[0].Properties.Select(p => p.IsConcurrencyToken));
    }

    [Theory]
    [InlineData("<Annotation Term=\"x.y\"><Eq><Path>a</Path><Int>1</Int></Eq></Annotation>")]
    [InlineData("<Annotation Term=\"x.y\"><If><Bool>true</Bool></If></Annotation>")]
    [InlineData("<Annotation Term=\"x.y\" AnnotationPath=\"@UI.X\"/>")]
    [InlineData("<Annotation/>")]
    public void Annotations_that_Edm_cannot_read_cost_nothing(string annotation) => Assert.Equal("P", Property(annotation).Name);

    [Theory]
    [InlineData("N.Act(N.Order)/p", "first")]
    [InlineData("N.Act(Collection(N.Order))/p", "second")]
    public void A_target_may_name_one_overload(string target, string expected)
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("")
            + """<Action Name="Act" IsBound="true"><Parameter Name="it" Type="N.Order"/><Parameter Name="p" Type="Edm.String"/></Action>"""
            + """<Action Name="Act" IsBound="true"><Parameter Name="it" Type="Collection(N.Order)"/><Parameter Name="p" Type="Edm.String"/></Action>"""
            + $"""<Annotations Target="{target}"><Annotation Term="Common.Label" String="{expected}"/></Annotations>"""));
        var labels = model.Operations.Select(o => o.Parameters[0].Documentation.Label);
        Assert.Equal([expected == "first" ? expected : null, expected == "second" ? expected : null], labels);
    }

    [Fact]
    public void Annotations_of_a_V2_function_import_are_found_by_its_old_path()
    {
        var model = Edmx.Model(Edmx.V2(Edmx.Container("""<FunctionImport Name="F" m:HttpMethod="GET"><Parameter Name="p" Type="Edm.String"/></FunctionImport>""")
            + """<Annotations Target="N.C/F/p" xmlns="http://docs.oasis-open.org/odata/ns/edm"><Annotation Term="Common.Label" String="L"/></Annotations>"""));
        Assert.Equal("L", model.Operations[0].Parameters[0].Documentation.Label);
    }

    [Fact]
    public void Validation_terms_are_noted()
    {
        var notes = Edmx.V4Property("""
            <Property Name="P" Type="Edm.Int32"><Annotation Term="Org.OData.Validation.V1.Minimum" Int="1"/><Annotation Term="Validation.Maximum"><Decimal>9.5</Decimal></Annotation>
            <Annotation Term="Validation.AllowedValues"><Collection><Record><PropertyValue Property="Value" String="A"/></Record><Record><PropertyValue Property="Value" Int="2"/></Record></Collection></Annotation></Property>
            """).Notes;
        Assert.Equal(new PropertyNotes { Minimum = "1", Maximum = "9.5", AllowedValues = ["A", "2"] }, notes);
    }

    [Theory]
    [InlineData("com.sap.vocabularies.UI.v1.Hidden", "", true)]
    [InlineData("UI.Hidden", "Bool=\"true\"", true)]
    [InlineData("UI.Hidden", "Bool=\"false\"", null)]
    [InlineData("UI.Hidden", "Path=\"Flag\"", null)]
    public void Whether_a_property_is_shown_is_noted_where_it_does_not_depend(string term, string value, bool? hidden) =>
        Assert.Equal(hidden, Edmx.V4Property($"""<Property Name="P" Type="Edm.Int32"><Annotation Term="{term}" {value}/></Property>""").Notes?.IsHidden);

    [Fact]
    public void A_semantic_key_tells_people_what_to_look_at()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("""<Annotation Term="com.sap.vocabularies.Common.v1.SemanticKey"><Collection><PropertyPath>Number</PropertyPath></Collection></Annotation><Property Name="Number" Type="Edm.String"/>""")));
        Assert.Equal(["Number"], model.EntityTypes[0].SemanticKey);
        Assert.Empty(Edmx.Model(Edmx.V4(Edmx.Entity(""))).EntityTypes[0].SemanticKey);
    }
}
