using System.Net;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>Makes of a part of type <c>application/http</c> the response that it is.</summary>
internal static class PartResponse
{
    /// <summary>Reads status and headers; the body stays in the part and is read when somebody reads it.</summary>
    /// <param name="reader">Stands behind the headers of the part.</param>
    /// <param name="head">Those headers.</param>
    /// <param name="request">What the response says it answers.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ODataFormatException">The part holds no HTTP response.</exception>
    public static async ValueTask<HttpResponseMessage> ReadAsync(MultipartReader reader, PartHead head, HttpRequestMessage? request, CancellationToken cancellationToken)
    {
        var line = head.StatusLine;
        // One empty line too many in front of the status is frequent.
        while (line is null or "")
        {
            line = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new ODataFormatException("A part of the batch response is empty where an HTTP response was expected.");
        }

        var response = new HttpResponseMessage(StatusOf(line, out var reason)) { ReasonPhrase = reason, RequestMessage = request, Content = new PartContent(new MultipartBody(reader)) };
        var headers = await PartHead.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in headers.Headers)
            Add(response, name, value);
        return response;
    }

    /// <summary>Adds a header where it belongs. Its length is not taken over: the boundary decides, and servers count wrongly.</summary>
    public static void Add(HttpResponseMessage response, string name, string value)
    {
        if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) || name.AsSpan().ContainsAny("\r\n\0 ") || value.AsSpan().ContainsAny("\r\n\0"))
            return;
        if (!response.Headers.TryAddWithoutValidation(name, value))
            response.Content.Headers.TryAddWithoutValidation(name, value);
    }

    private static HttpStatusCode StatusOf(string line, out string? reason)
    {
        reason = null;
        var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.Ordinal) || !int.TryParse(words[1], System.Globalization.NumberStyles.None, null, out var status) || status is < 100 or > 999)
            throw new ODataFormatException("A part of the batch response does not begin with the status of an HTTP response.");
        // Control characters have no business in a reason, and the framework refuses them.
        reason = words.Length > 2 && !words[2].Any(char.IsControl) ? words[2] : null;
        return (HttpStatusCode)status;
    }
}
