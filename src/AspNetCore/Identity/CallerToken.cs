using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.AspNetCore.Identity;

/// <summary>
/// The token that authenticated a request. A bearer token on a request that something else authenticated (a cookie, a certificate) was
/// checked by nobody and is not taken.
/// </summary>
internal static class CallerToken
{
    private const string Bearer = "Bearer ";

    public static async ValueTask<string?> FindAsync(HttpContext context, IAuthenticationSchemeProvider schemes)
    {
        if (context.User.Identity?.IsAuthenticated != true
            || context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult is not { Succeeded: true, Ticket: { } ticket })
        {
            return null;
        }

        var scheme = await schemes.GetSchemeAsync(ticket.AuthenticationScheme).ConfigureAwait(false);
        if (scheme is null || !typeof(JwtBearerHandler).IsAssignableFrom(scheme.HandlerType))
        {
            return null;
        }

        if (ticket.Properties.GetTokenValue("access_token") is { Length: > 0 } saved)
        {
            return saved;
        }

        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }
}
