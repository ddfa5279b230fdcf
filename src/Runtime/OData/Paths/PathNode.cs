namespace Btp.Connectivity.OData;

/// <summary>A property reached over others: <c>to_Customer/Name</c>.</summary>
internal sealed class PathNode(FilterNode? parent, string name) : FilterNode(Filters.Precedence.Primary), IEquatable<PathNode>
{
    public override void Write(ref UrlWriter writer)
    {
        if (parent is not null)
        {
            parent.Write(ref writer);
            writer.Raw('/');
        }

        writer.Name(name);
    }

    /// <summary>What the property is reached over.</summary>
    public FilterNode? Parent => parent;

    /// <summary>Name on the wire.</summary>
    public string Name => name;

    public bool Equals(PathNode? other) => other is not null && other.Name == Name && Equals(other.Parent, Parent);

    public override bool Equals(object? obj) => Equals(obj as PathNode);

    public override int GetHashCode() => HashCode.Combine(parent, name);
}
