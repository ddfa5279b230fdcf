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
            return accepted is { RemoteEndPoint: IPEndPoint peer, LocalEndPoint: IPEndPoint own } && Inode(Column(peer), Column(own)) is { } inode && IsOpenHere($"socket:[{inode}]");
        }
        catch (Exception problem) when (problem is SocketException or IOException or UnauthorizedAccessException)
        {
            // Gone already, or not to be known: then it is not served.
            return false;
        }
    }

    // Seen from the peer: its own address first. Both are on loopback, since the listener is.
    private static string? Inode(string peer, string own)
    {
        foreach (var table in (string[])["/proc/self/net/tcp", "/proc/self/net/tcp6"])
        {
            foreach (var line in File.Exists(table) ? File.ReadLines(table).Skip(1) : [])
            {
                var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (columns.Length > InodeColumn && columns[LocalColumn].EndsWith(peer, StringComparison.OrdinalIgnoreCase) && columns[RemoteColumn].EndsWith(own, StringComparison.OrdinalIgnoreCase))
                {
                    return columns[InodeColumn] is "0" ? null : columns[InodeColumn];
                }
            }
        }

        return null;
    }

    // An IPv4 address in the order of the machine's bytes, and the port; in the IPv6 table they stand behind the prefix of mapped addresses.
    private static string Column(IPEndPoint end)
    {
        var bytes = end.Address.MapToIPv4().GetAddressBytes();
        if (BitConverter.IsLittleEndian)
        {
            Array.Reverse(bytes);
        }

        return Convert.ToHexString(bytes) + ":" + end.Port.ToString("X4", CultureInfo.InvariantCulture);
    }

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
