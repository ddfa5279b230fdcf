using System.Net.Http.Headers;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.Rfc.Soap;

/// <summary>
/// Calls function modules by SOAP over HTTP at <c>/sap/bc/soap/rfc</c>. Who calls is decided by the handlers of the HTTP destination:
/// principal propagation, Basic, a client certificate, a token.
/// </summary>
/// <param name="http">A client whose handlers know the destination.</param>
public sealed class SoapRfcTransport(HttpClient http) : IRfcTransport
{
    private static readonly MediaTypeHeaderValue _contentType = new("text/xml", "utf-8");

    private readonly HttpClient _http = http ?? throw new ArgumentNullException(nameof(http));

    /// <inheritdoc/>
    public async Task CallAsync(RfcFunctionType function, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(result);
        using var content = new ByteArrayContent(SoapRfcMessage.Request(function, write));
        content.Headers.ContentType = _contentType;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(SoapRfcMessage.Path, UriKind.Relative)) { Content = content };
        request.Headers.TryAddWithoutValidation("SOAPAction", "\"" + SoapRfcMessage.Namespace + "\"");
        request.Headers.TryAddWithoutValidation("Accept", "text/xml");
        // The service asks for no CSRF token, and a path above it need not be exposed.
        request.Options.Set(DestinationRequestOptions.WithoutCsrf, true);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        SoapRfcMessage.Read(function, response.StatusCode, body, result);
    }
}
