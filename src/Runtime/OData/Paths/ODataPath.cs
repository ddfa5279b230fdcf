namespace Btp.Connectivity.OData;

/// <summary>Where in a row a shape stands: at the row itself (<c>default</c>), or below navigation or complex properties.</summary>
public readonly struct ODataPath : IEquatable<ODataPath>
{
    internal ODataPath(FilterNode? node) => Node = node;

    internal FilterNode? Node { get; }

    /// <summary>The path one step further: into a navigation property, a complex property, or a derived type.</summary>
    /// <param name="name">Name on the wire; for a derived type its qualified name.</param>
    public ODataPath Navigate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(new PathNode(Node, name));
    }

    /// <summary>Whether what stands here is of a derived type (<c>isof</c>).</summary>
    /// <param name="typeName">Qualified name on the wire.</param>
    public Filter IsOf(string typeName)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        return new(new TypeNode("isof", Node is null ? null : Operand.Of(Node), typeName));
    }

    /// <inheritdoc/>
    public bool Equals(ODataPath other) => Equals(Node, other.Node);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ODataPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Node?.GetHashCode() ?? 0;

    /// <summary>Whether both stand at the same place.</summary>
    public static bool operator ==(ODataPath left, ODataPath right) => left.Equals(right);

    /// <summary>Whether the two stand at different places.</summary>
    public static bool operator !=(ODataPath left, ODataPath right) => !left.Equals(right);
}
