using System.Net;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>Checks and contexts that every answer needs, whatever is read from it.</summary>
internal static class ODataAnswer
{
    /// <summary>Runs a reading, and gives what goes wrong the request and the status.</summary>
    public static TResult Guard<TResult>(HttpResponseMessage response, ODataRequestLine request, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (ODataFormatException exception) when (exception.Request is null)
        {
            throw Located(exception, response, request);
        }
    }

    /// <summary>The same failure, with the request and the status.</summary>
    public static ODataFormatException Located(ODataFormatException exception, HttpResponseMessage response, ODataRequestLine request)
        => new($"{exception.Message} {request}", exception.InnerException) { StatusCode = response.StatusCode, Request = request };

    /// <summary>Whether a change was answered at all, of which nothing is read: a logon page is a success of whoever shows it, and no deletion.</summary>
    /// <exception cref="ODataFormatException">The answer is a page.</exception>
    public static async Task EnsureNoPageAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NoContent || response.Content.Headers.ContentLength == 0)
            return;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (LogonPages.IsAnnounced(response) || LogonPages.IsPage(type) || (type is null && await BeginsAsPageAsync(response, cancellationToken).ConfigureAwait(false)))
            throw Located(Page(type), response, request.Line);
    }

    private static async Task<bool> BeginsAsPageAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        await buffer.FillAsync(64, cancellationToken).ConfigureAwait(false);
        return buffer.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
    }

    /// <summary>What to say of a page in place of data.</summary>
    public static ODataFormatException Page(string? type) => new(
        $"The response is not OData JSON but {(type is "application/xml" or "application/atom+xml" ? "XML" : "an HTML page")} (Content-Type {type ?? "not given"}). "
        + "A page instead of data is most often a logon page: the credentials of the destination did not reach the back end, or it does not accept them.");

    /// <summary>Whether the body can be JSON at all; a logon page instead of data is the most frequent surprise.</summary>
    /// <exception cref="ODataFormatException">It cannot.</exception>
    public static void EnsureJson(ReadOnlySpan<byte> body, HttpResponseMessage response)
    {
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
            throw new ODataFormatException("The response is empty where OData JSON was expected.");
        if (body[start] == '{')
            return;
        var type = response.Content.Headers.ContentType?.MediaType;
        if (body[start] == '<' || LogonPages.IsPage(type))
            throw Page(type);

        throw new ODataFormatException($"The response is not OData JSON (Content-Type {type ?? "not given"}).");
    }
}
