using System.Xml;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Passes a reader through as long as elements do not nest too deep. What nests deeper was made to exhaust time or stack.</summary>
/// <param name="inner">The reader.</param>
internal sealed class ShallowXmlReader(XmlReader inner) : XmlReader, IXmlLineInfo
{
    // Real documents nest about twenty deep.
    private const int DeepestNesting = 200;

    public int LineNumber => ((IXmlLineInfo)inner).LineNumber;

    public int LinePosition => ((IXmlLineInfo)inner).LinePosition;

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    public override string Value => inner.Value;

    public bool HasLineInfo() => true;

    public override bool Read()
    {
        var read = inner.Read();
        return !read || inner.Depth <= DeepestNesting
            ? read
            : throw new MetadataRefusedException($"elements are nested more than {DeepestNesting} deep, which no $metadata document needs", LineNumber, LinePosition);
    }

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();

        base.Dispose(disposing);
    }
}
