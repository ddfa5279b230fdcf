using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Upgrade;

public sealed class TypeTests
{
    [Theory]
    [InlineData("Edm.DateTime", PrimitiveKind.DateTimeOffset, PrimitiveKind.DateTime)]
    [InlineData("Edm.DateTimeOffset", PrimitiveKind.DateTimeOffset, PrimitiveKind.DateTimeOffset)]
    [InlineData("Edm.Time", PrimitiveKind.TimeOfDay, PrimitiveKind.Time)]
    [InlineData("Edm.Float", PrimitiveKind.Single, PrimitiveKind.Single)]
    [InlineData("Edm.Decimal", PrimitiveKind.Decimal, PrimitiveKind.Decimal)]
    [InlineData("String", PrimitiveKind.String, PrimitiveKind.String)]
    public void A_type_of_V2_has_a_meaning_and_a_form_on_the_wire(string type, PrimitiveKind meaning, PrimitiveKind wire)
    {
        var reference = Edmx.V2Property($"""<Property Name="P" Type="{type}"/>""").Type;
        Assert.Equal((meaning, wire), (reference.Primitive, reference.WirePrimitive));
    }

    [Fact]
    public void A_date_time_that_SAP_displays_as_a_date_is_a_date()
    {
        var type = Edmx.V2Property("""<Property Name="P" Type="Edm.DateTime" Precision="0" sap:display-format="Date"/>""").Type;
        Assert.Equal((PrimitiveKind.Date, PrimitiveKind.DateTime, "Edm.Date"), (type.Primitive, type.WirePrimitive, type.Name));
        Assert.Null(type.Precision);
    }

    [Fact]
    public void A_display_format_makes_no_date_of_a_string() =>
        Assert.Equal(PrimitiveKind.String, Edmx.V2Property("""<Property Name="P" Type="Edm.String" sap:display-format="Date"/>""").Type.Primitive);

    [Fact]
    public void A_date_parameter_of_a_function_import_keeps_its_wire_form()
    {
        var model = Edmx.Model(Edmx.V2(Edmx.Container("""<FunctionImport Name="F" m:HttpMethod="GET" ReturnType="Edm.DateTime"><Parameter Name="p" Type="Edm.Time" Mode="In"/></FunctionImport>""")));
        var operation = Assert.Single(model.Operations);
        Assert.Equal(PrimitiveKind.Time, operation.Parameters[0].Type.WirePrimitive);
        Assert.Equal((PrimitiveKind.DateTimeOffset, PrimitiveKind.DateTime), (operation.ReturnType!.Primitive, operation.ReturnType.WirePrimitive));
    }

    [Fact]
    public void Facets_are_kept_as_written()
    {
        var type = Edmx.V2Property("""<Property Name="P" Type="Edm.Decimal" Precision="16" Scale="3" Nullable="false"/>""").Type;
        Assert.Equal((16, 3, false), (type.Precision, type.Scale, type.IsNullable));
    }

    [Fact]
    public void A_length_without_limit_is_no_number() => Assert.Null(Edmx.V2Property("""<Property Name="P" Type="Edm.String" MaxLength="Max"/>""").Type.MaxLength);

    [Fact]
    public void A_length_with_limit_is_one() => Assert.Equal(40, Edmx.V2Property("""<Property Name="P" Type="Edm.String" MaxLength="40"/>""").Type.MaxLength);

    [Fact]
    public void A_media_type_is_one_that_says_so() => Assert.True(Edmx.Model(Edmx.V2(Edmx.Entity("", attributes: "m:HasStream=\"true\""))).EntityTypes[0].HasStream);

    [Fact]
    public void A_type_that_does_not_say_so_is_none() => Assert.False(Edmx.Model(Edmx.V2(Edmx.Entity(""))).EntityTypes[0].HasStream);

    [Fact]
    public void Feed_customisation_changes_nothing() =>
        Assert.Equal("P", Edmx.V2Property("""<Property Name="P" Type="Edm.String" m:FC_TargetPath="SyndicationTitle" m:FC_KeepInContent="false"/>""").Name);

    [Fact]
    public void Concurrency_mode_fixed_marks_the_token()
    {
        Assert.True(Edmx.V2Property("""<Property Name="P" Type="Edm.String" ConcurrencyMode="Fixed"/>""").IsConcurrencyToken);
        Assert.False(Edmx.V2Property("""<Property Name="P" Type="Edm.String" ConcurrencyMode="None"/>""").IsConcurrencyToken);
    }

    [Fact]
    public void Collections_of_V3_are_collections()
    {
        var types = Edmx.Model(Edmx.V3(Edmx.Entity("""<Property Name="P" Type="Collection(Edm.String)"/>"""))).EntityTypes[0].Properties;
        Assert.True(types.Last().Type.IsCollection);
        Assert.False(types[0].Type.IsCollection);
    }

    [Fact]
    public void Inheritance_abstract_and_open_types_of_V3_are_kept()
    {
        var model = Edmx.Model(Edmx.V3("""<EntityType Name="Base" Abstract="true" OpenType="true"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.Int32" Nullable="false"/></EntityType><EntityType Name="Derived" BaseType="N.Base"/>"""));
        var (derived, parent) = (model.EntityTypes.Single(t => t.Name == "Derived"), model.EntityTypes.Single(t => t.Name == "Base"));
        Assert.Equal((true, true), (parent.IsAbstract, parent.IsOpen));
        Assert.Equal(("N.Base", false), (derived.BaseType, derived.IsAbstract));
        Assert.Equal([new KeyProperty("Id", null)], derived.Key);
        Assert.Empty(derived.Properties);
    }

    [Fact]
    public void Documentation_elements_describe()
    {
        var model = Edmx.Model(Edmx.V2("""<EntityType Name="T"><Documentation><Summary>Short</Summary><LongDescription>Long</LongDescription></Documentation><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.String"/></EntityType>"""));
        Assert.Equal(new Documentation(null, "Short", "Long"), model.EntityTypes[0].Documentation);
        Assert.Equal(Documentation.None, model.EntityTypes[0].Properties[0].Documentation);
    }
}
