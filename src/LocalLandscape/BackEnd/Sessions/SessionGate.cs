using Btp.Connectivity.LocalLandscape.Audit;
using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Sessions;

/// <summary>
/// Ties session cookies to users and guards against forged requests: <c>x-csrf-token: Fetch</c> gives a token with a session, and a
/// request that modifies must bring both.
/// </summary>
internal sealed class SessionGate(SessionStore sessions, string cookieName)
{
    public const string TokenHeader = "x-csrf-token";

    /// <summary>Checks session and token of a request of a known user, and sets the headers of its answer.</summary>
    /// <exception cref="ODataFailure">403: the cookie belongs to another user.</exception>
    /// <returns>Whether the request may go on; if not, the token is missing or wrong.</returns>
    public bool Pass(HttpContext context, string user)
    {
        var session = sessions.Find(context.Request.Cookies[cookieName]);
        if (session is not null && !string.Equals(session.User, user, StringComparison.OrdinalIgnoreCase))
        {
            context.Audit(user, detail: $"identity mix-up: the session of {session.User} was presented by {user}");
            throw new ODataFailure(StatusCodes.Status403Forbidden, "/IWFND/CM_CONSUMER/101", "The session belongs to another user");
        }
        var request = context.Request;
        var token = request.Headers[TokenHeader].ToString();
        var reading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (!reading && session?.Accepts(token) != true)
        {
            context.Response.Headers[TokenHeader] = "Required";
            return false;
        }
        if (session is null)
        {
            session = sessions.Open(user);
            context.Response.Cookies.Append(cookieName, session.Id, new CookieOptions { Path = "/", HttpOnly = true });
        }
        if (reading && token.Equals("Fetch", StringComparison.OrdinalIgnoreCase))
            context.Response.Headers[TokenHeader] = session.CsrfToken;
        return true;
    }
}
