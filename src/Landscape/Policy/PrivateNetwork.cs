using System.Net;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>The addresses that nobody outside of a network can reach.</summary>
public static class PrivateNetwork
{
    /// <summary>Whether an address is one of a private network: RFC 1918 for version 4, RFC 4193 for version 6.</summary>
    /// <param name="address">The address.</param>
    public static bool Contains(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4
            ? bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31) || (bytes[0] == 192 && bytes[1] == 168)
            : (bytes[0] & 0xFE) == 0xFC;
    }

    /// <summary>Whether an address never leaves its machine or its link: RFC 1122 and 3927 for version 4, RFC 4291 for version 6.</summary>
    /// <param name="address">The address.</param>
    public static bool IsLocal(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4
            ? bytes[0] == 127 || (bytes[0] == 169 && bytes[1] == 254)
            : bytes[0] == 0xFE && (bytes[1] & 0xC0) == 0x80;
    }
}
