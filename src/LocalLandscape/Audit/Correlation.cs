using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.Audit;

/// <summary>
/// How the hops agree that two requests belong to one call: a correlation header as SAP's programs send it, else the
/// trace id of a W3C <c>traceparent</c> (which .NET sends by itself while an activity runs), else a new id.
/// </summary>
public static class Correlation
{
    /// <summary>The header by which a hop passes an id on.</summary>
    public const string Header = "X-CorrelationID";

    private static readonly string[] Known = [Header, "x-correlation-id", "x-request-id"];

    /// <summary>The correlation id of a request, the same for every call on the same request.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[typeof(Correlation)] is string known)
            return known;
        var id = Sent(context.Request.Headers) ?? Guid.NewGuid().ToString("N");
        context.Items[typeof(Correlation)] = id;
        return id;
    }

    /// <summary>The id that a request carries, or null.</summary>
    public static string? Sent(IHeaderDictionary headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var name in Known)
            if (headers[name].ToString() is { Length: > 0 and <= 128 } id)
                return id;
        // version "-" trace id (32 hex digits) "-" parent id "-" flags
        return headers.TraceParent.ToString() is { Length: >= 55 } parent && parent[2] == '-' && parent[35] == '-' ? parent[3..35] : null;
    }
}
