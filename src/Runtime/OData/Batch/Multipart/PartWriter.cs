using System.Buffers;
using System.Globalization;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Writes one request as a part of type <c>application/http</c>.</summary>
internal static class PartWriter
{
    public static void Write(ArrayBufferWriter<byte> buffer, BatchResult part)
    {
        Text(buffer, "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (part.ContentId > 0)
            Text(buffer, "Content-ID: ", part.ContentId.ToString(CultureInfo.InvariantCulture), "\r\n");
        Text(buffer, "\r\n");
        WriteRequest(buffer, part.Sent);
        Text(buffer, "\r\n");
    }

    /// <summary>Writes a request as HTTP would, its URL relative to the service.</summary>
    public static void WriteRequest(ArrayBufferWriter<byte> buffer, ODataRequest request)
    {
        var body = request.Body();
        Text(buffer, request.Method.Method, " ", Safe(PartRequest.UrlOf(request)), " HTTP/1.1\r\n");
        foreach (var (name, value) in PartRequest.HeadersOf(request, body is not null))
            Text(buffer, name, ": ", Safe(value), "\r\n");
        if (body is { } written)
        {
            Text(buffer, "Content-Type: ", written.ContentType, "\r\n\r\n");
            buffer.Write(written.Bytes.Span);
        }
        else
        {
            Text(buffer, "\r\n");
        }
    }

    public static void Text(ArrayBufferWriter<byte> buffer, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            Encoding.UTF8.GetBytes(text, buffer);
    }

    // A line break would begin another header, or another request with the rights of this one.
    private static string Safe(string value) => PartRequest.IsSafe(value)
        ? value
        : throw new ArgumentException("A header or the URL of a request in a batch holds a control character. Nothing was sent.");
}
