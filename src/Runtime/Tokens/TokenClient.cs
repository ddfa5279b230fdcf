using System.Net;
using System.Text.Json;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Diagnostics;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Tokens;

/// <summary>
/// One request to an XSUAA token service: a form with the grant, the tenant in <c>x-zid</c>, the client proved by a secret in the form
/// or by mutual TLS.
/// </summary>
internal sealed class TokenClient(ServiceTransport transport, TimeProvider clock, ILogger<TokenClient> logger)
{
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    public async Task<AccessToken> RequestAsync(OAuthClient client, string? tenantId, string? assertion, CancellationToken cancellationToken)
    {
        var step = assertion is null ? "client credentials" : "exchange of the user's token";
        using var hop = ConnectivityActivities.StartHop(ConnectivityActivities.TokenHop, client.TokenEndpoint);
        hop?.SetTag("btp.binding", client.BindingName).SetTag("btp.tenant", tenantId).SetTag("btp.grant", assertion is null ? "client_credentials" : "jwt-bearer");
        var started = clock.GetTimestamp();
        HttpResponseMessage response;
        try
        {
            response = await transport.SendAsync(() => Request(client, tenantId, assertion), client, cancellationToken).ConfigureAwait(false);
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
                throw new TokenRequestException(step, client.ToString(), response.StatusCode, ErrorOf(body, client, assertion));
            }

            var token = Read(body, step, client, response.StatusCode);
            ConnectivityLog.TokenFetched(logger, step, client.BindingName, tenantId, clock.GetElapsedTime(started).TotalMilliseconds);
            return token;
        }
    }

    private static HttpRequestMessage Request(OAuthClient client, string? tenantId, string? assertion)
    {
        var form = new List<KeyValuePair<string, string>>
        {
            new("grant_type", assertion is null ? "client_credentials" : JwtBearer),
            new("client_id", client.ClientId),
        };
        if (!client.UsesCertificate)
        {
            form.Add(new("client_secret", client.ClientSecret!));
        }

        if (assertion is not null)
        {
            form.Add(new("assertion", assertion));
            form.Add(new("token_format", "jwt"));
            form.Add(new("response_type", "token"));
        }

        var request = new HttpRequestMessage(HttpMethod.Post, client.TokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (tenantId is not null)
        {
            request.Headers.TryAddWithoutValidation("x-zid", tenantId);
        }

        return request;
    }

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
                return new AccessToken(token, clock.GetUtcNow() + (BindingJson.Seconds(root, "expires_in") ?? TimeSpan.FromMinutes(1)));
            }
        }
        catch (JsonException)
        {
            // Reported below: the parser's message may quote the token.
        }

        throw new TokenRequestException(step, client.ToString(), status, "the answer holds no access_token");
    }

    private static string? ErrorOf(byte[] body, OAuthClient client, string? assertion)
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

        return Redaction.Clean(words, client.ClientSecret, assertion);
    }
}
