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

    internal FilterNode? Node { get; }

    internal string? Name { get; }
}
