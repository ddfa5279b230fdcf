namespace Btp.Connectivity.Landscape.Text;

/// <summary>One key of a mapping, and its value.</summary>
/// <param name="key">The key.</param>
/// <param name="value">The value.</param>
public sealed class PositionedEntry(PositionedScalar key, PositionedNode value)
{
    /// <summary>The key.</summary>
    public PositionedScalar Key { get; } = key;

    /// <summary>The value.</summary>
    public PositionedNode Value { get; } = value;

    /// <summary>The key's text.</summary>
    public string Name => Key.Text;
}

/// <summary>Keys and values, in the order in which they were written.</summary>
/// <param name="entries">The entries in their order.</param>
/// <param name="span">Where it stands.</param>
public sealed class PositionedMapping(IReadOnlyList<PositionedEntry> entries, SourceSpan span) : PositionedNode(span)
{
    /// <summary>The entries in their order.</summary>
    public IReadOnlyList<PositionedEntry> Entries { get; } = entries;

    /// <summary>The entry named exactly <paramref name="name"/>; of several the last, which is what JSON and YAML readers use.</summary>
    /// <param name="name">The key, whose case matters.</param>
    public PositionedEntry? Entry(string name)
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (string.Equals(Entries[i].Name, name, StringComparison.Ordinal))
                return Entries[i];
        }

        return null;
    }

    /// <summary>The value of <paramref name="name"/>, if it is there.</summary>
    /// <param name="name">The key, whose case matters.</param>
    public PositionedNode? Get(string name) => Entry(name)?.Value;

    /// <summary>The scalar of <paramref name="name"/>, if it is one and says something.</summary>
    /// <param name="name">The key, whose case matters.</param>
    public PositionedScalar? Scalar(string name) => Get(name) is PositionedScalar { Kind: not ScalarKind.Null } scalar ? scalar : null;

    /// <summary>The text of <paramref name="name"/>, if it is a scalar and says something.</summary>
    /// <param name="name">The key, whose case matters.</param>
    public string? Text(string name) => Scalar(name)?.Text;

    /// <summary>The truth value of <paramref name="name"/>, also written as text, as some of SAP's clients do.</summary>
    /// <param name="name">The key, whose case matters.</param>
    public bool? Boolean(string name) => Scalar(name)?.AsBoolean;

    /// <summary>The mapping of <paramref name="name"/>, if it is one.</summary>
    /// <param name="name">The key, whose case matters.</param>
    public PositionedMapping? Mapping(string name) => Get(name) as PositionedMapping;

    /// <summary>The items of the list <paramref name="name"/>; none if it is no list.</summary>
    /// <param name="name">The key, whose case matters.</param>
    public IReadOnlyList<PositionedNode> Items(string name) => Get(name) is PositionedSequence sequence ? sequence.Items : [];
}
