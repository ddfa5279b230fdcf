using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.EdmReading;

/// <summary>
/// Reads a document and reports as "line" the number of the element, counted in document order. Edm keeps that number as the location of whatever it
/// builds from the element, and so every object of the Edm model leads back to exactly one element, and by it to a line of the original.
/// </summary>
/// <param name="document">The document.</param>
internal sealed class NumberedXmlReader(XDocument document) : XmlReader, IXmlLineInfo
{
    private readonly XmlReader _inner = document.CreateReader();
    private int _number = -1;

    /// <summary>The elements by their number.</summary>
    public XElement[] Elements { get; } = [.. document.Descendants()];

    // Lines count from one.
    int IXmlLineInfo.LineNumber => _number + 1;

    int IXmlLineInfo.LinePosition => 1;

    public override int AttributeCount => _inner.AttributeCount;

    public override string BaseURI => _inner.BaseURI;

    public override int Depth => _inner.Depth;

    public override bool EOF => _inner.EOF;

    public override bool IsEmptyElement => _inner.IsEmptyElement;

    public override string LocalName => _inner.LocalName;

    public override string NamespaceURI => _inner.NamespaceURI;

    public override XmlNameTable NameTable => _inner.NameTable;

    public override XmlNodeType NodeType => _inner.NodeType;

    public override string Prefix => _inner.Prefix;

    public override ReadState ReadState => _inner.ReadState;

    public override string Value => _inner.Value;

    bool IXmlLineInfo.HasLineInfo() => true;

    public override bool Read()
    {
        var read = _inner.Read();
        if (read && _inner.NodeType == XmlNodeType.Element)
            _number++;

        return read;
    }

    public override string GetAttribute(int i) => _inner.GetAttribute(i);

    public override string? GetAttribute(string name) => _inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => _inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => _inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => _inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => _inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => _inner.MoveToElement();

    public override bool MoveToFirstAttribute() => _inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => _inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => _inner.ReadAttributeValue();

    public override void ResolveEntity() => _inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();

        base.Dispose(disposing);
    }
}
