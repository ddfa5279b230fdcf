namespace Btp.Connectivity.Testing;

/// <summary>A file of a landscape.</summary>
/// <param name="Path">Its path, relative to the landscape.</param>
/// <param name="Item">The MSBuild item that names it; null for a file that just lies there.</param>
/// <param name="Metadata">The metadata of the item.</param>
/// <param name="Marked">Its text with markup.</param>
public sealed record LandscapeItem(string Path, string? Item, IReadOnlyList<(string Name, string Value)> Metadata, string Marked)
{
    /// <summary>Its text, and where findings belong.</summary>
    public Markup Markup { get; } = Markup.Parse(Marked);
}
