using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>An entry of a mapping's allowlist.</summary>
/// <param name="Id">The path, or the name of the function module.</param>
/// <param name="IsEnabled">Whether the entry counts; a disabled one denies.</param>
/// <param name="IsExactMatchOnly">Whether only this very path is meant. If not, the id is a plain string prefix: <c>/sales</c> lets <c>/sales-secret</c> through too.</param>
/// <param name="IsWebSocketUpgradeAllowed">Whether calls may become WebSockets.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ExposedResource(string Id, bool IsEnabled, bool IsExactMatchOnly, bool IsWebSocketUpgradeAllowed, SourceSpan Span)
{
    /// <summary>The file in which it stands.</summary>
    public required string Path { get; init; }

    /// <summary>Whether this entry lets a path or function through.</summary>
    /// <param name="path">The path with or without a query, or the name of the function module. Case matters.</param>
    public bool Matches(string path)
    {
        var query = path.IndexOf('?');
        var bare = query < 0 ? path : path.Substring(0, query);
        return IsEnabled && (IsExactMatchOnly ? string.Equals(bare, Id, StringComparison.Ordinal) : bare.StartsWith(Id, StringComparison.Ordinal));
    }
}
