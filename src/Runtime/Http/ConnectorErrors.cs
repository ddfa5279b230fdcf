using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// Tells the errors of the Connectivity proxy and the Cloud Connector from the back end's own 403, 502 and 503. They have no status or
/// header of their own, so their documented sentences decide, and only where a back end does not write: plain text or HTML, without the
/// headers of OData or of an ABAP server, and naming the virtual host that was called.
/// </summary>
internal static partial class ConnectorErrors
{
    private const int PrefixLength = 4096;

    public static bool MayBeFromConnector(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable))
        {
            return false;
        }

        var headers = response.Headers.NonValidated;
        if (headers.Contains("DataServiceVersion") || headers.Contains("OData-Version") || headers.Contains("sap-server") || headers.Contains("sap-processing-info"))
        {
            return false;
        }

        return response.Content.Headers.ContentType?.MediaType is null or "text/plain" or "text/html";
    }

    /// <summary>The typed error, or null when the answer is the back end's; then its body is as unread as before.</summary>
    public static async Task<ConnectivityException?> ReadAsync(HttpResponseMessage response, Destination destination, CancellationToken cancellationToken)
    {
        var body = await PrefixedContent.PeekAsync(response, PrefixLength, cancellationToken).ConfigureAwait(false);
        return Classify(response.StatusCode, WebUtility.HtmlDecode(Encoding.UTF8.GetString(body.Span)), destination);
    }

    internal static ConnectivityException? Classify(HttpStatusCode status, string text, Destination destination)
    {
        var virtualHost = $"{destination.Url.IdnHost}:{destination.Url.Port}";
        switch (status)
        {
            case HttpStatusCode.Forbidden when ResourceDenied().Match(text) is { Success: true } denied && Names(denied, virtualHost):
                return new ResourceNotExposedException(destination.Name, virtualHost, denied.Groups["resource"].Value, destination.LocationId);
            case HttpStatusCode.Forbidden when SystemDenied().Match(text) is { Success: true } denied && Names(denied, virtualHost):
                return new ResourceNotExposedException(destination.Name, virtualHost, null, destination.LocationId);
            case HttpStatusCode.BadGateway when text.Contains("Unable to open connection to backend system", StringComparison.OrdinalIgnoreCase):
                return new BackendUnreachableException(destination.Name, virtualHost, destination.LocationId);
            case HttpStatusCode.ServiceUnavailable when NoTunnel().Match(text) is { Success: true } tunnel:
                return new CloudConnectorUnavailableException(destination.Name, destination.LocationId, tunnel.Groups["subaccount"] is { Success: true, Value: var id } ? id : null);
            default:
                return null;
        }
    }

    private static bool Names(Match match, string virtualHost)
        => string.Equals(match.Groups["host"].Value.TrimEnd('.'), virtualHost, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"Access denied to resource\s+(?<resource>\S+)\s+on system\s+(?<host>[^\s<]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ResourceDenied();

    [GeneratedRegex(@"Access denied to system\s+(?<host>[^\s<]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SystemDenied();

    [GeneratedRegex(@"There is no SAP Cloud Connector(.*?subaccount\s+'(?<subaccount>[0-9a-fA-F-]{8,})')?|No tunnels subscribed for tunnelId", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex NoTunnel();
}
