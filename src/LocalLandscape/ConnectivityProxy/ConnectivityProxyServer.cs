using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Http;
using Btp.Connectivity.LocalLandscape.TokenService;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>
/// The Connectivity proxy: a plain HTTP forward proxy that carries requests in absolute form through the tunnel to the Cloud Connector.
/// Connections are stateful, see <see cref="ProxyConnection"/>.
/// </summary>
public sealed class ConnectivityProxyServer : IAsyncDisposable
{
    /// <summary>The longest request line or header line in bytes, as documented by SAP.</summary>
    public const int LongestLine = 8192;

    private readonly LoopbackServer _server;

    private ConnectivityProxyServer(LoopbackServer server) => _server = server;

    /// <summary>Where it listens: host and port are <c>onpremise_proxy_host</c> and <c>onpremise_proxy_http_port</c> of the binding.</summary>
    public Uri Address => _server.Address;

    /// <summary>Starts it.</summary>
    /// <param name="tunnels">The Cloud Connectors that are connected.</param>
    /// <param name="verifier">Verifies the callers' tokens.</param>
    /// <param name="clientId">The client of the connectivity binding, whose tokens it accepts.</param>
    /// <param name="audit">The audit trail.</param>
    /// <param name="faults">The faults.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static async Task<ConnectivityProxyServer> StartAsync(
        TunnelRegistry tunnels, TokenVerifier verifier, string clientId, AuditTrail audit, FaultSwitch faults, CancellationToken cancellationToken)
    {
        var endpoint = new Endpoint(tunnels, verifier, clientId, faults);
        return new ConnectivityProxyServer(await LoopbackServer.StartAsync(app =>
        {
            app.UseAudit(audit, Hop.ConnectivityProxy);
            app.UseFaults(faults, Hop.ConnectivityProxy);
            app.Run(endpoint.HandleAsync);
        }, connectionState: static () => new ProxyConnection(), cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Endpoint(TunnelRegistry tunnels, TokenVerifier verifier, string clientId, FaultSwitch faults)
    {
        public async Task HandleAsync(HttpContext context)
        {
            var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            context.AuditPath(PathOf(target));
            if (Misshapen(context, target) is { } wrong)
            {
                context.Audit(null, detail: wrong.Text);
                await context.WriteTextAsync(wrong.Status, wrong.Text).ConfigureAwait(false);
                return;
            }
            var caller = await verifier.VerifyAsync(ProxyToken(context.Request.Headers.ProxyAuthorization), context.RequestAborted).ConfigureAwait(false);
            if (caller is null || !caller.IsMeantFor(clientId))
            {
                context.Audit(caller?.Principal, caller?.Tenant, "no valid proxy token");
                context.Response.Headers.ProxyAuthenticate = "Bearer";
                await context.WriteTextAsync(407, "Proxy authorization: a bearer token of the connectivity service's client is needed.").ConfigureAwait(false);
                return;
            }
            await ForwardAsync(context, caller, target).ConfigureAwait(false);
        }

        // What no token can make right: the form of the request.
        private static (int Status, string Text)? Misshapen(HttpContext context, string target)
        {
            if (HttpMethods.IsConnect(context.Request.Method) || target.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
                return (405, "Only plain HTTP goes through this proxy; encryption to the back end is up to the Cloud Connector's mapping.");
            if (context.Request.Headers.FirstOrDefault(static h => h.Value.Any(v => h.Key.Length + 2 + (v?.Length ?? 0) > LongestLine)).Key is { } name)
                return (431, $"The header {name} is longer than {LongestLine} bytes.");
            if (!target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || System(target).Host.Length == 0)
                return (400, "The request line must hold the absolute address of the virtual host, as requests to a proxy do.");
            return System(target).Host.Contains('_', StringComparison.Ordinal) ? (400, "A virtual host must not hold an underscore.") : null;
        }

        private async Task ForwardAsync(HttpContext context, VerifiedToken caller, string target)
        {
            var headers = context.Request.Headers;
            var locationId = headers[ConnectivityHeaders.LocationId].ToString();
            var account = headers[ConnectivityHeaders.ConsumerAccount].ToString() is { Length: > 0 } named ? named : caller.Tenant;
            var user = TokenClaims.Bearer(headers[ConnectivityHeaders.Authentication]);
            var technical = TokenClaims.Bearer(headers[ConnectivityHeaders.TechnicalAuthentication]);
            var isUserExchange = caller.UserName is not null;
            var isTwofold = isUserExchange && (user is not null || technical is not null);
            if (isUserExchange && !isTwofold)
                user = ProxyToken(headers.ProxyAuthorization);
            var (host, port) = System(target);
            var system = $"{host}:{port}";
            // An audit entry names nobody whom no valid token names.
            var propagated = await verifier.VerifyAsync(user ?? technical, context.RequestAborted).ConfigureAwait(false);
            context.Audit(propagated?.Principal ?? caller.Principal, account);

            var refusal = account != caller.Tenant ? (403, "Access denied: the proxy token belongs to another account.")
                : isTwofold ? (400, "A user is propagated by the proxy token or by a header, not by both.")
                : (user is not null || technical is not null) && headers.Authorization.Count > 0
                    ? (400, "Authorization must not be sent together with the header that propagates a user.")
                : user is not null && technical is not null ? (400, "A request propagates a user or a technical user, not both.")
                : Bind(context, account, locationId, PrincipalOf(user ?? technical), system);
            if (refusal is { } no)
            {
                context.Audit(null, detail: no.Item2);
                await context.WriteTextAsync(no.Item1, no.Item2).ConfigureAwait(false);
                return;
            }

            var connection = context.Features.Get<ProxyConnection>()!;
            var tunnel = tunnels.Find(account, locationId)!;
            using var request = Forwarder.CreateRequest(context, LandscapeHttp.At(tunnel.Connector, Rest(target)), static name => !ConnectivityHeaders.IsOurs(name));
            request.Headers.Host = system;
            request.Headers.TryAddWithoutValidation(ConnectivityHeaders.TunnelKey, tunnel.Key);
            request.Headers.TryAddWithoutValidation(ConnectivityHeaders.ConsumerAccount, account);
            request.Headers.TryAddWithoutValidation(ConnectivityHeaders.LocationId, locationId);
            if (user is not null)
                request.Headers.TryAddWithoutValidation(ConnectivityHeaders.Authentication, "Bearer " + user);
            if (technical is not null)
                request.Headers.TryAddWithoutValidation(ConnectivityHeaders.TechnicalAuthentication, "Bearer " + technical);
            if (Correlation.Sent(headers) is null)
                request.Headers.TryAddWithoutValidation(Correlation.Header, Correlation.Of(context));

            HttpResponseMessage response;
            try
            {
                response = await connection.Tunnel.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            }
            catch (HttpRequestException)
            {
                await context.WriteTextAsync(503, ProxyTexts.NoTunnel(account, locationId)).ConfigureAwait(false);
                return;
            }
            using (response)
                await Forwarder.CopyResponseAsync(context, response, static (_, value) => value).ConfigureAwait(false);
        }

        // A connection is bound only once there is a tunnel to bind it to.
        private (int, string)? Bind(HttpContext context, string account, string locationId, string principal, string system)
        {
            return tunnels.Find(account, locationId) is null || faults.Take(Hop.ConnectivityProxy, FaultKind.TunnelDown, locationId) is not null
                ? (503, ProxyTexts.NoTunnel(account, locationId))
                : context.Features.Get<ProxyConnection>()!.Bind(account, locationId, principal, system);
        }

        // The proxy only tells principals apart; whether the token is genuine is the Cloud Connector's decision.
        private static string PrincipalOf(string? token)
        {
            if (token is null)
                return "";
            try
            {
                var read = new JsonWebToken(token);
                return read.Claim("zid") + "/" + (VerifiedToken.UserNameOf(read) ?? read.Claim("client_id"));
            }
            catch (ArgumentException)
            {
                return "?/?";
            }
        }

        private static string? ProxyToken(string? header) =>
            TokenClaims.Bearer(header) ?? (BasicCredentials.TryRead(header) is { Password: "" } basic ? basic.User : null);

        // For the audit: system and path, without a query and without what may stand before an @.
        private static string PathOf(string target)
        {
            if (!target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                return target.Split('?')[0];
            var (host, port) = System(target);
            return $"http://{host}:{port}{Rest(target).Split('?')[0]}";
        }

        private static string Rest(string target)
        {
            var end = target.IndexOfAny(['/', '?'], "http://".Length);
            return end < 0 ? "/" : target[end] == '?' ? "/" + target[end..] : target[end..];
        }

        private static (string Host, string Port) System(string target)
        {
            if (target.Length < "http://".Length)
                return ("", "");
            var authority = target["http://".Length..].Split('/', '?')[0];
            authority = authority[(authority.LastIndexOf('@') + 1)..].ToLowerInvariant();
            var colon = authority.LastIndexOf(':');
            return colon < 0 ? (authority, "80") : (authority[..colon], authority[(colon + 1)..]);
        }
    }
}
