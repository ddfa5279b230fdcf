using System.Globalization;
using System.Net.Sockets;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Sockets;

/// <summary>The <c>tcp.*</c> properties of TCP destinations (SAP: TCP destinations); those that only listening sockets have are left out.</summary>
internal static class SocketSettings
{
    public static Socket Create(Destination destination)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = Flag(destination, "tcp.nodelay") ?? true };
        try
        {
            if (Flag(destination, "tcp.socket.keepalive") is { } keepAlive)
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, keepAlive);
            }

            if (Number(destination, "tcp.socket.linger") is { } seconds)
            {
                socket.LingerState = new LingerOption(true, seconds);
            }

            socket.SendBufferSize = Number(destination, "tcp.socket.sndbuf") ?? socket.SendBufferSize;
            socket.ReceiveBufferSize = Number(destination, "tcp.socket.rcvbuf") ?? socket.ReceiveBufferSize;
            socket.ReceiveTimeout = Number(destination, "tcp.socket.timeout") ?? 0;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool? Flag(Destination destination, string key) => DestinationType.Text(destination.Properties, key) switch
    {
        null => null,
        var text when bool.TryParse(text, out var value) => value,
        _ => throw new DestinationServiceException(destination.Name, $"its property {key} is not true or false."),
    };

    private static int? Number(Destination destination, string key) => DestinationType.Text(destination.Properties, key) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw new DestinationServiceException(destination.Name, $"its property {key} is not a number."),
    };
}
