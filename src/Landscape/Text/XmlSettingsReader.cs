using System.Xml;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Reads the XML in which older .NET applications and NuGet keep settings (<c>web.config</c>, <c>app.config</c>, <c>nuget.config</c>), without DTDs.</summary>
/// <remarks>An element is a mapping of its attributes and of the elements in it; one that holds nothing but text is that text.</remarks>
internal sealed class XmlSettingsReader
{
    private const int DepthLimit = 100;

    private readonly string _text;
    private readonly LineMap _lines;
    private readonly XmlReader _reader;

    private XmlSettingsReader(string text, XmlReader reader)
    {
        _text = text;
        _lines = new LineMap(text);
        _reader = reader;
    }

    public static PositionedDocument Read(string path, string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            return reader.MoveToContent() == XmlNodeType.Element
                ? new(path, text, DocumentFormat.Xml, [new XmlSettingsReader(text, reader).ReadElement(0)], null)
                : new(path, text, DocumentFormat.Xml, [], null);
        }
        catch (XmlException e)
        {
            var lines = new LineMap(text);
            var at = e.LineNumber > 0 && e.LineNumber <= lines.Count ? lines.StartOf(e.LineNumber) + Math.Max(e.LinePosition - 1, 0) : 0;
            return new(path, text, DocumentFormat.Xml, [], new SyntaxProblem("this is no XML that can be read", lines.Span(at, at + 1)));
        }
        catch (SyntaxException e)
        {
            return new(path, text, DocumentFormat.Xml, [], e.Problem);
        }
    }

    // The reader stands at the start tag, and behind it at the end tag.
    private PositionedNode ReadElement(int depth)
    {
        var start = Place() - 1;
        if (depth > DepthLimit)
            throw new SyntaxException(new SyntaxProblem("elements are nested too deeply", _lines.Span(start, start + 1)));

        var entries = new List<PositionedEntry>();
        while (_reader.MoveToNextAttribute())
            entries.Add(ReadAttribute());
        _reader.MoveToElement();

        // An element within this one stands at its end afterwards, and its end is not that of this one.
        PositionedScalar? content = null;
        var isOpen = !_reader.IsEmptyElement;
        while (isOpen && _reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                content ??= ReadContent();
            else if (_reader.NodeType == XmlNodeType.Element)
                entries.Add(new PositionedEntry(Name(Place()), ReadElement(depth + 1)));
        }

        var span = _lines.Span(Math.Max(start, 0), Math.Max(Place(), start));
        return entries.Count == 0 && content is not null ? content : new PositionedMapping(entries, span);
    }

    private PositionedEntry ReadAttribute()
    {
        var key = Name(Place());
        var open = _text.IndexOfAny(['"', '\''], key.Span.End);
        var close = open < 0 ? -1 : _text.IndexOf(_text[open], open + 1);
        var span = close < 0 ? key.Span : _lines.Span(open, close + 1);
        return new PositionedEntry(key, new PositionedScalar(_reader.Value, ScalarKind.Text, span));
    }

    private PositionedScalar ReadContent()
    {
        var start = Place();
        var end = _text.IndexOf('<', Math.Min(start, _text.Length));
        return new PositionedScalar(_reader.Value.Trim(), ScalarKind.Text, _lines.Span(start, end < 0 ? _text.Length : end));
    }

    private PositionedScalar Name(int at) => new(_reader.Name, ScalarKind.Text, _lines.Span(at, at + _reader.Name.Length));

    private int Place()
    {
        var place = (IXmlLineInfo)_reader;
        return Math.Min(_lines.StartOf(Math.Min(Math.Max(place.LineNumber, 1), _lines.Count)) + Math.Max(place.LinePosition - 1, 0), _text.Length);
    }
}
