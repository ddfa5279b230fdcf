namespace Btp.Connectivity.Metadata.Model;

/// <summary>What the document tells people about an element.</summary>
/// <param name="Label"><c>Common.Label</c>, <c>sap:label</c>.</param>
/// <param name="Description"><c>Core.Description</c>, <c>Common.QuickInfo</c>, <c>sap:quickinfo</c>, V3 <c>Documentation/Summary</c>.</param>
/// <param name="LongDescription"><c>Core.LongDescription</c>.</param>
public sealed record Documentation(string? Label, string? Description, string? LongDescription)
{
    /// <summary>Nothing told.</summary>
    public static Documentation None { get; } = new(null, null, null);
}
