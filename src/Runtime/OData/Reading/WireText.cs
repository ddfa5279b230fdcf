using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Text of answers. What is no Unicode is an error and never replaced: the value would be another one, and written back as such.</summary>
internal static class WireText
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DecoderFallbackException">It is no UTF-8.</exception>
    public static string Of(ReadOnlySpan<byte> utf8) => _strict.GetString(utf8);

    /// <summary>Whether a failure to read JSON says that a text is none: bytes that are no UTF-8, or half a surrogate pair.</summary>
    public static bool IsNone(Exception exception) => exception is InvalidOperationException or DecoderFallbackException;

    /// <summary>The same for people.</summary>
    public static ODataFormatException None(ResponseBuffer buffer, Exception exception)
        => new($"The response holds text that is no Unicode, between bytes {buffer.Origin} and {buffer.Origin + buffer.Length}.", exception);
}
