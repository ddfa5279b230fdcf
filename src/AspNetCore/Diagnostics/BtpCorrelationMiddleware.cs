using Btp.Connectivity.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.AspNetCore.Diagnostics;

/// <summary>
/// Takes the correlation id that a request brings (<c>x-correlationid</c>, else <c>x-vcap-request-id</c> of the platform's router), or the
/// trace id, for every call that the request makes, for its log entries, and for the answer.
/// </summary>
internal sealed class BtpCorrelationMiddleware(RequestDelegate next, ILogger<BtpCorrelationMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var id = Correlation.Begin(Given(context.Request, Correlation.Header) ?? Given(context.Request, "x-vcap-request-id"));
        context.Response.Headers[Correlation.Header] = id;
        using (logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["correlation_id"] = id }))
        {
            await next(context).ConfigureAwait(false);
        }
    }

    // Whatever it is goes into headers and logs: only what ids are made of, and not too much of it.
    private static string? Given(HttpRequest request, string header)
        => request.Headers[header] is [{ Length: > 0 and <= 128 } value] && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? value : null;
}
