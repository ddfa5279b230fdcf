using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>A remote service of a CAP application: an entry of <c>cds.requires</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it speaks, such as <c>odata-v2</c>; null if that is not said.</param>
/// <param name="Destination">The destination through which it is called; null if its address stands in the configuration itself.</param>
/// <param name="Path">The root of the service below the destination; null if that is not said.</param>
/// <param name="Span">Where its name stands.</param>
public sealed record CapService(string Name, string? Kind, string? Destination, string? Path, SourceSpan Span);
