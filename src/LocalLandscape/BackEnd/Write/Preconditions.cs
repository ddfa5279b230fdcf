using Btp.Connectivity.LocalLandscape.BackEnd.Server;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Optimistic locking: who changes an entity that has an ETag must say which one is known.</summary>
internal static class Preconditions
{
    /// <summary>Compares <c>If-Match</c> and <c>If-None-Match</c> with what is there.</summary>
    /// <param name="request">The request.</param>
    /// <param name="etag">The ETag of the entity or stream, or null when it has none.</param>
    /// <exception cref="ODataFailure">428: the header is missing. 412: it names another state.</exception>
    public static void Check(ServiceRequest request, string? etag)
    {
        var match = request.Headers.IfMatch.ToString();
        if (request.Headers.IfNoneMatch.ToString() is { Length: > 0 } none && (none == "*" || Names(none, etag)))
            throw Failed();
        if (match.Length == 0 && etag is not null)
            throw new ODataFailure(428, "/IWBEP/CM_MGW_RT/123", "Precondition required: the header If-Match with the ETag of the entity is missing");
        if (match.Length > 0 && match != "*" && !Names(match, etag))
            throw Failed();
    }

    /// <summary>Whether a list of ETags holds one; commas inside the quotes belong to the ETag.</summary>
    public static bool Names(string header, string? etag)
    {
        for (var (start, quoted, i) = (0, false, 0); etag is not null && i <= header.Length; i++)
        {
            if (i < header.Length && header[i] == '"')
                quoted = !quoted;
            if (i < header.Length && (header[i] != ',' || quoted))
                continue;
            if (header[start..i].Trim() == etag)
                return true;
            start = i + 1;
        }
        return false;
    }

    private static ODataFailure Failed() => new(412, "/IWBEP/CM_MGW_RT/124", "Precondition failed: the entity is not in the state that the request names");
}
