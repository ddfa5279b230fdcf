namespace Btp.Connectivity;

/// <summary>A destination fragment: properties that the Destination service lays over those of a destination; the fragment's win.</summary>
/// <param name="Name">Name of the fragment.</param>
/// <param name="Level">Where it is kept, for lookups with a level; null for the level of the destination.</param>
public sealed record DestinationFragment(string Name, DestinationLookupLevel? Level = null)
{
    /// <summary>A fragment at the level of its destination.</summary>
    /// <param name="name">Name of the fragment.</param>
    public static implicit operator DestinationFragment(string name) => new(name);

    /// <summary>A fragment at the level of its destination.</summary>
    /// <param name="name">Name of the fragment.</param>
    public static DestinationFragment FromString(string name) => new(name);

    /// <summary>Name and level as the header writes them.</summary>
    public override string ToString() => Level is { } level ? $"{Name}@{DestinationLookup.Text(level)}" : Name;
}
