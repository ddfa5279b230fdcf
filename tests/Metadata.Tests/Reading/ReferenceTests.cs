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
        Read(Document, others);

    private static MetadataResult Read(string document, params (string Uri, string Text)[] others) =>
        MetadataReader.Read(document, resolveReference: reference => others.FirstOrDefault(o => o.Uri == reference.Uri) is { Text: { } text } found ? new(found.Uri, text) : null);

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
        Assert.Equal("property 'Place' of 'Order'", Assert.Single(result.Problems, p => p.Kind == MetadataProblemKind.Skipped).Construct);
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

    [Fact]
    public void A_reference_that_leads_nowhere_is_named_with_what_needs_it()
    {
        var missing = Assert.Single(Read().Problems, p => p.Kind == MetadataProblemKind.MissingReference);
        Assert.Equal(("other.xml", "'M.Place'", 1), (missing.Construct, missing.Reason, missing.Line));
    }

    [Fact]
    public void A_reference_that_leads_nowhere_is_silent_when_nothing_needs_it() =>
        Assert.Empty(Read(Edmx.V4(Edmx.Entity(""), Reference)).Problems);

    [Fact]
    public void What_a_referenced_document_refers_to_is_known_too_and_each_is_asked_for_with_where_it_stands()
    {
        var middle = Edmx.V4("""<ComplexType Name="Place" BaseType="X.Spot"/>""", """<edmx:Reference Uri="deep.xml"><edmx:Include Namespace="L" Alias="X"/></edmx:Reference>""").Replace("Namespace=\"N\"", "Namespace=\"M\"", StringComparison.Ordinal);
        var deep = Edmx.V4("""<ComplexType Name="Spot"><Property Name="City" Type="Edm.String"/></ComplexType>""").Replace("Namespace=\"N\"", "Namespace=\"L\"", StringComparison.Ordinal);
        var asked = new List<string>();
        var result = MetadataReader.Read(Document, resolveReference: reference =>
        {
            asked.Add($"{reference.From}>{reference.Uri}:{string.Join(',', reference.Namespaces)}");
            return reference.Uri == "other.xml" ? new("/m", middle) : new("/d", deep);
        });
        Assert.Empty(result.Problems);
        Assert.Equal("L.Spot", result.Model!.ComplexTypes.Single(t => t.Name == "Place").BaseType);
        Assert.Equal([">other.xml:M", "/m>deep.xml:L"], asked);
    }

    [Fact]
    public void A_document_may_annotate_what_it_includes()
    {
        var document = Edmx.V4(Edmx.Entity("""<Property Name="Place" Type="O.Place"/>""") + """<Annotations Target="O.Place/City"><Annotation Term="Common.Label" String="Town"/></Annotations>""", Reference);
        Assert.Equal("Town", Read(document, ("other.xml", Other)).Model!.ComplexTypes.Single().Properties[0].Documentation.Label);
    }

    [Theory]
    [InlineData("""<edmx:IncludeAnnotations TermNamespace="com.sap.vocabularies.Common.v1"/>""", "Number")]
    [InlineData("""<edmx:IncludeAnnotations TermNamespace="com.sap.vocabularies.UI.v1"/>""", null)]
    [InlineData("""<edmx:IncludeAnnotations TermNamespace="com.sap.vocabularies.Common.v1" Qualifier="Phone"/>""", null)]
    [InlineData("", null)]
    public void Annotations_of_another_document_count_where_they_are_asked_for(string include, string? label)
    {
        var document = Edmx.V4(Edmx.Entity(""), $"""<edmx:Reference Uri="a.xml">{include}</edmx:Reference>""");
        var annotations = Edmx.V4("""<Annotations Target="S.Order/Id"><Annotation Term="Common.Label" String="Number"/></Annotations>""", """<edmx:Reference Uri="s.xml"><edmx:Include Namespace="N" Alias="S"/></edmx:Reference>""")
            .Replace("Namespace=\"N\" xmlns", "Namespace=\"A\" xmlns", StringComparison.Ordinal);
        Assert.Equal(label, Read(document, ("a.xml", annotations)).Model!.EntityTypes[0].Properties[0].Documentation.Label);
    }

    [Fact]
    public void The_outline_of_a_document_has_its_references_and_schemas()
    {
        var outline = DocumentOutline.Of("\uFEFF" + Edmx.V4("<!-- SchemaVersion --><Annotation Term=\"X.SchemaVersion\" String=\"1\"/>", Reference));
        Assert.Equal(["N"], outline.Namespaces);
        Assert.Equal([new DocumentReference("other.xml", ["M"], null)], outline.References);
        Assert.Equal(new DocumentOutline([], []), DocumentOutline.Of("<html><Reference"));
        Assert.Equal(["A.B"], DocumentOutline.Of("<e:Schema\n Alias='X' Namespace = 'A.B'>").Namespaces);
    }
}
