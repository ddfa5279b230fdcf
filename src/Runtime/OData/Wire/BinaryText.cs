using System.Buffers;
using System.Buffers.Text;

namespace Btp.Connectivity.OData.Wire;

/// <summary>Bytes as text: base64 (V2) or base64url (V4). Servers mix them up, and no text is valid in both with different meanings.</summary>
internal static class BinaryText
{
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        if (text.IsEmpty)
            return true;
        var isUrl = text.IndexOfAny((byte)'-', (byte)'_') >= 0 || text.Length % 4 != 0;
        var buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length + 4)];
        var status = isUrl && text.IndexOfAny((byte)'+', (byte)'/') < 0
            ? Base64Url.DecodeFromUtf8(text, buffer, out _, out var written)
            : Base64.DecodeFromUtf8(text, buffer, out _, out written);
        if (status != OperationStatus.Done)
            return false;
        bytes = buffer.Length == written ? buffer : buffer.AsSpan(0, written).ToArray();
        return true;
    }
}
