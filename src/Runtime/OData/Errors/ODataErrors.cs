using System.Net;
using System.Net.Http;
using System.Text;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>Turns responses that are no success into exceptions.</summary>
internal static class ODataErrors
{
    // Enough for any error with details; an endless body must not fill the memory.
    private const int MaxLength = 1 << 20;

    public static async Task<ODataException> ReadAsync(HttpResponseMessage response, ODataRequestLine request, CancellationToken cancellationToken)
    {
        using var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        while (buffer.Length < MaxLength && await buffer.FillAsync(buffer.Length + 1, cancellationToken).ConfigureAwait(false))
        {
        }

        var error = Create(buffer, response, request);
        if (response.RequestMessage is not { } message || !message.Options.TryGetValue(CsrfToken.Refusal, out var refusal))
            return error;
        return new ODataException($"The service demands a CSRF token for the change, and {refusal}. {error.Message}")
        {
            StatusCode = error.StatusCode, Code = error.Code, Target = error.Target, Details = error.Details, InnerError = error.InnerError, Request = request, IsFromService = error.IsFromService,
        };
    }

    private static ODataException Create(ResponseBuffer buffer, HttpResponseMessage response, ODataRequestLine request)
    {
        var first = FirstCharacter(buffer.Span);
        var content = first == '{' ? ODataErrorJson.Parse(buffer.Span)
            : first == '<' ? ODataErrorXml.Parse(buffer.Span.ToArray(), buffer.Length)
            : null;
        return content is null ? Foreign(response, request, first, buffer.Length) : From(content, response.StatusCode, request);
    }

    public static ODataException From(ODataErrorContent content, HttpStatusCode status, ODataRequestLine request)
    {
        var message = $"{content.Message ?? "The service gave no message."} ({(int)status}{(content.Code is { Length: > 0 } code ? ", " + code : "")}) {request}";
        return Concurrency(status) is { } advice
            ? new ODataConcurrencyException($"{message}. {advice}")
            {
                StatusCode = status, Code = content.Code, Target = content.Target, Details = content.Details, InnerError = content.InnerError, Request = request, IsFromService = true,
            }
            : new ODataException(message)
            {
                StatusCode = status, Code = content.Code, Target = content.Target, Details = content.Details, InnerError = content.InnerError, Request = request, IsFromService = true,
            };
    }

    private static string? Concurrency(HttpStatusCode status) => status switch
    {
        HttpStatusCode.PreconditionFailed => "The entity has another version than the one sent: somebody changed or deleted it since it was read. Read it again and repeat the change, or overwrite with ETag.Any.",
        HttpStatusCode.PreconditionRequired => "The service demands to be told which version the change is meant for: update an entity that was read, give its ETag, or overwrite with ETag.Any.",
        _ => null,
    };

    // Not the service itself: a proxy, a gateway, a web server. Its text is not repeated, it may hold anything.
    private static ODataException Foreign(HttpResponseMessage response, ODataRequestLine request, char first, int length)
    {
        var message = new StringBuilder();
        message.Append("The request failed with status ").Append((int)response.StatusCode).Append(' ').Append(response.ReasonPhrase);
        message.Append(length == 0 ? " and no body" : first == '<' ? " and a page that is no OData error" : " and a text that is no OData error");
        message.Append(" (Content-Type ").Append(response.Content.Headers.ContentType?.MediaType ?? "not given").Append("): ").Append(request);
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } target)
            message.Append(". It leads ").Append(target.IsAbsoluteUri && target.Host.Length > 0 ? "to " + target.Host : "elsewhere on the same host").Append(", most often to log on: the credentials of the destination did not reach the back end, or it does not accept them");
        if (Concurrency(response.StatusCode) is { } advice)
            return new ODataConcurrencyException($"{message}. {advice}") { StatusCode = response.StatusCode, Request = request, IsFromService = length == 0 };
        return new ODataException(message.ToString()) { StatusCode = response.StatusCode, Request = request, IsFromService = length == 0 };
    }

    private static char FirstCharacter(ReadOnlySpan<byte> text)
    {
        var start = text.IndexOfAnyExcept(" \t\r\n"u8);
        return start < 0 ? '\0' : (char)text[start];
    }
}
