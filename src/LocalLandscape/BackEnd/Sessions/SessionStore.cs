using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Sessions;

/// <summary>The open sessions. The oldest ones end when there are too many, so that callers without a cookie jar cannot fill the memory.</summary>
internal sealed class SessionStore
{
    private const int Limit = 10_000;
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The session of a cookie's value; null when it is unknown or has ended.</summary>
    public Session? Find(string? id) => id is null ? null : _sessions.GetValueOrDefault(id);

    /// <summary>Opens a session for a user.</summary>
    public Session Open(string user)
    {
        var session = new Session(NewSecret(), user);
        _sessions[session.Id] = session;
        _order.Enqueue(session.Id);
        while (_order.Count > Limit && _order.TryDequeue(out var oldest))
            _sessions.TryRemove(oldest, out _);
        return session;
    }

    /// <summary>Ends all sessions, as a restart of the system does: old cookies and tokens are worth nothing then.</summary>
    public void Clear() => _sessions.Clear();

    /// <summary>192 random bits as text.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
}
