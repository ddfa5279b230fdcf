using System.Text.Json;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Http;
using Btp.Connectivity.LocalLandscape.TokenService;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>
/// Fills <c>authTokens</c>: Basic credentials, or tokens fetched from the token service with the destination's own client. What cannot be had
/// does not fail the request: as in the real service the answer is 200, and the token's <c>error</c> says why.
/// </summary>
/// <param name="http">Calls the token service.</param>
/// <param name="tokenEndpoint">Its token endpoint. Whatever host a manifest names in <c>tokenServiceURL</c>, in this landscape this one answers.</param>
/// <param name="verifier">Verifies the users' tokens that callers hand in.</param>
public sealed class TokenRetrieval(HttpMessageInvoker http, Uri tokenEndpoint, TokenVerifier verifier)
{
    /// <summary>The tokens of a destination.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The request, with the user's token in <c>X-user-token</c> or in <c>Authorization</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The array, or null when the authentication type has no token.</returns>
    public async Task<JsonArray?> RetrieveAsync(StoredDestination destination, VerifiedToken caller, HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(request);
        switch (destination.Authentication)
        {
            case "NoAuthentication" or "PrincipalPropagation" or "ClientCertificateAuthentication":
                return null;
            case "BasicAuthentication":
                var basic = BasicCredentials.Write(destination["User"] ?? "", destination["Password"] ?? "");
                return [Token("Basic", basic, "Authorization", "Basic " + basic, null)];
            case "OAuth2ClientCredentials":
                return [await FetchAsync(destination, caller, new() { ["grant_type"] = "client_credentials" }, "Authorization", request, cancellationToken).ConfigureAwait(false)];
            case "OAuth2TechnicalUserPropagation":
                return [await FetchAsync(destination, caller, new() { ["grant_type"] = "client_credentials" }, "SAP-Connectivity-Technical-Authentication", request, cancellationToken).ConfigureAwait(false)];
            case "OAuth2Password":
                return [await FetchAsync(destination, caller, new() { ["grant_type"] = "password", ["username"] = destination["User"] ?? "", ["password"] = destination["Password"] ?? "" },
                    "Authorization", request, cancellationToken).ConfigureAwait(false)];
            case "OAuth2RefreshToken":
                return await WithHeaderAsync("X-refresh-token", "refresh_token", "refresh_token", null).ConfigureAwait(false);
            case "OAuth2AuthorizationCode":
                return await WithHeaderAsync("X-code", "authorization_code", "code", static (headers, form) =>
                {
                    if (headers["X-redirect-uri"].ToString() is { Length: > 0 } redirect)
                        form["redirect_uri"] = Uri.UnescapeDataString(redirect);
                    if (headers["X-code-verifier"].ToString() is { Length: > 0 } proof)
                        form["code_verifier"] = proof;
                }).ConfigureAwait(false);
            case "OAuth2TokenExchange":
                return await WithHeaderAsync("X-subject-token", TokenServer.TokenExchange, "subject_token", static (headers, form) => form["subject_token_type"] = headers["X-subject-token-type"].ToString()).ConfigureAwait(false);
            case "OAuth2UserTokenExchange" or "OAuth2JWTBearer":
                var user = request.Headers["X-user-token"].ToString() is { Length: > 0 } sent ? sent : TokenClaims.Bearer(request.Headers.Authorization) ?? "";
                var verified = await verifier.VerifyAsync(user, cancellationToken).ConfigureAwait(false);
                if (verified?.UserName is null)
                    return [Failure($"{destination.Authentication} needs the token of a user: send a valid one in the header X-user-token, or exchange it for a token of this service first.")];
                return [await FetchAsync(destination, caller, new() { ["grant_type"] = TokenIssuer.JwtBearer, ["assertion"] = user, ["response_type"] = "token" },
                    "Authorization", request, cancellationToken, verified.Tenant).ConfigureAwait(false)];
            default:
                return [Failure($"The authentication type {destination.Authentication} needs an identity provider that the local landscape does not have.")];
        }

        async Task<JsonArray> WithHeaderAsync(string header, string grant, string field, Action<IHeaderDictionary, Dictionary<string, string>>? more)
        {
            if (request.Headers[header].ToString() is not { Length: > 0 } value)
                return [Failure($"{destination.Authentication} needs the header {header}.")];
            var form = new Dictionary<string, string> { ["grant_type"] = grant, [field] = value };
            more?.Invoke(request.Headers, form);
            return [await FetchAsync(destination, caller, form, "Authorization", request, cancellationToken).ConfigureAwait(false)];
        }
    }

    private async Task<JsonObject> FetchAsync(
        StoredDestination destination, VerifiedToken caller, Dictionary<string, string> form, string header, HttpRequest origin, CancellationToken cancellationToken, string? userTenant = null)
    {
        form["client_id"] = destination["clientId"] ?? "";
        form["client_secret"] = destination["clientSecret"] ?? "";
        if (destination["scope"] is { Length: > 0 } scope)
            form["scope"] = scope;
        using var request = new HttpRequestMessage(HttpMethod.Post, tokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("X-zid", IsCommon(destination) ? Named(origin) ?? userTenant ?? caller.Tenant : caller.Tenant);
        request.Headers.TryAddWithoutValidation(Correlation.Header, Correlation.Of(origin.HttpContext));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return Failure($"The token service answered {(int)response.StatusCode} for client {destination["clientId"]}: {ErrorOf(text)}");
            using var answer = JsonDocument.Parse(text);
            var token = answer.RootElement.GetProperty("access_token").GetString()!;
            var entry = Token("bearer", token, header, "Bearer " + token, answer.RootElement.GetProperty("expires_in").GetRawText());
            if (answer.RootElement.TryGetProperty("refresh_token", out var refresh))
                entry["refresh_token"] = refresh.GetString();
            return entry;
        }
        catch (HttpRequestException)
        {
            return Failure("The token service could not be reached.");
        }
    }

    // A common token service serves many tenants: the caller names one, or it is the user's. A dedicated one belongs to the destination's tenant.
    private static bool IsCommon(StoredDestination destination) => string.Equals(destination["tokenServiceURLType"], "Common", StringComparison.OrdinalIgnoreCase);

    private static string? Named(HttpRequest request) =>
        ((string[])["X-Token-Service-Tenant", "X-tenant"]).Select(n => request.Headers[n].ToString()).FirstOrDefault(static v => v.Length > 0);

    private static JsonObject Token(string type, string value, string header, string headerValue, string? expiresIn)
    {
        var token = new JsonObject { ["type"] = type, ["value"] = value, ["http_header"] = new JsonObject { ["key"] = header, ["value"] = headerValue } };
        if (expiresIn is not null)
            token["expires_in"] = expiresIn; // a text, in seconds
        return token;
    }

    private static JsonObject Failure(string error) => new() { ["type"] = "", ["value"] = "", ["error"] = error };

    private static string ErrorOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("error_description", out var description) ? description.GetString() ?? "" : "no description";
        }
        catch (JsonException)
        {
            return "no description";
        }
    }
}
