using Btp.Connectivity.Metadata.Model;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Upgrade;

public sealed class SapAttributeTests
{
    [Fact]
    public void Labels_and_quick_infos_document()
    {
        var property = Edmx.V2Property("""<Property Name="P" Type="Edm.String" sap:label="Order" sap:quickinfo="Number of the order"/>""");
        Assert.Equal(new Documentation("Order", "Number of the order", null), property.Documentation);
    }

    [Theory]
    [InlineData("sap:creatable=\"false\" sap:updatable=\"false\"", true, false)]
    [InlineData("sap:updatable=\"false\"", false, true)]
    [InlineData("sap:creatable=\"false\"", false, false)]
    [InlineData("", false, false)]
    public void Who_writes_a_property_and_when(string attributes, bool computed, bool immutable)
    {
        var property = Edmx.V2Property($"""<Property Name="P" Type="Edm.String" {attributes}/>""");
        Assert.Equal((computed, immutable), (property.IsComputed, property.IsImmutable));
    }

    [Fact]
    public void Units_and_texts_name_their_properties()
    {
        var property = Edmx.V2Property("""<Property Name="Cur" Type="Edm.String" sap:semantics="currency-code"/><Property Name="P" Type="Edm.Decimal" sap:unit="Cur" sap:text="Name"/>""");
        Assert.Equal(("Cur", "Name"), (property.UnitPath, property.TextPath));
        Assert.Null(Edmx.V2Property("""<Property Name="P" Type="Edm.Decimal"/>""").UnitPath);
    }

    [Fact]
    public void A_property_that_cannot_be_filtered_or_sorted_says_so_and_so_do_its_sets()
    {
        const string Property = """<Property Name="P" Type="Edm.String" sap:filterable="false" sap:sortable="false"/>""";
        var property = Edmx.V2Property(Property);
        Assert.Equal((false, false), (property.IsFilterable, property.IsSortable));
        var capabilities = Edmx.V2Set("", Property);
        Assert.Equal(["P"], capabilities.NonFilterableProperties);
        Assert.Equal(["P"], capabilities.NonSortableProperties);
    }

    [Fact]
    public void A_property_that_says_nothing_can_be_both()
    {
        var property = Edmx.V2Property("""<Property Name="P" Type="Edm.String"/>""");
        Assert.Equal((true, true), (property.IsFilterable, property.IsSortable));
        Assert.Empty(Edmx.V2Set("", """<Property Name="P" Type="Edm.String"/>""").NonFilterableProperties);
    }

    [Fact]
    public void Sets_list_what_create_update_and_filter_ask_of_properties()
    {
        var capabilities = Edmx.V2Set("", """<Property Name="A" Type="Edm.String" sap:creatable="false"/><Property Name="B" Type="Edm.String" sap:updatable="false"/><Property Name="R" Type="Edm.String" sap:required-in-filter="true"/>""");
        Assert.Equal(["A"], capabilities.NonInsertableProperties);
        Assert.Equal(["B"], capabilities.NonUpdatableProperties);
        Assert.Equal(["R"], capabilities.RequiredInFilter);
    }

    [Fact]
    public void Attributes_of_another_namespace_mean_nothing() =>
        Assert.True(Edmx.V2Property("""<Property Name="P" Type="Edm.String" x:filterable="false" xmlns:x="urn:x"/>""").IsFilterable);

    [Fact]
    public void A_heading_stands_in_for_a_label()
    {
        Assert.Equal("Order No.", Edmx.V2Property("""<Property Name="P" Type="Edm.String" sap:heading="Order No."/>""").Documentation.Label);
        Assert.Equal("Order", Edmx.V2Property("""<Property Name="P" Type="Edm.String" sap:heading="Order No." sap:label="Order"/>""").Documentation.Label);
    }

    [Theory]
    [InlineData("sap:semantics=\"currency-code\"", "currency code", null)]
    [InlineData("sap:semantics=\"unit-of-measure\"", "unit of measure", null)]
    [InlineData("sap:semantics=\"email\"", "email address", null)]
    [InlineData("sap:semantics=\"tel;type=cell,work\"", "phone number", null)]
    [InlineData("sap:semantics=\"url\"", "URL", null)]
    [InlineData("sap:semantics=\"yearmonthday\"", "calendar date", null)]
    [InlineData("sap:display-format=\"UpperCase\"", null, "upper case")]
    [InlineData("sap:display-format=\"NonNegative\"", null, "digits only")]
    public void What_values_mean_and_how_they_are_written_is_noted(string attribute, string? meaning, string? format) =>
        Assert.Equal(new PropertyNotes { Meaning = meaning, Format = format }, Edmx.V2Property($"""<Property Name="P" Type="Edm.String" {attribute}/>""").Notes);

    [Fact]
    public void Field_control_role_pattern_and_visibility_are_noted()
    {
        var notes = Edmx.V2Property("""<Property Name="P" Type="Edm.String" sap:field-control="UX" sap:aggregation-role="dimension" sap:validation-regexp="[A-Z]+" sap:visible="false"/>""").Notes;
        Assert.Equal(new PropertyNotes { FieldControlPath = "UX", AggregationRole = "dimension", Pattern = "[A-Z]+", IsHidden = true }, notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sap:visible=\"true\" sap:semantics=\"\" sap:label=\"L\" sap:aggregation-role=\"other\"")]
    public void A_property_that_says_nothing_of_that_has_no_notes(string attributes) =>
        Assert.Null(Edmx.V2Property($"""<Property Name="P" Type="Edm.String" {attributes}/>""").Notes);
}
