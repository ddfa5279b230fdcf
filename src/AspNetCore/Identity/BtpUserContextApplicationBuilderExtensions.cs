using Btp.Connectivity.AspNetCore.Identity;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The caller as the propagated principal.</summary>
public static class BtpUserContextApplicationBuilderExtensions
{
    /// <summary>
    /// From here on, the bearer token that authenticated a request is the user that its calls are made for. Put it after
    /// <c>UseAuthentication</c>; requests that are not authenticated, or not by a bearer token, have no user.
    /// </summary>
    /// <param name="app">The application, with <c>AddBtpConnectivity</c> and an authentication among its services.</param>
    public static IApplicationBuilder UseBtpUserContext(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseMiddleware<BtpUserContextMiddleware>();
    }
}
