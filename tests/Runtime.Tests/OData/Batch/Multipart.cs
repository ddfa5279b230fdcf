using System.Text;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Support;

namespace Btp.Connectivity.Runtime.Tests.OData.Batch;

/// <summary>Multipart bodies for tests.</summary>
internal static class Multipart
{
    /// <summary>Reads all parts, as headers and body, from pieces of a size.</summary>
    public static async Task<List<string>> ReadAsync(byte[] body, string boundary, int size)
    {
        using var response = new HttpResponseMessage { Content = new TrickleContent(body, size) };
        using var buffer = await ResponseBuffer.OpenAsync(response, CancellationToken.None);
        var reader = new MultipartReader(buffer, boundary);
        var parts = new List<string>();
        while (await reader.NextAsync(CancellationToken.None))
        {
            var head = await PartHead.ReadAsync(reader, CancellationToken.None);
            using var content = new MemoryStream();
            await new MultipartBody(reader).CopyToAsync(content, Math.Max(1, size / 2));
            parts.Add($"{string.Join(',', head.Headers.Select(h => $"{h.Key}={h.Value}"))}|{Encoding.UTF8.GetString(content.ToArray())}");
        }

        return parts;
    }

    /// <summary>A batch response of parts, with CRLF.</summary>
    public static string Of(params string[] parts) => Within("b", parts);

    /// <summary>A change set of parts.</summary>
    public static string Changes(params string[] parts)
        => $"Content-Type: multipart/mixed; boundary=c\r\n\r\n{Within("c", parts)}";

    /// <summary>An answer to one request.</summary>
    public static string Http(string status, string body = "", string? id = null, string headers = "Content-Type: application/json\r\n")
        => $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n{(id is null ? "" : $"Content-ID: {id}\r\n")}\r\nHTTP/1.1 {status}\r\n{headers}\r\n{body}";

    private static string Within(string boundary, string[] parts)
        => string.Concat(parts.Select(part => $"--{boundary}\r\n{part}\r\n")) + $"--{boundary}--\r\n";
}
