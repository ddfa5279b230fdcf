using System.Net.Http.Headers;
using System.Text;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Batch;

/// <summary>One part: its headers (names in any case) and what follows the blank line.</summary>
internal sealed record MessagePart(IReadOnlyDictionary<string, string> Headers, byte[] Content)
{
    /// <summary>A header, or the empty text.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}

/// <summary>Multipart messages (RFC 2046), strictly: lines end in CRLF, the last boundary closes the message.</summary>
internal static class Multipart
{
    /// <summary>The boundary that a content type names, quoted or not; null when it is no <c>multipart/mixed</c>.</summary>
    public static string? Boundary(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && string.Equals(type.MediaType, "multipart/mixed", StringComparison.OrdinalIgnoreCase)
            ? type.Parameters.FirstOrDefault(static p => p.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"') is { Length: > 0 and <= 70 } boundary ? boundary : null
            : null;

    /// <summary>Splits a message at its boundaries.</summary>
    /// <exception cref="ODataFailure">400: it is not well-formed.</exception>
    public static List<MessagePart> Split(byte[] body, string boundary)
    {
        var parts = new List<MessagePart>();
        var delimiter = Encoding.ASCII.GetBytes("--" + boundary);
        var at = body.AsSpan().StartsWith(delimiter) ? 0 : Next(body, delimiter, 0) + 2;
        if (at < 2 && !body.AsSpan().StartsWith(delimiter))
            throw Malformed($"the boundary --{boundary} does not occur");
        while (true)
        {
            at += delimiter.Length;
            if (body.AsSpan(at).StartsWith("--"u8))
                return parts;
            while (at < body.Length && body[at] is (byte)' ' or (byte)'\t')
                at++;
            if (!body.AsSpan(at).StartsWith("\r\n"u8))
                throw Malformed("a boundary line does not end in CR LF");
            at += 2;
            // The line break before a boundary belongs to the boundary; an empty part has no other.
            var end = Next(body, delimiter, at - 2);
            if (end < 0)
                throw Malformed($"the closing boundary --{boundary}-- is missing");
            parts.Add(Message(end < at ? [] : body[at..end]));
            at = end + 2;
        }
    }

    /// <summary>Splits a message into headers and content.</summary>
    /// <exception cref="ODataFailure">400: there is no blank line, or a header is none.</exception>
    public static MessagePart Message(byte[] message)
    {
        var blank = message.AsSpan().StartsWith("\r\n"u8) ? -2 : message.AsSpan().IndexOf("\r\n\r\n"u8);
        if (blank == -1)
            throw Malformed("the blank line (CR LF CR LF) behind the headers is missing");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in blank < 0 ? [] : Encoding.Latin1.GetString(message, 0, blank).Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t\r\n") || line.Contains('\n', StringComparison.Ordinal))
                throw Malformed($"'{line}' is no header");
            if (!headers.TryAdd(line[..colon], line[(colon + 1)..].Trim()))
                throw Malformed($"the header {line[..colon]} occurs twice");
        }
        return new MessagePart(headers, message[(blank + 4)..]);
    }

    /// <summary>An error in the form of a batch.</summary>
    public static ODataFailure Malformed(string why) => ODataFailure.BadRequest($"The batch is not well-formed: {why}");

    private static int Next(byte[] body, byte[] delimiter, int from)
    {
        byte[] wanted = [(byte)'\r', (byte)'\n', .. delimiter];
        var found = body.AsSpan(from).IndexOf(wanted);
        return found < 0 ? -1 : from + found;
    }
}
