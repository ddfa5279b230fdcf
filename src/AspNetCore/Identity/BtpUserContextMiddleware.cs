using Btp.Connectivity.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.AspNetCore.Identity;

/// <summary>Makes the caller of an authenticated request the user of the calls that the request causes, and of no other.</summary>
internal sealed partial class BtpUserContextMiddleware(
    RequestDelegate next,
    IUserContextAccessor users,
    IAuthenticationSchemeProvider schemes,
    ILogger<BtpUserContextMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (await CallerToken.FindAsync(context, schemes).ConfigureAwait(false) is not { } token || Read(token) is not { } user)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        if (users is UserContextAccessor accessor)
        {
            // Work that outlives the request must name its user itself.
            using var scope = accessor.Begin(user);
            await next(context).ConfigureAwait(false);
            return;
        }

        users.Current = user;
        await next(context).ConfigureAwait(false);
    }

    private UserContext? Read(string token)
    {
        try
        {
            return UserContext.FromToken(token);
        }
        catch (ConnectivityException problem)
        {
            // The application may not need the user at all; a call that does fails with its own message.
            NotPropagated(logger, problem.Message);
            return null;
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "The caller is authenticated but cannot be propagated: {Reason}")]
    private static partial void NotPropagated(ILogger logger, string reason);
}
