using System.Text;

namespace Btp.Connectivity.LocalLandscape.Http;

/// <summary>User and password of a header of the form <c>Basic base64(user:password)</c> (RFC 7617, UTF-8).</summary>
internal static class BasicCredentials
{
    public static (string User, string Password)? TryRead(string? header)
    {
        if (header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        Span<byte> bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var count))
            return null;
        var text = Encoding.UTF8.GetString(bytes[..count]);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }

    public static string Write(string user, string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));
}
