using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Batch;

/// <summary>A request inside a batch, before its address is resolved: that may depend on the requests before it.</summary>
internal sealed partial record PartRequest(string Method, string Url, IHeaderDictionary Headers, byte[] Body, string? Id)
{
    /// <summary>Whether it reads.</summary>
    public bool IsReading => Method is "GET" or "HEAD";

    /// <summary>Reads a part of the type <c>application/http</c>.</summary>
    /// <exception cref="ODataFailure">400: it holds no HTTP request.</exception>
    public static PartRequest Parse(MessagePart part)
    {
        if (!part.Header("Content-Type").Split(';')[0].Trim().Equals("application/http", StringComparison.OrdinalIgnoreCase))
            throw Multipart.Malformed($"a part has the content type '{part.Header("Content-Type")}', application/http is expected");
        if (!part.Header("Content-Transfer-Encoding").Equals("binary", StringComparison.OrdinalIgnoreCase))
            throw Multipart.Malformed("a part has no Content-Transfer-Encoding: binary");
        var end = part.Content.AsSpan().IndexOf("\r\n"u8);
        var line = Encoding.ASCII.GetString(part.Content, 0, Math.Max(end, 0));
        if (RequestLine().Match(line) is not { Success: true } match)
            throw Multipart.Malformed($"'{line}' is no request line");
        var message = Multipart.Message(part.Content[(end + 2)..]);
        var headers = new HeaderDictionary();
        foreach (var (name, value) in message.Headers)
            headers[name] = value;
        return new PartRequest(match.Groups["method"].Value, match.Groups["url"].Value, headers, Content(message), part.Headers.GetValueOrDefault("Content-ID") ?? message.Headers.GetValueOrDefault("Content-ID"));
    }

    /// <summary>The request as the service takes it.</summary>
    /// <param name="batch">The request that brings it.</param>
    /// <param name="references">The addresses behind <c>$id</c>.</param>
    /// <exception cref="ODataFailure">400: the address leads out of the service, or refers to nothing.</exception>
    public ServiceRequest Resolve(ServiceRequest batch, IReadOnlyDictionary<string, string> references)
    {
        var mark = Url.IndexOf('?', StringComparison.Ordinal);
        var path = Path(mark < 0 ? Url : Url[..mark], batch, references);
        return batch with { Method = Method, Path = path.Trim('/'), Options = ServiceRequest.ParseQuery(mark < 0 ? "" : Url[(mark + 1)..]), Headers = Headers, Body = Body, References = references };
    }

    private static string Path(string path, ServiceRequest batch, IReadOnlyDictionary<string, string> references)
    {
        if (path.StartsWith('$') && path.Split('/')[0] is var first && first is not "$metadata")
            return references.TryGetValue(first, out var known) ? known + path[first.Length..] : throw ODataFailure.BadRequest($"{first} refers to no request before this one");
        if (path.StartsWith(batch.Root, StringComparison.OrdinalIgnoreCase))
            return path[batch.Root.Length..];
        var root = new Uri(batch.Root).AbsolutePath;
        if (path.StartsWith(root, StringComparison.OrdinalIgnoreCase))
            return path[root.Length..];
        return path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) ? throw ODataFailure.BadRequest($"{path} is no address of this service") : path;
    }

    private static byte[] Content(MessagePart message)
    {
        var body = message.Content;
        if (message.Headers.TryGetValue("Content-Length", out var text))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > body.Length || body.AsSpan(length).ContainsAnyExcept((byte)'\r', (byte)'\n'))
                throw Multipart.Malformed($"Content-Length says {text}, but the body has {body.Length} bytes");
            return body[..length];
        }
        return body.AsSpan().TrimEnd("\r\n"u8).ToArray();
    }

    [GeneratedRegex("^(?<method>GET|HEAD|POST|PUT|PATCH|MERGE|DELETE) (?<url>[^ ]+) HTTP/1\\.1$", RegexOptions.CultureInvariant)]
    private static partial Regex RequestLine();
}
