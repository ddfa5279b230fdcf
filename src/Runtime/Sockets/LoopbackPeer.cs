using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Btp.Connectivity.Sockets;

/// <summary>
/// Whether the other end of a loopback connection is a socket of this process: its inode stands in the kernel's table of connections
/// (<c>/proc/self/net/tcp</c>, <c>tcp6</c>), and one of the open files of this process (<c>/proc/self/fd</c>) must be that socket.
/// </summary>
internal static class LoopbackPeer
{
    private const int LocalColumn = 1;
    private const int RemoteColumn = 2;
    private const int InodeColumn = 9;

    /// <exception cref="PlatformNotSupportedException">The system has no such table.</exception>
    public static void RequireSupport()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self/fd"))
        {
            throw new PlatformNotSupportedException(
                "A loopback port would be open to every process of this machine: only Linux tells whose connection it is (/proc). Use IDestinationConnector.ConnectAsync, whose stream needs no port.");
        }
    }

    public static bool IsThisProcess(Socket accepted)
    {
        try
        {
            return accepted is { RemoteEndPoint: IPEndPoint peer, LocalEndPoint: IPEndPoint own } && Inode(peer.Port, own.Port) is { } inode && IsOpenHere($"socket:[{inode}]");
        }
        catch (Exception problem) when (problem is SocketException or IOException or UnauthorizedAccessException)
        {
            // Gone already, or not to be known: then it is not served.
            return false;
        }
    }

    // Seen from the peer: its own port first. Both are on loopback, since the listener is.
    private static string? Inode(int peerPort, int ownPort)
    {
        var peer = ":" + peerPort.ToString("X4", CultureInfo.InvariantCulture);
        var own = ":" + ownPort.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var table in (string[])["/proc/self/net/tcp", "/proc/self/net/tcp6"])
        {
            foreach (var line in File.Exists(table) ? File.ReadLines(table).Skip(1) : [])
            {
                var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (columns.Length > InodeColumn && IsLoopback(columns[LocalColumn], peer) && IsLoopback(columns[RemoteColumn], own))
                {
                    return columns[InodeColumn] is "0" ? null : columns[InodeColumn];
                }
            }
        }

        return null;
    }

    // 127.0.0.1 in the order of the machine's bytes; in the IPv6 table behind the prefix of mapped addresses.
    private static bool IsLoopback(string column, string port)
        => column.EndsWith((BitConverter.IsLittleEndian ? "0100007F" : "7F000001") + port, StringComparison.OrdinalIgnoreCase);

    private static bool IsOpenHere(string socket)
    {
        foreach (var file in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            try
            {
                if (new FileInfo(file).LinkTarget == socket)
                {
                    return true;
                }
            }
            catch (IOException)
            {
                // Closed since the folder was read.
            }
        }

        return false;
    }
}
