using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>
/// The token service: <c>POST /oauth/token</c> (client_credentials, jwt-bearer, token-exchange, authorization_code, refresh_token, password; the client in the body or as Basic; the tenant
/// by <c>X-zid</c>), <c>GET /token_keys</c>, <c>GET /.well-known/openid-configuration</c>. Speaks TLS.
/// </summary>
public sealed class TokenServer : IAsyncDisposable
{
    /// <summary>The grant of RFC 8693.</summary>
    public const string TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

    private readonly LoopbackServer _server;

    private TokenServer(LoopbackServer server) => _server = server;

    /// <summary>Where it listens; <c>/oauth/token</c> lies below.</summary>
    public Uri Address => _server.Address;

    /// <summary>Starts it.</summary>
    public static async Task<TokenServer> StartAsync(
        TokenIssuer issuer, TokenDirectory directory, AuditTrail audit, FaultSwitch faults, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(directory);
        var endpoint = new Endpoint(issuer, directory);
        var server = await LoopbackServer.StartAsync(app =>
        {
            app.UseAudit(audit, Hop.TokenService);
            app.UseFaults(faults, Hop.TokenService);
            app.Run(endpoint.HandleAsync);
        }, certificate, cancellationToken: cancellationToken).ConfigureAwait(false);
        issuer.Issuer = new Uri(server.Address, "oauth/token").AbsoluteUri;
        issuer.KeySetAddress = new Uri(server.Address, "token_keys").AbsoluteUri;
        return new TokenServer(server);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Endpoint(TokenIssuer issuer, TokenDirectory directory)
    {
        private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

        public Task HandleAsync(HttpContext context) => (context.Request.Method, context.Request.Path.Value) switch
        {
            ("POST", "/oauth/token" or "/oauth2/token") => TokenAsync(context),
            ("GET" or "HEAD", "/token_keys") => context.WriteJsonAsync(200, KeySet()),
            // Identity Authentication gives its keys only to a client for a tenant that it knows.
            ("GET" or "HEAD", "/oauth2/certs") => directory.Knows(context.Request.Headers["x-client_id"].ToString(), context.Request.Headers["x-app_tid"].ToString())
                ? context.WriteJsonAsync(200, KeySet())
                : Refuse(context, 400, "invalid_client", "The client or the tenant is not known."),
            ("GET" or "HEAD", "/.well-known/openid-configuration") => context.WriteJsonAsync(200, Discovery()),
            (_, "/oauth/token" or "/oauth2/token" or "/token_keys" or "/.well-known/openid-configuration") => context.WriteTextAsync(405, "Method not allowed"),
            _ => context.WriteTextAsync(404, "Not found"),
        };

        private async Task TokenAsync(HttpContext context)
        {
            if (!context.Request.HasFormContentType)
            {
                await Refuse(context, 415, "invalid_request", "The body must be application/x-www-form-urlencoded.").ConfigureAwait(false);
                return;
            }
            var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
            var grant = form["grant_type"].ToString();
            var (id, secret) = Credentials(context.Request, form);
            context.Audit(id, detail: grant);
            if (directory.FindClient(id, secret) is not { } client)
            {
                await Refuse(context, 401, "unauthorized", "Bad credentials").ConfigureAwait(false);
                return;
            }
            // Identity Authentication names the tenant in the form, XSUAA in a header.
            var isIdentity = context.Request.Path.Value == "/oauth2/token";
            var zone = isIdentity ? form["app_tid"].ToString() : context.Request.Headers["X-zid"].ToString();
            if (directory.FindTenant(zone) is not { } tenant)
            {
                await Refuse(context, 401, "invalid_client", "There is no tenant with the id that X-zid names.").ConfigureAwait(false);
                return;
            }
            context.Audit(client.Id, tenant.Id);
            await (grant switch
            {
                "client_credentials" when isIdentity => GrantAsync(context, issuer.IssueForIdentityClient(client, tenant, form["resource"].ToString()), client.Id, tenant),
                "client_credentials" => GrantAsync(context, issuer.IssueForClient(client, tenant), client.Id, tenant),
                TokenIssuer.JwtBearer => ExchangeAsync(context, client, form["assertion"].ToString(), zone.Length == 0 ? null : tenant),
                TokenExchange => ExchangeAsync(context, client, form["subject_token"].ToString(), zone.Length == 0 ? null : tenant),
                "authorization_code" => UserAsync(context, client, directory.Redeem(form["code"].ToString(), Optional(form, "redirect_uri"), Optional(form, "code_verifier")), grant),
                "refresh_token" => UserAsync(context, client, directory.UseRefreshToken(client, form["refresh_token"].ToString()), grant),
                "password" => PasswordAsync(context, client, form["username"].ToString(), form["password"].ToString(), tenant),
                _ => Refuse(context, 400, "unsupported_grant_type", "Supported are client_credentials, authorization_code, refresh_token, password, " + TokenIssuer.JwtBearer + " and " + TokenExchange + "."),
            }).ConfigureAwait(false);
        }

        private Task UserAsync(HttpContext context, OAuthClient client, LandscapeUser? user, string grant) =>
            user is not null && directory.FindTenant(user.Tenant) is { } tenant
                ? GrantAsync(context, issuer.IssueForUser(client, user, tenant, grant), user.Name, tenant, directory.AddRefreshToken(client, user))
                : Refuse(context, 400, "invalid_grant", $"The {grant} is not valid, or was used before.");

        private static string? Optional(IFormCollection form, string name) => form[name].ToString() is { Length: > 0 } value ? value : null;

        // Whoever wants another token for a user must show a valid one of that user; the new one is of the same tenant.
        private async Task ExchangeAsync(HttpContext context, OAuthClient client, string assertion, LandscapeTenant? wanted)
        {
            var result = await _handler.ValidateTokenAsync(assertion, new TokenValidationParameters
            {
                ValidIssuer = issuer.Issuer,
                ValidateAudience = false,
                IssuerSigningKey = new RsaSecurityKey(issuer.PublicKey) { KeyId = issuer.KeyId },
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                ClockSkew = TimeSpan.Zero,
            }).ConfigureAwait(false);
            var token = result.IsValid ? (JsonWebToken)result.SecurityToken : null;
            var tenant = directory.FindTenant(token?.Claim("zid") ?? "-");
            var user = token is null || tenant is null ? null : directory.FindUser(token.Claim("user_name") ?? "", tenant);
            if (user is null || (wanted is not null && wanted != tenant))
                await Refuse(context, 401, "invalid_token", "The assertion is not a valid token of a user of this tenant.").ConfigureAwait(false);
            else
                await GrantAsync(context, issuer.IssueForUser(client, user, tenant!), user.Name, tenant!).ConfigureAwait(false);
        }

        private Task PasswordAsync(HttpContext context, OAuthClient client, string name, string password, LandscapeTenant tenant)
        {
            var user = directory.FindUser(name, tenant);
            return user?.Password is { } right && SameSecret(right, password)
                ? GrantAsync(context, issuer.IssueForUser(client, user, tenant, "password"), user.Name, tenant)
                : Refuse(context, 401, "unauthorized", "Bad credentials");
        }

        private Task GrantAsync(HttpContext context, string token, string principal, LandscapeTenant tenant, string? refreshToken = null)
        {
            context.Audit(principal, tenant.Id);
            var read = new JsonWebToken(token);
            context.Response.Headers.CacheControl = "no-store";
            var answer = new JsonObject
            {
                ["access_token"] = token,
                ["token_type"] = "bearer",
                ["expires_in"] = (long)issuer.Lifetime.TotalSeconds,
                ["scope"] = string.Join(' ', read.Claims.Where(static c => c.Type == "scope").Select(static c => c.Value)),
                ["jti"] = read.Id,
            };
            if (refreshToken is not null)
                answer["refresh_token"] = refreshToken;
            return context.WriteJsonAsync(200, answer);
        }

        private static Task Refuse(HttpContext context, int status, string error, string description)
        {
            context.Audit(null, detail: error);
            if (status == 401)
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"UAA/client\"";
            return context.WriteJsonAsync(status, new JsonObject { ["error"] = error, ["error_description"] = description });
        }

        private static (string Id, string Secret) Credentials(HttpRequest request, IFormCollection form)
        {
            var header = request.Headers.Authorization.ToString();
            if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && BasicCredentials.TryRead(header) is { } basic)
                return basic;
            return (form["client_id"].ToString(), form["client_secret"].ToString());
        }

        private static bool SameSecret(string expected, string given) =>
            CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));

        private JsonObject KeySet() => new()
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["e"] = Base64UrlEncoder.Encode(issuer.PublicKey.Exponent),
                ["use"] = "sig",
                ["kid"] = issuer.KeyId,
                ["alg"] = "RS256",
                ["value"] = issuer.VerificationKey,
                ["n"] = Base64UrlEncoder.Encode(issuer.PublicKey.Modulus),
            }),
        };

        private JsonObject Discovery() => new()
        {
            ["issuer"] = issuer.Issuer,
            ["token_endpoint"] = issuer.Issuer,
            ["jwks_uri"] = issuer.KeySetAddress,
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        };
    }
}
