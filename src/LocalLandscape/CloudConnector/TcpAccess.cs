using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.ConnectivityProxy;
using Btp.Connectivity.LocalLandscape.Faults;

namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>
/// A Cloud Connector's side of connections that are not HTTP: its mappings of protocol TCP, TCPS, LDAP and LDAPS say what may be reached. They have no
/// resources: the mapping itself is the permission. For TCPS and LDAPS the connector speaks TLS to the system.
/// </summary>
internal sealed class TcpAccess(CloudConnectorConfiguration configuration, BackEndDirectory backEnds, AuditTrail audit, FaultSwitch faults)
{
    /// <summary>Opens a connection to a system.</summary>
    /// <returns>The connection, or the reply of SOCKS5 that says why there is none.</returns>
    public async Task<(Stream? BackEnd, Socks5Reply Reply)> OpenAsync(VirtualSystem system, string principal, string correlationId, CancellationToken cancellationToken)
    {
        var (time, clock) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
        var mapping = configuration.Subaccounts.FirstOrDefault(s => s.Subaccount == system.Account && (s.LocationId ?? "") == system.LocationId)?
            .SystemMappings.FirstOrDefault(m => m.Protocol is "TCP" or "TCPS" or "LDAP" or "LDAPS" && Leads(m, system));
        var backEnd = mapping is null ? null : await ConnectAsync(mapping, system.Port, cancellationToken).ConfigureAwait(false);
        var reply = mapping is null ? Socks5Reply.Forbidden : backEnd is null ? Socks5Reply.HostUnreachable : Socks5Reply.Succeeded;
        audit.Record(new AuditEntry
        {
            Time = time, Hop = Hop.CloudConnector, Principal = principal, Method = "CONNECT", Path = $"tcp://{system.Host}:{system.Port}", Status = Socks5Replies.AsStatus(reply),
            CorrelationId = correlationId, Duration = clock.Elapsed, Tenant = system.Account,
            Detail = mapping is null ? ProxyTexts.SystemDenied($"{system.Host}:{system.Port}") : backEnd is null ? ProxyTexts.BackEndUnreachable(mapping.ToString()) : mapping.Protocol,
        });
        return (backEnd, reply);
    }

    private static bool Leads(SystemMapping mapping, VirtualSystem system) =>
        string.Equals(mapping.VirtualHost, system.Host, StringComparison.OrdinalIgnoreCase) && Contains(mapping.VirtualPort, system.Port) is not null;

    // Where in the range (a-b, or one port) the port stands; null when it does not.
    private static int? Contains(string? range, int port)
    {
        var ends = (range ?? "").Split('-');
        return ends.Length is 1 or 2 && Number(ends[0]) is { } first && Number(ends[^1]) is { } last && port >= first && port <= last ? port - first : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<Stream?> ConnectAsync(SystemMapping mapping, int virtualPort, CancellationToken cancellationToken)
    {
        // A range leads to a range: the first port to the first, and so on.
        var port = Number((mapping.LocalPort ?? "").Split('-')[0]) + Contains(mapping.VirtualPort, virtualPort);
        if (faults.Take(Hop.BackEnd, FaultKind.Down, mapping.LocalHost) is not null || backEnds.FindSystem(mapping.LocalHost, port?.ToString(CultureInfo.InvariantCulture)) is not { } system)
            return null;

        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, system.LocalPort), cancellationToken).ConfigureAwait(false);
            var plain = new NetworkStream(socket, ownsSocket: true);
            return mapping.Protocol is "TCPS" or "LDAPS" ? await EncryptAsync(plain, system, cancellationToken).ConfigureAwait(false) : plain;
        }
        catch (Exception problem) when (problem is SocketException or AuthenticationException or IOException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> EncryptAsync(NetworkStream plain, LandscapeTcpBackEnd system, CancellationToken cancellationToken)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (system.Authorities is { } file)
            policy.CustomTrustStore.ImportFromPem(file.ReadAllText());
        var tls = new SslStream(plain);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = policy }, cancellationToken).ConfigureAwait(false);
        return tls;
    }
}

/// <summary>What an application asks for.</summary>
/// <param name="Account">The tenant whose connector is meant.</param>
/// <param name="LocationId">Its location id, or the empty text.</param>
/// <param name="Host">The virtual host.</param>
/// <param name="Port">The virtual port.</param>
internal sealed record VirtualSystem(string Account, string LocationId, string Host, int Port);
