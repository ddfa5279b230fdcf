using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>Puts an answer on the wire, compressed when the caller asks for it.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, Answer answer, (string Name, string Value)? version)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers["sap-server"] = "true";
        if (version is var (name, value))
            response.Headers[name] = value;
        foreach (var header in answer.Headers)
            response.Headers[header.Name] = header.Value;
        if (answer.ContentType is { } type)
            response.ContentType = type;
        if (answer.Body.Length == 0)
            return;
        var body = answer.Body;
        if (TakesGzip(context.Request.Headers.AcceptEncoding.ToString()))
        {
            body = Compress(body);
            response.Headers.ContentEncoding = "gzip";
            response.Headers.Vary = "Accept-Encoding";
        }
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool TakesGzip(string accept) => accept.Split(',').Select(static e => e.Split(';', StringSplitOptions.TrimEntries))
        .Any(static e => e[0].Trim() is "gzip" && !e.Skip(1).Any(static p => p.Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0"));

    private static byte[] Compress(byte[] body)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        return buffer.ToArray();
    }
}
