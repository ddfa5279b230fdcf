using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Text that is inserted at an offset.</summary>
internal sealed record TextInsertion(int At, string Text);

/// <summary>Adds items to lists of a YAML text the way the text writes its other lists: indentation, brackets, blank lines and line ends.</summary>
internal sealed class YamlEditor(string text, PositionedMapping root)
{
    private readonly LineMap _lines = new(text);
    private readonly string _newLine = text.Contains("\r\n") ? "\r\n" : "\n";
    private readonly string _itemIndent = ItemIndent(text, root);

    /// <summary>Appends an item to the list under a key; adds the list, or the key, where they are missing.</summary>
    /// <param name="holder">The mapping that has, or gets, the key.</param>
    /// <param name="key">The key of the list.</param>
    /// <param name="block">The item's lines, as a block mapping.</param>
    /// <param name="flow">The same item in brackets.</param>
    public TextInsertion AppendItem(PositionedMapping holder, string key, string[] block, string flow)
    {
        if (holder.Entry(key) is not { } entry)
            return AddKey(holder, key, block, flow);

        if (entry.Value is not PositionedSequence sequence)
            return new TextInsertion(EndOfLine(entry.Key.Span), Block(IndentOf(entry.Key) + _itemIndent, "- ", block));

        if (text[sequence.Span.Start] == '[')
            return AppendToFlow(sequence, flow);

        var last = sequence.Items[sequence.Items.Count - 1];
        var dash = text.LastIndexOf('-', last.Span.Start - 1);
        var indent = text.Substring(_lines.StartOf(_lines.LineAt(dash)), dash - _lines.StartOf(_lines.LineAt(dash)));
        var marker = text.Substring(dash, last.Span.Start - dash);
        var isFlowItem = text[last.Span.Start] == '{';
        var lines = isFlowItem ? [flow] : block;
        var gap = HasBlankLines(sequence) ? _newLine : "";
        return new TextInsertion(EndOfLine(last.Span), gap + Block(indent, marker.Trim() == "-" && marker.IndexOf('\n') < 0 ? marker : "- ", lines));
    }

    private TextInsertion AddKey(PositionedMapping holder, string key, string[] block, string flow)
    {
        if (text[holder.Span.Start] == '{')
            return new TextInsertion(EndOfContent(holder.Span), (holder.Entries.Count > 0 ? ", " : " ") + key + ": [" + flow + "]");

        var indent = IndentOf(holder.Entries[0].Key);
        var end = EndOfLine(holder.Span);
        var gap = ReferenceEquals(holder, root) ? _newLine : "";
        return new TextInsertion(end, gap + _newLine + indent + key + ":" + Block(indent + _itemIndent, "- ", block));
    }

    private TextInsertion AppendToFlow(PositionedSequence sequence, string flow)
    {
        var count = sequence.Items.Count;
        return new TextInsertion(count > 0 ? sequence.Items[count - 1].Span.End : sequence.Span.Start + 1, (count > 0 ? ", " : "") + flow);
    }

    private string Block(string indent, string marker, string[] lines)
    {
        var block = new System.Text.StringBuilder();
        for (var i = 0; i < lines.Length; i++)
            block.Append(_newLine).Append(indent).Append(i == 0 ? marker : new string(' ', marker.Length)).Append(lines[i]);

        return block.ToString();
    }

    // Behind the last character, and behind a comment on its line.
    private int EndOfLine(SourceSpan span)
    {
        var end = _lines.EndOf(_lines.LineAt(Math.Max(span.Start, span.End - 1)));
        while (end > 0 && end > span.Start && text[end - 1] is '\n' or '\r')
            end--;

        return end;
    }

    private int EndOfContent(SourceSpan span)
    {
        var at = span.End - 1;
        while (at > span.Start + 1 && char.IsWhiteSpace(text[at - 1]))
            at--;

        return at;
    }

    // The keys of an item stand behind its dash: their column counts, not the blanks of their line.
    private static string IndentOf(PositionedScalar key) => new(' ', key.Span.Column - 1);

    private bool HasBlankLines(PositionedSequence sequence)
    {
        if (sequence.Items.Count < 2)
            return false;

        var from = EndOfLine(sequence.Items[sequence.Items.Count - 2].Span);
        var between = text.Substring(from, sequence.Items[sequence.Items.Count - 1].Span.Start - from);
        return between.Split('\n').Skip(1).Any(line => line.Trim().Length == 0 && line != between.Split('\n').Last());
    }

    // Some put the dash of a list below its key, some indent it.
    private static string ItemIndent(string text, PositionedMapping root)
    {
        foreach (var entry in root.Entries)
        {
            if (entry.Value is PositionedSequence { Items.Count: > 0 } sequence && sequence.Span.Start < text.Length && text[sequence.Span.Start] == '-')
                return new string(' ', Math.Max(0, sequence.Span.Column - entry.Key.Span.Column));
        }

        return "  ";
    }
}
