namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>
/// Copies entities with all that they refer to, each one once, so that links lead to copies again. A change works on a copy of the whole
/// service: costly for millions of rows, but it is atomic, and readers never see half of it.
/// </summary>
internal sealed class DataCopy
{
    private readonly Dictionary<StructuredValue, StructuredValue> _copies = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<StructuredValue> _open = new();

    /// <summary>The copy of a value; it is complete after <see cref="Finish"/>.</summary>
    public StructuredValue Of(StructuredValue value)
    {
        if (!_copies.TryGetValue(value, out var copy))
        {
            _copies[value] = copy = new StructuredValue(value.Type) { Changed = value.Changed };
            _open.Enqueue(value);
        }
        return copy;
    }

    /// <summary>Fills the copies. A queue and no recursion: chains of links can be longer than the stack is deep.</summary>
    public void Finish()
    {
        while (_open.TryDequeue(out var value))
        {
            var copy = _copies[value];
            foreach (var (name, content) in value.Values)
                copy[name] = Content(content);
            foreach (var (navigation, targets) in value.Links)
                copy.Link(navigation, [.. targets.Select(Of)]);
            if (value.Container is var (parent, contained))
                copy.Container = (Of(parent), contained);
            if (value.Streams is { } streams)
                copy.Streams = new(streams, StringComparer.Ordinal);
        }
    }

    private object? Content(object? content) => content switch
    {
        StructuredValue complex => Of(complex),
        List<object?> items => items.ConvertAll(Content),
        _ => content,
    };
}
