namespace Btp.Connectivity.Http;

/// <summary>What a caller can say about one request through a destination.</summary>
public static class DestinationRequestOptions
{
    /// <summary>
    /// Service root of the request, relative to the destination, for example <c>/sap/opu/odata/sap/API_SALES_ORDER_SRV</c>. CSRF tokens are
    /// fetched there, one per service and session. Without it the directory of the request's path is used.
    /// </summary>
    public static HttpRequestOptionsKey<string> ServiceRoot { get; } = new("Btp.Connectivity.ServiceRoot");

    /// <summary>For whom the request is made; overrides the current <see cref="Identity.IUserContextAccessor"/>.</summary>
    public static HttpRequestOptionsKey<UserContext> User { get; } = new("Btp.Connectivity.User");

    /// <summary>How the destination is looked up for this request: account, level, fragments, code or refresh token.</summary>
    public static HttpRequestOptionsKey<DestinationLookup> Lookup { get; } = new("Btp.Connectivity.Lookup");

    /// <summary>Whether the service asks for no CSRF token, so that none is fetched.</summary>
    internal static HttpRequestOptionsKey<bool> WithoutCsrf { get; } = new("Btp.Connectivity.WithoutCsrf");

    internal static HttpRequestOptionsKey<DestinationCall> Call { get; } = new("Btp.Connectivity.Call");
}
