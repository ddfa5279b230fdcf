using Btp.Connectivity.AspNetCore.Diagnostics;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The correlation id of requests.</summary>
public static class BtpCorrelationApplicationBuilderExtensions
{
    /// <summary>
    /// From here on, calls through destinations, log entries and the answer carry the <c>x-correlationid</c> that the request brought (or the
    /// platform's <c>x-vcap-request-id</c>), or else its trace id. Anything but letters, digits and <c>- _ . :</c> is not taken over. W3C
    /// trace context is propagated by .NET itself.
    /// </summary>
    /// <param name="app">The application; put it first.</param>
    public static IApplicationBuilder UseBtpCorrelation(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseMiddleware<BtpCorrelationMiddleware>();
    }
}
