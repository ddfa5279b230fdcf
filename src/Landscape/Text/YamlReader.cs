using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Reads YAML and keeps every place. Anchors and merge keys are resolved; an alias is the same node again, never a copy.</summary>
internal sealed class YamlReader
{
    private const int DepthLimit = 200;
    private const int MergeLimit = 10_000;
    private const int RunLimit = 500;
    private const int AliasLimit = 100_000;

    private readonly string _text;
    private readonly LineMap _lines;
    private readonly IParser _parser;
    private readonly int _start;
    private readonly Dictionary<AnchorName, (PositionedNode Node, int Size)> _anchors = [];
    private int _depth;
    private int _merged;
    private int _nodes;
    private int _aliased;

    private YamlReader(string text)
    {
        _text = text;
        _lines = new LineMap(text);

        // A byte order mark is no part of the first key. The scanner counts from behind it.
        _start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        _parser = new Parser(new Scanner(new StringReader(_start == 0 ? text : text.Substring(1)), skipComments: true));
    }

    public static PositionedDocument Read(string path, string text)
    {
        var roots = TryRead(text, out var problem);

        // A template is no YAML until somebody fills it in. What it says beside its actions can be read all the same.
        if (problem is not null && TemplateMask.Apply(text) is { } masked)
            roots = TryRead(masked, out problem);

        return new(path, text, DocumentFormat.Yaml, roots, problem);
    }

    private static List<PositionedNode> TryRead(string text, out SyntaxProblem? problem)
    {
        try
        {
            // The scanner looks through all open brackets at each one more.
            if (BracketRun(text) is { } place)
                throw new SyntaxException(new SyntaxProblem("values are nested too deeply", new LineMap(text).Span(place, place + 1)));

            problem = null;
            return new YamlReader(text).ReadDocuments();
        }
        catch (YamlException e)
        {
            problem = new SyntaxProblem(Reason(e), Place(text, e));
        }
        catch (SyntaxException e)
        {
            problem = e.Problem;
        }
#pragma warning disable CA1031 // The parser is not ours: whatever it throws on bad input is a finding, not a crash of the compiler.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            problem = new SyntaxProblem("this is no valid YAML", new LineMap(text).Span(0, Math.Min(1, text.Length)));
        }

