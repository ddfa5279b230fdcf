namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>The path that the allowlist is asked about.</summary>
internal static class RequestPath
{
    /// <summary>The path of a request target: what stands before the query, as it was sent.</summary>
    public static string Of(string target) => target.Split('?')[0];

    /// <summary>
    /// Whether a path leads out of itself: a segment <c>..</c> or <c>.</c>, plain, percent-encoded or with parameters, or a backslash. A back end
    /// may resolve such a path into one that was never allowed, so it is denied before the allowlist is asked.
    /// </summary>
    public static bool LeadsElsewhere(string path)
    {
        var decoded = Uri.UnescapeDataString(path);
        return decoded.Contains('\\', StringComparison.Ordinal)
            || decoded.Split('/').Any(static s => s.Split(';')[0] is "." or "..")
            || Uri.UnescapeDataString(decoded).Split('/', '\\').Any(static s => s.Split(';')[0] is "..");
    }
}
