using System.Security.Cryptography;
using System.Text;
using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Certificates;
using Btp.Connectivity.LocalLandscape.ConnectivityProxy;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Http;
using Btp.Connectivity.LocalLandscape.TokenService;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>
/// A Cloud Connector: takes what comes through the tunnel, asks its allowlist, verifies the propagated user and presents the user to the
/// back end with a certificate of its own authority.
/// </summary>
public sealed class CloudConnectorServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;

    private CloudConnectorServer(LoopbackServer server, Tunnel tunnel) => (_server, Tunnel) = (server, tunnel);

    /// <summary>The way to it, for the Connectivity proxy.</summary>
    public Tunnel Tunnel { get; }

    /// <summary>Starts it.</summary>
    /// <param name="configuration">Its configuration: subaccounts, mappings, exposed resources.</param>
    /// <param name="authority">The authority that issues its users' certificates. Back ends trust it.</param>
    /// <param name="backEnds">Where the internal hosts really are.</param>
    /// <param name="verifier">Verifies users' tokens.</param>
    /// <param name="audit">The audit trail.</param>
    /// <param name="faults">The faults.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static async Task<CloudConnectorServer> StartAsync(
        CloudConnectorConfiguration configuration, CertificateAuthority authority, BackEndDirectory backEnds, TokenVerifier verifier,
        AuditTrail audit, FaultSwitch faults, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var endpoint = new Endpoint(configuration, new UserCertificates(authority), backEnds, verifier, faults, key);
        var server = await LoopbackServer.StartAsync(app =>
        {
            app.UseAudit(audit, Hop.CloudConnector);
            app.UseFaults(faults, Hop.CloudConnector);
            app.Run(endpoint.HandleAsync);
        }, connectionState: static () => new ConnectorConnection(), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new CloudConnectorServer(server, new Tunnel(server.Address, key) { Tcp = new TcpAccess(configuration, backEnds, audit, faults) });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Endpoint(
        CloudConnectorConfiguration configuration, UserCertificates certificates, BackEndDirectory backEnds, TokenVerifier verifier, FaultSwitch faults, string key)
    {
        public async Task HandleAsync(HttpContext context)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(context.Request.Headers[ConnectivityHeaders.TunnelKey].ToString())))
            {
                await Refuse(context, 403, "Access denied: this port is the end of a tunnel.").ConfigureAwait(false);
                return;
            }
            var account = context.Request.Headers[ConnectivityHeaders.ConsumerAccount].ToString();
            var location = context.Request.Headers[ConnectivityHeaders.LocationId].ToString();
            var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            var path = RequestPath.Of(target);
            context.AuditPath(path);
            context.Audit(null, account);

            var subaccount = configuration.Subaccounts.FirstOrDefault(s => s.Subaccount == account && (s.LocationId ?? "") == location);
            var system = context.Request.Host.Value ?? "";
            var mapping = subaccount?.SystemMappings.FirstOrDefault(m => m.Protocol is "HTTP" or "HTTPS" && string.Equals(m.ToString(), system, StringComparison.OrdinalIgnoreCase));
            if (mapping is null)
                await Refuse(context, 403, ProxyTexts.SystemDenied(system)).ConfigureAwait(false);
            else if (RequestPath.LeadsElsewhere(path) || !mapping.Exposes(path))
                await Refuse(context, 403, ProxyTexts.ResourceDenied(path, system)).ConfigureAwait(false);
            else if (await UserOf(context, account, subaccount!).ConfigureAwait(false) is { Refusal: { } refusal })
                await Refuse(context, refusal.Status, refusal.Text).ConfigureAwait(false);
            else
                await CallAsync(context, mapping, target).ConfigureAwait(false);
        }

        private async Task CallAsync(HttpContext context, SystemMapping mapping, string target)
        {
            if (faults.Take(Hop.BackEnd, FaultKind.Down, mapping.LocalHost) is not null || backEnds.Find(mapping.LocalHost, mapping.LocalPort) is not { } address)
            {
                await Refuse(context, 502, ProxyTexts.BackEndUnreachable(mapping.ToString())).ConfigureAwait(false);
                return;
            }
            using var request = Forwarder.CreateRequest(context, LandscapeHttp.At(address, target), static name => !ConnectivityHeaders.IsOurs(name));
            var isInternal = string.Equals(mapping.HostInHeader, "internal", StringComparison.OrdinalIgnoreCase);
            request.Headers.Host = isInternal ? mapping.LocalHost + ":" + mapping.LocalPort : mapping.ToString();
            if (isInternal)
                request.Headers.TryAddWithoutValidation("X-Forwarded-Host", mapping.ToString());
            // With a mapping for X.509 the header is always there, empty when nobody is propagated, so that no other one can stand for it.
            if (mapping.AuthenticationMode is "X509_GENERAL" or "X509_RESTRICTED")
                request.Headers.TryAddWithoutValidation(ConnectivityHeaders.ClientCertificate, context.Items[typeof(UserCertificates)] is string user ? certificates.HeaderFor(user) : "");

            HttpResponseMessage response;
            try
            {
                response = await context.Features.Get<ConnectorConnection>()!.BackEnd.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            }
            catch (HttpRequestException)
            {
                await Refuse(context, 502, ProxyTexts.BackEndUnreachable(mapping.ToString())).ConfigureAwait(false);
                return;
            }
            using (response)
                await Forwarder.CopyResponseAsync(context, response, (name, value) => name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? Outward(value, mapping, address) : value).ConfigureAwait(false);
        }

        // Who is propagated is decided by a verified token of the tunnel's own account and by nothing else.
        private async Task<(string? User, (int Status, string Text)? Refusal)> UserOf(HttpContext context, string account, ConnectedSubaccount subaccount)
        {
            var header = context.Request.Headers[ConnectivityHeaders.Authentication].ToString();
            var technical = context.Request.Headers[ConnectivityHeaders.TechnicalAuthentication].ToString();
            if (header.Length == 0 && technical.Length == 0)
            {
                context.Audit(BasicCredentials.TryRead(context.Request.Headers.Authorization)?.User);
                return (null, null);
            }
            if (subaccount.IdentityProviders is { } trusted && !trusted.Any(static i => i.IsEnabled))
                return (null, (401, "Principal propagation failed: no identity provider is trusted in the Cloud Connector for this subaccount."));
            var token = await verifier.VerifyAsync(TokenClaims.Bearer(header.Length > 0 ? header : technical), context.RequestAborted).ConfigureAwait(false);
            if (token is null)
                return (null, (401, "Principal propagation failed: the user's token is not valid."));
            if (token.Tenant != account)
                return (null, (403, "Principal propagation failed: the user's token belongs to another account."));
            var user = header.Length > 0 ? token.UserName : token.ClientId;
            if (string.IsNullOrEmpty(user))
                return (null, (401, "Principal propagation failed: the token does not name a user."));
            context.Audit(user);
            context.Items[typeof(UserCertificates)] = user;
            return (user, null);
        }

        // A redirect of the back end names its internal address; outside only the virtual one means something.
        private static string Outward(string location, SystemMapping mapping, Uri address)
        {
            if (!Uri.TryCreate(location, UriKind.Absolute, out var uri))
                return location;
            var isInternal = string.Equals(uri.Host, mapping.LocalHost, StringComparison.OrdinalIgnoreCase) && uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture) == mapping.LocalPort;
            var isVirtual = string.Equals(uri.Authority, mapping.ToString(), StringComparison.OrdinalIgnoreCase);
            return isInternal || isVirtual || uri.Authority == address.Authority ? $"http://{mapping}{uri.PathAndQuery}{uri.Fragment}" : location;
        }

        private static Task Refuse(HttpContext context, int status, string text)
        {
            context.Audit(null, detail: text);
            return context.WriteTextAsync(status, text);
        }
    }
}
