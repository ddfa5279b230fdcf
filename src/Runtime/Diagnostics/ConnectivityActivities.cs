using System.Diagnostics;

namespace Btp.Connectivity.Diagnostics;

/// <summary>
/// Spans of a call, one per hop that leaves the application: <c>token</c>, <c>destination</c>, <c>proxy</c> or <c>target</c>, below a
/// <c>call</c>. Tags name hosts, bindings, tenants and statuses; never a token, a query string or a credential.
/// </summary>
public static class ConnectivityActivities
{
    /// <summary>Name of the <see cref="ActivitySource"/> and of the meter.</summary>
    public const string SourceName = "Btp.Connectivity";

    /// <summary>The whole call through a destination.</summary>
    public const string Call = "call";

    /// <summary>A request to a token service.</summary>
    public const string TokenHop = "token";

    /// <summary>A request to the Destination service.</summary>
    public const string DestinationHop = "destination";

    /// <summary>The request to the back end by way of the Connectivity proxy and the Cloud Connector.</summary>
    public const string ProxyHop = "proxy";

    /// <summary>The request to a back end that is reached directly.</summary>
    public const string TargetHop = "target";

    /// <summary>A message for the mail server of a destination; from the package <c>Btp.Connectivity.Mail</c>.</summary>
    public const string MailHop = "mail";

    internal static readonly ActivitySource Source = new(SourceName);

    internal static Activity? StartHop(string name, Uri address)
    {
        var hop = Source.StartActivity(name, ActivityKind.Client);
        return hop?.SetTag("server.address", address.IdnHost).SetTag("server.port", address.Port);
    }

    internal static void Answered(Activity? hop, HttpResponseMessage response)
    {
        if (hop is not null)
        {
            hop.SetTag("http.response.status_code", (int)response.StatusCode);
            if ((int)response.StatusCode >= 400)
            {
                hop.SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    internal static void Failed(Activity? hop, string why) => hop?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", why);
}
