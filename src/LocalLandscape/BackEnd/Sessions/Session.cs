using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Sessions;

/// <summary>A security session: belongs to one user for good, and holds that user's CSRF token.</summary>
internal sealed class Session(string id, string user)
{
    /// <summary>The cookie's value.</summary>
    public string Id { get; } = id;

    /// <summary>The user whom the session was opened for.</summary>
    public string User { get; } = user;

    /// <summary>The token that modifying requests must send, the same for the whole session.</summary>
    public string CsrfToken { get; } = SessionStore.NewSecret();

    /// <summary>Whether a request brought this session's token.</summary>
    public bool Accepts(string? token) => token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CsrfToken), Encoding.UTF8.GetBytes(token));
}
