namespace Btp.Connectivity.OData;

/// <summary>A property that rows can be sorted by.</summary>
public readonly struct SortPath
{
    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    public SortPath(ODataPath parent, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Node = parent.Node;
        Name = name;
    }

    internal SortPath(Operand operand) => (Node, Name) = (operand.Node, operand.Name);

    internal FilterNode? Node { get; }

    internal string? Name { get; }

    /// <summary>A text that the service computes (<c>Compute</c>).</summary>
    public static implicit operator SortPath(StringPath path) => new(path.Operand);
}
