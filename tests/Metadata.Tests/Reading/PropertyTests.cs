using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class PropertyTests
{
    [Theory]
    [InlineData("Edm.String", PrimitiveKind.String)]
    [InlineData("Edm.Boolean", PrimitiveKind.Boolean)]
    [InlineData("Edm.Byte", PrimitiveKind.Byte)]
    [InlineData("Edm.SByte", PrimitiveKind.SByte)]
    [InlineData("Edm.Int16", PrimitiveKind.Int16)]
    [InlineData("Edm.Int32", PrimitiveKind.Int32)]
    [InlineData("Edm.Int64", PrimitiveKind.Int64)]
    [InlineData("Edm.Single", PrimitiveKind.Single)]
    [InlineData("Edm.Double", PrimitiveKind.Double)]
    [InlineData("Edm.Decimal", PrimitiveKind.Decimal)]
    [InlineData("Edm.Guid", PrimitiveKind.Guid)]
    [InlineData("Edm.Date", PrimitiveKind.Date)]
    [InlineData("Edm.DateTimeOffset", PrimitiveKind.DateTimeOffset)]
    [InlineData("Edm.TimeOfDay", PrimitiveKind.TimeOfDay)]
    [InlineData("Edm.Duration", PrimitiveKind.Duration)]
    [InlineData("Edm.Binary", PrimitiveKind.Binary)]
    [InlineData("Edm.Stream", PrimitiveKind.Stream)]
    [InlineData("Edm.GeographyPoint", PrimitiveKind.Geo)]
    [InlineData("Edm.GeometryCollection", PrimitiveKind.Geo)]
    [InlineData("Edm.Untyped", PrimitiveKind.Untyped)]
    [InlineData("Edm.PrimitiveType", PrimitiveKind.Untyped)]
    public void Primitive_types_are_themselves_on_the_wire(string name, PrimitiveKind expected)
    {
        var type = Edmx.V4Property($"""<Property Name="P" Type="{name}"/>""").Type;
        Assert.Equal((TypeKind.Primitive, name, expected, expected), (type.Kind, type.Name, type.Primitive, type.WirePrimitive));
    }

    [Theory]
    [InlineData("Edm.DateTime", "Edm.DateTimeOffset or Edm.Date")]
    [InlineData("Edm.Nonsense", "declared neither")]
    [InlineData("N.Missing", "declared neither")]
    [InlineData("N.Order", "entity type")]
    public void A_property_whose_type_cannot_be_is_left_out_alone(string type, string reason)
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4(Edmx.Entity($"\n\n<Property Name=\"P\" Type=\"{type}\"/>")));
        Assert.Equal(["Id"], model.EntityTypes[0].Properties.Select(p => p.Name));
        Assert.Equal(("property 'P' of 'Order'", 6), (problem.Construct, problem.Line));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("floating")]
    [InlineData("variable")]
    public void A_scale_without_limit_is_no_number(string scale) => Assert.Null(Edmx.V4Property($"""<Property Name="P" Type="Edm.Decimal" Scale="{scale}"/>""").Type.Scale);

    [Fact]
    public void A_scale_with_limit_is_one() => Assert.Equal(2, Edmx.V4Property("""<Property Name="P" Type="Edm.Decimal" Scale="2"/>""").Type.Scale);

    [Fact]
    public void What_nullable_does_not_say_is_nullable()
    {
        Assert.True(Edmx.V4Property("""<Property Name="P" Type="Edm.String"/>""").Type.IsNullable);
        Assert.False(Edmx.V4Property("""<Property Name="P" Type="Edm.String" Nullable="false"/>""").Type.IsNullable);
    }

    [Fact]
    public void A_default_value_is_kept_with_its_spaces() => Assert.Equal(" x ", Edmx.V4Property("""<Property Name="P" Type="Edm.String" DefaultValue=" x "/>""").DefaultValue);

    [Fact]
    public void An_attribute_that_nobody_knows_changes_nothing() => Assert.Equal("P", Edmx.V4Property("""<Property Name="P" Type="Edm.String" ConcurrencyMode="Fixed" Foo="bar"/>""").Name);

    [Fact]
    public void A_type_definition_counts_as_its_underlying_type_and_passes_facets_on()
    {
        var type = Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="P" Type="N.Amount" Scale="1"/>""") + """<TypeDefinition Name="Amount" UnderlyingType="Edm.Decimal" Precision="9" Scale="3"/>""")).EntityTypes[0].Properties[1].Type;
        Assert.Equal((TypeKind.Primitive, "Edm.Decimal", "N.Amount"), (type.Kind, type.Name, type.Definition));
        Assert.Equal((9, 1), (type.Precision, type.Scale));
    }

    [Fact]
    public void Complex_and_enumeration_types_are_named()
    {
        var model = Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="A" Type="N.Address"/><Property Name="K" Type="Collection(N.Kind)"/>""") + """<ComplexType Name="Address"><Property Name="City" Type="Edm.String"/></ComplexType><EnumType Name="Kind"><Member Name="X"/></EnumType>"""));
        var (address, kind) = (model.EntityTypes[0].Properties[1].Type, model.EntityTypes[0].Properties[2].Type);
        Assert.Equal((TypeKind.Complex, "N.Address", false), (address.Kind, address.Name, address.IsCollection));
        Assert.Equal((TypeKind.Enum, "N.Kind", true), (kind.Kind, kind.Name, kind.IsCollection));
    }

    [Fact]
    public void A_definition_of_a_definition_comes_down_to_the_primitive_below()
    {
        var type = Edmx.Model(Edmx.V4(Edmx.Entity("""<Property Name="P" Type="N.Outer"/>""") + """<TypeDefinition Name="Outer" UnderlyingType="N.Inner" Scale="2"/><TypeDefinition Name="Inner" UnderlyingType="Edm.Decimal" Precision="9" Scale="3"/>""")).EntityTypes[0].Properties[1].Type;
        Assert.Equal((PrimitiveKind.Decimal, 9, 2, "N.Outer"), (type.Primitive, type.Precision, type.Scale, type.Definition));
    }

    [Fact]
    public void Definitions_that_define_each_other_are_text_and_said_to_be()
    {
        var result = Csdl.MetadataReader.Read(Edmx.V4(Edmx.Entity("""<Property Name="P" Type="N.A"/>""") + """<TypeDefinition Name="A" UnderlyingType="N.B"/><TypeDefinition Name="B" UnderlyingType="N.A"/>"""));
        Assert.Equal(PrimitiveKind.String, result.Model!.EntityTypes[0].Properties[1].Type.Primitive);
        Assert.NotEmpty(result.Problems);
    }

    [Theory]
    [InlineData("Edm.AnyPropertyPath", PrimitiveKind.String)]
    [InlineData("Edm.ComplexType", PrimitiveKind.Untyped)]
    public void A_type_that_only_terms_may_have_is_read_as_what_is_sent(string type, PrimitiveKind kind) => Assert.Equal(kind, Edmx.V4Property($"""<Property Name="P" Type="{type}"/>""").Type.Primitive);

    [Fact]
    public void A_member_in_the_wrong_place_is_named()
    {
        var (_, problem) = Edmx.Skipping(Edmx.V4(Edmx.Entity("""<Property Name="P" Type="Edm.String"><Property Name="Inner" Type="Edm.String"/></Property>""")));
        Assert.Equal(("property 'Inner' of 'P'", "it does not belong into a property"), (problem.Construct, problem.Reason));
    }

    [Fact]
    public void A_control_character_in_a_label_is_no_obstacle() =>
        Assert.Equal("a\u001fb", Edmx.V2Property("""<Property Name="P" Type="Edm.String" sap:label="a&#x1F;b"/>""").Documentation.Label);

    [Theory]
    [InlineData("Nullable=\"maybe\"", "Nullable=\"maybe\" of property 'P' of 'Order'")]
    [InlineData("MaxLength=\"ten\"", "MaxLength=\"ten\" of property 'P' of 'Order'")]
    public void A_facet_that_says_nothing_counts_as_not_said_and_is_named(string facet, string construct)
    {
        var (model, problem) = Edmx.Skipping(Edmx.V4(Edmx.Entity($"""<Property Name="P" Type="Edm.String" {facet}/>""")));
        Assert.Equal((null, true, construct), (model.EntityTypes[0].Properties[1].Type.MaxLength, model.EntityTypes[0].Properties[1].Type.IsNullable, problem.Construct));
    }
}
