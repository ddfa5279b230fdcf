using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Tests.Support;

namespace Btp.Connectivity.Metadata.Tests.Reading;

public sealed class ReferenceTests
{
    private const string Reference = """<edmx:Reference Uri="other.xml"><edmx:Include Namespace="M" Alias="O"/></edmx:Reference>""";

    private static readonly string Document = Edmx.V4(Edmx.Entity("""<Property Name="Place" Type="O.Place"/>""") + Edmx.Container("""<EntitySet Name="Orders" EntityType="N.Order"/>"""), Reference);

    private static readonly string Other = Edmx.V4("""<ComplexType Name="Place"><Property Name="City" Type="Edm.String"/></ComplexType>""" + Edmx.Entity("", "Guest") + Edmx.Container("""<EntitySet Name="Guests" EntityType="M.Guest"/><EntitySet Name="MoreGuests" EntityType="M.Guest"/>"""))
        .Replace("Namespace=\"N\"", "Namespace=\"M\"", StringComparison.Ordinal);

    private static MetadataResult Read(params (string Uri, string Text)[] others) =>
        MetadataReader.Read(Document, resolveReference: uri => others.FirstOrDefault(o => o.Uri == uri).Text);

    [Fact]
    public void What_a_referenced_document_declares_is_known()
    {
        var result = Read(("other.xml", Other));
        Assert.Empty(result.Problems);
        Assert.Equal("M.Place", result.Model!.EntityTypes.Single(t => t.Name == "Order").Properties[1].Type.Name);
        Assert.Contains(result.Model.ComplexTypes, t => t.FullName == "M.Place");
    }

    [Fact]
    public void Its_entity_sets_are_another_services() => Assert.Equal(["Orders"], Read(("other.xml", Other)).Model!.EntitySets.Select(s => s.Name));

    [Fact]
    public void Its_types_stand_at_the_line_of_the_reference() => Assert.Equal(1, Read(("other.xml", Other)).Model!.ComplexTypes[0].Line);

    [Fact]
    public void Without_it_what_uses_its_types_is_left_out_alone()
    {
        var result = Read();
        Assert.Equal("property 'Place' of 'Order'", Assert.Single(result.Problems).Construct);
        Assert.Single(result.Model!.EntitySets);
    }

    [Fact]
    public void A_referenced_document_that_cannot_be_read_is_named()
    {
        var result = Read(("other.xml", "<html/>"));
        Assert.Contains(result.Problems, p => p.Construct == "reference to 'other.xml'" && p.Reason.Contains("HTML", StringComparison.Ordinal));
        Assert.NotNull(result.Model);
    }

    [Fact]
    public void Documents_that_refer_to_each_other_are_read_once()
    {
        var back = Other.Replace("<edmx:DataServices>", """<edmx:Reference Uri="other.xml"><edmx:Include Namespace="M"/></edmx:Reference><edmx:DataServices>""", StringComparison.Ordinal);
        Assert.Empty(Read(("other.xml", back)).Problems);
    }

    [Fact]
    public void A_reference_that_is_no_valid_URI_is_no_obstacle() =>
        Assert.Single(Edmx.Model(Edmx.V4(Edmx.Entity(""), """<edmx:Reference Uri="http://[bad"><edmx:Include Namespace="X"/></edmx:Reference>""")).EntityTypes);

    [Fact]
    public void What_is_wrong_in_a_referenced_document_is_said_when_that_one_is_read()
    {
        var wrong = Other.Replace("<Property Name=\"City\"", "<Property Name=\"Gone\" Type=\"X.Y\"/><Property Name=\"City\"", StringComparison.Ordinal);
        Assert.Empty(Read(("other.xml", wrong)).Problems);
        Assert.Single(MetadataReader.Read(wrong).Problems);
    }

    [Fact]
    public void A_V4_document_may_refer_to_one_of_V2()
    {
        var old = Edmx.V2("""<ComplexType Name="Place"><Property Name="Day" Type="DateTime"/></ComplexType>""").Replace("Namespace=\"N\"", "Namespace=\"M\"", StringComparison.Ordinal);
        Assert.Equal("Edm.DateTimeOffset", Assert.Single(Read(("other.xml", old)).Model!.ComplexTypes).Properties[0].Type.Name);
    }
}
