using System.Net;
using System.Text.Json;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Resilience;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Tokens;

/// <summary>
/// One request to a token service, written by <see cref="TokenForm"/>; the client is proved by a secret in the form
/// or by mutual TLS.
/// </summary>
internal sealed class TokenClient(ServiceTransport transport, TimeProvider clock, ILogger<TokenClient> logger)
{
    public async Task<AccessToken> RequestAsync(OAuthClient client, TokenRequest request, CancellationToken cancellationToken)
    {
        var step = request.Step;
        var endpoint = client.EndpointFor(request.Subdomain, request.Issuer);
        using var hop = ConnectivityActivities.StartHop(ConnectivityActivities.TokenHop, endpoint);
        hop?.SetTag("btp.binding", client.BindingName).SetTag("btp.tenant", request.TenantId).SetTag("btp.grant", GrantOf(request));
        var started = clock.GetTimestamp();
        HttpResponseMessage response;
        try
        {
            response = await transport.SendAsync(() => TokenForm.Write(client, request), client, new CircuitKey("token", $"{client.BindingName} at {endpoint.Authority}", request.TenantId), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            ConnectivityActivities.Failed(hop, "unreachable");
            ConnectivityLog.TokenFailed(logger, step, client.BindingName, null);
            throw new TokenRequestException(step, client.ToString(), null, problem is OperationCanceledException or TimeoutException ? "no answer in time" : null, problem);
        }

        using (response)
        {
            ConnectivityActivities.Answered(hop, response);
            ConnectivityMetrics.TokenRequested(client.ServiceLabel, (int)response.StatusCode);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                ConnectivityLog.TokenFailed(logger, step, client.BindingName, (int)response.StatusCode);
                throw new TokenRequestException(step, client.ToString(), response.StatusCode, ErrorOf(body, client, request.Secret));
            }

            var token = Read(body, step, client, response.StatusCode);
            ConnectivityLog.TokenFetched(logger, step, client.BindingName, request.TenantId, clock.GetElapsedTime(started).TotalMilliseconds);
            return token;
        }
    }

    private static string GrantOf(TokenRequest request) => request.Grant switch
    {
        TokenGrant.ClientCredentials => "client_credentials",
        TokenGrant.JwtBearer => "jwt-bearer",
        TokenGrant.TokenExchange => "token-exchange",
        _ => "refresh_token",
    };

    private AccessToken Read(byte[] body, string step, OAuthClient client, HttpStatusCode status)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("access_token", out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } token)
            {
                // Without a lifetime the token is used for this call alone and asked for again soon.
                return new AccessToken(token, clock.GetUtcNow() + (BindingJson.Seconds(root, "expires_in") ?? TimeSpan.FromMinutes(1)), BindingJson.Text(root, "refresh_token"));
            }
        }
        catch (JsonException)
        {
            // Reported below: the parser's message may quote the token.
        }

        throw new TokenRequestException(step, client.ToString(), status, "the answer holds no access_token");
    }

    private static string? ErrorOf(byte[] body, OAuthClient client, string? secret)
    {
        string? words = null;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                words = BindingJson.Text(document.RootElement, "error_description") ?? BindingJson.Text(document.RootElement, "error");
            }
        }
        catch (JsonException)
        {
            // An HTML page of something in between says nothing that the status does not.
        }

        return Redaction.Clean(words, client.ClientSecret, secret);
    }
}