        return [];
    }

    private static int? BracketRun(string text)
    {
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '[')
            {
                if (++run > RunLimit)
                    return i;
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                run = 0;
            }
        }

        return null;
    }

    private List<PositionedNode> ReadDocuments()
    {
        var roots = new List<PositionedNode>();
        _parser.Consume<StreamStart>();
        while (!_parser.TryConsume<StreamEnd>(out _))
        {
            _parser.Consume<DocumentStart>();
            _anchors.Clear();
            if (ReadNode() is { } root && root is not PositionedScalar { Kind: ScalarKind.Null })
                roots.Add(root);

            _parser.Consume<DocumentEnd>();
        }

        return roots;
    }

    private PositionedNode ReadNode()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (!_anchors.TryGetValue(alias.Value, out var anchored))
                throw new SyntaxException(new SyntaxProblem("no anchor '" + alias.Value + "' stands above", Span(alias)));

            // Whoever walks the document meets the node once more for every alias, and aliases of aliases double with every line.
            _aliased += anchored.Size;
            return _aliased <= AliasLimit
                ? anchored.Node
                : throw new SyntaxException(new SyntaxProblem("aliases expand to too many values", Span(alias)));
        }

        if (++_depth > DepthLimit)
            throw new SyntaxException(new SyntaxProblem("values are nested too deeply", Span(_parser.Current!)));

        var before = _nodes++ + _aliased;
        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        PositionedNode result = _parser.Current switch
        {
            MappingStart => ReadMapping(),
            SequenceStart => ReadSequence(),
            _ => ReadScalar(),
        };
        _depth--;
        if (!anchor.IsEmpty)
            _anchors[anchor] = (result, _nodes + _aliased - before);

        return result;
    }

    private PositionedNode ReadMapping()
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<PositionedEntry>();
        ParsingEvent end;
        while (!TryEnd<MappingEnd>(out end))
        {
            var key = ReadNode();
            var value = ReadNode();
            if (key is PositionedScalar { Text: "<<" } && Merge(entries, value))
                continue;

            entries.Add(new PositionedEntry(key as PositionedScalar ?? new PositionedScalar(Slice(key.Span), ScalarKind.Expression, key.Span), value));
        }

        var span = SpanOf(start, start.Style == MappingStyle.Flow, entries.Count == 0 ? null : entries[entries.Count - 1].Value, end);

        // {{ .Values.x }} without quotation marks is a mapping to YAML, and a template to everybody else.
        return start.Style == MappingStyle.Flow && Slice(span).StartsWith("{{", StringComparison.Ordinal)
            ? new PositionedScalar(Slice(span), ScalarKind.Expression, span)
            : new PositionedMapping(entries, span);
    }

    private bool Merge(List<PositionedEntry> entries, PositionedNode value)
    {
        if (value is PositionedSequence sequence)
        {
            // The first of the list wins, so it has to stand last.
            foreach (var item in sequence.Items)
                Merge(entries, item);
            return true;
        }

        if (value is not PositionedMapping mapping)
            return false;

        // Merges of merges double in size with every line; nobody means that.
        _merged += mapping.Entries.Count;
        if (_merged > MergeLimit)
            throw new SyntaxException(new SyntaxProblem("merge keys expand to too many entries", value.Span));

        // What the mapping itself says comes later, and wins.
        entries.InsertRange(0, mapping.Entries);
        return true;
    }

    private PositionedSequence ReadSequence()
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<PositionedNode>();
        ParsingEvent end;
        while (!TryEnd<SequenceEnd>(out end))
            items.Add(ReadNode());

        return new PositionedSequence(items, SpanOf(start, start.Style == SequenceStyle.Flow, items.Count == 0 ? null : items[items.Count - 1], end));
    }

    private bool TryEnd<TEnd>(out ParsingEvent end)
        where TEnd : ParsingEvent
    {
        end = _parser.Current!;
        return _parser.TryConsume<TEnd>(out _);
    }

    private PositionedScalar ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        return new PositionedScalar(scalar.Value, KindOf(scalar), Span(scalar));
    }

    // A block collection ends, for the parser, where the next thing begins; for people it ends with its last value.
    private SourceSpan SpanOf(ParsingEvent start, bool isFlow, PositionedNode? last, ParsingEvent end)
    {
        var from = (int)start.Start.Index + _start;
        var closed = (int)end.Start.Index + _start;
        if (isFlow)
            return _lines.Span(from, closed < _text.Length && _text[closed] is '}' or ']' ? closed + 1 : closed);

        // An alias stands where its anchor stands, which may be far above.
        return _lines.Span(from, last is not null && last.Span.Start >= from ? last.Span.End : closed);
    }

    private SourceSpan Span(ParsingEvent e) => _lines.Span((int)e.Start.Index + _start, TrimEnd((int)e.Start.Index + _start, (int)e.End.Index + _start));

    private int TrimEnd(int start, int end)
    {
        var at = Math.Min(end, _text.Length);
        while (at > start && char.IsWhiteSpace(_text[at - 1]))
            at--;

        return at;
    }

    private string Slice(SourceSpan span) => _text.Substring(span.Start, span.Length);

    private static ScalarKind KindOf(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
            return ScalarKind.Text;

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
            var value when double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) => ScalarKind.Number,
            _ => ScalarKind.Text,
        };
    }

    // The parser prefixes its message with places that the finding carries anyway.
    private static string Reason(YamlException e)
    {
        var message = e.Message;
        var colon = message.StartsWith("(", StringComparison.Ordinal) ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        message = colon < 0 ? message : message.Substring(colon + 3);
        return "this is no valid YAML: " + message.TrimEnd('.', '\n', '\r');
    }

    private static SourceSpan Place(string text, YamlException e) => new LineMap(text).Span(Math.Min((int)e.Start.Index, text.Length), Math.Min((int)e.Start.Index + 1, text.Length));
}
