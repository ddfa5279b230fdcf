using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>Opens connections: first the tunnel, where one is needed, so that its errors are typed, then the connection through it.</summary>
internal sealed class NativeOpening(DestinationConnector connector, NativeThreads threads, NativeRfcOptions options)
{
    // Connections that the library opens for one of its own: one, and another while it looks again.
    private const int MostSockets = 4;
    private const int Attempts = 20;

    public async Task<NativeConnection> OpenAsync(NativeLogon logon, CancellationToken cancellationToken)
    {
        NativeRfcLibrary.Load(options);
        if (logon.UsesWebSocket)
            NativeRfcLibrary.LoadCrypto(options);
        if (logon.Route == NativeRoute.Direct)
            return await threads.RunAsync(() => NativeConnection.Open(logon, logon.Parameters, null)).ConfigureAwait(false);

        LoopbackPeer.RequireSupport();
        var destination = logon.Destination;
        var connectOptions = new DestinationConnectOptions();
        var first = await connector.OpenAsync(destination, logon.Host, logon.Port, connectOptions, cancellationToken).ConfigureAwait(false);
        var (tunnel, parameters) = Start(logon, first, token => connector.OpenAsync(destination, logon.Host, logon.Port, connectOptions, token));
        return await threads.RunAsync(() => NativeConnection.Open(logon, parameters, tunnel)).ConfigureAwait(false);
    }

    private static (LoopbackForwarder Tunnel, List<KeyValuePair<string, string>> Parameters) Start(
        NativeLogon logon, DestinationStream first, Func<CancellationToken, ValueTask<DestinationStream>> open)
    {
        if (logon.Route == NativeRoute.TunneledWebSocket)
        {
            var proxy = LoopbackForwarder.StartProxy(first, open, MostSockets, logon.Host, logon.Port);
            return (proxy, [.. logon.Parameters, new("PROXY_HOST", proxy.Host), new("PROXY_PORT", proxy.Port.ToString(CultureInfo.InvariantCulture))]);
        }

        // The library makes the port of the system number, so each tunnel gets a loopback address of its own: all of 127.0.0.0/8 is this machine.
        for (var attempt = 1; ; attempt++)
        {
            var address = new IPAddress([127, (byte)RandomNumberGenerator.GetInt32(64, 128), (byte)RandomNumberGenerator.GetInt32(256), (byte)RandomNumberGenerator.GetInt32(1, 255)]);
            try
            {
                var tunnel = LoopbackForwarder.Start(first, open, MostSockets, new IPEndPoint(address, logon.Port));
                return (tunnel, [.. logon.Parameters, new("ASHOST", address.ToString())]);
            }
            catch (SocketException taken) when (attempt < Attempts && taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another address, then.
            }
            catch
            {
                first.Dispose();
                throw;
            }
        }
    }
}
