using Btp.Connectivity.LocalLandscape.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.Faults;

/// <summary>Shows the faults that every HTTP hop can have: slow, 429, 401, down, cut in the middle of the body.</summary>
public static class FaultMiddleware
{
    /// <summary>Adds the faults of <paramref name="hop"/>. Put it after the audit and before everything else.</summary>
    public static IApplicationBuilder UseFaults(this IApplicationBuilder app, FaultSwitch faults, Hop hop) => app.Use(async (context, next) =>
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (faults.Take(hop, FaultKind.Slow) is { } slow)
            await Task.Delay(slow.Delay, context.RequestAborted).ConfigureAwait(false);

        // A back end that is down is shown by the Cloud Connector, which then cannot open a connection to it.
        if (hop != Hop.BackEnd && faults.Take(hop, FaultKind.Down) is not null)
        {
            context.Audit(null, detail: "fault: down");
            context.Abort();
            return;
        }
        if (faults.Take(hop, FaultKind.TooManyRequests) is not null)
        {
            context.Audit(null, detail: "fault: too many requests");
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return;
        }
        if (faults.Take(hop, FaultKind.Unauthorized) is not null)
        {
            context.Audit(null, detail: "fault: unauthorized");
            // A proxy says it with the status of its own.
            context.Response.StatusCode = hop == Hop.ConnectivityProxy ? StatusCodes.Status407ProxyAuthenticationRequired : StatusCodes.Status401Unauthorized;
            return;
        }
        if (faults.Take(hop, FaultKind.CutMidBody) is { } cut)
            context.Response.Body = new CuttingStream(context, context.Response.Body, cut.AfterBytes);
        await next(context).ConfigureAwait(false);
    });
}
