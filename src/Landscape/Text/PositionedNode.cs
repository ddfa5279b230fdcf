namespace Btp.Connectivity.Landscape.Text;

/// <summary>A node of a manifest that knows its place in the file.</summary>
/// <param name="span">Where it stands.</param>
public abstract class PositionedNode(SourceSpan span)
{
    /// <summary>Where the node stands, quotation marks and brackets included.</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>How a scalar was written, which decides what it means.</summary>
public enum ScalarKind
{
    /// <summary>A string: quoted, or plain text of no other kind.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Nothing: <c>null</c>, <c>~</c>, or no value at all.</summary>
    Null,

    /// <summary>An expression that somebody else evaluates (a Terraform reference or call, a Helm template).</summary>
    Expression,
}

/// <summary>A single value.</summary>
/// <param name="text">What it says, escapes resolved.</param>
/// <param name="kind">How it was written.</param>
/// <param name="span">Where it stands.</param>
public sealed class PositionedScalar(string text, ScalarKind kind, SourceSpan span) : PositionedNode(span)
{
    /// <summary>What the scalar says, escapes resolved; empty for nothing.</summary>
    public string Text { get; } = text;

    /// <summary>How it was written.</summary>
    public ScalarKind Kind { get; } = kind;

    /// <summary>Whether the text is what will be used, with nothing left for somebody else to fill in.</summary>
    public bool IsLiteral => Kind != ScalarKind.Expression && !Placeholder.ContainsReference(Text);

    /// <summary>Whether the value is true, also as text and in any case, as SAP's tools write it; null if it is no truth value.</summary>
    public bool? AsBoolean =>
        string.Equals(Text, "true", StringComparison.OrdinalIgnoreCase) ? true
        : string.Equals(Text, "false", StringComparison.OrdinalIgnoreCase) ? false
        : null;
}

/// <summary>A list of nodes.</summary>
/// <param name="items">The items in their order.</param>
/// <param name="span">Where it stands.</param>
public sealed class PositionedSequence(IReadOnlyList<PositionedNode> items, SourceSpan span) : PositionedNode(span)
{
    /// <summary>The items in their order.</summary>
    public IReadOnlyList<PositionedNode> Items { get; } = items;
}
