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
        var accept = context.Request.Headers.AcceptEncoding.ToString();
        if ((Takes(accept, "gzip") ? "gzip" : Takes(accept, "br") ? "br" : null) is { } encoding)
        {
            body = Compress(body, encoding);
            response.Headers.ContentEncoding = encoding;
            response.Headers.Vary = "Accept-Encoding";
        }
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool Takes(string accept, string encoding) => accept.Split(',').Select(static e => e.Split(';', StringSplitOptions.TrimEntries))
        .Any(e => e[0].Trim() == encoding && !e.Skip(1).Any(static p => p.Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0"));

    private static byte[] Compress(byte[] body, string encoding)
    {
        using var buffer = new MemoryStream();
        using (Stream compressed = encoding == "br" ? new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(body);
        return buffer.ToArray();
    }
}
