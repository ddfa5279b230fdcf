using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Btp.Connectivity.Transport;

/// <summary>
/// The cookies of one transport, that is of one caller at one back end. Since the origin is fixed, only name, path and expiry matter
/// (RFC 6265 without domains). The framework's container is not used: it withholds cookies marked Secure from the http URLs that every
/// on-premise call has.
/// </summary>
internal sealed class CookieJar(TimeProvider clock, bool acceptSecure)
{
    private const int MostCookies = 100;

    private readonly Lock _lock = new();
    private readonly List<Cookie> _cookies = [];
    private volatile int _count;

    /// <summary>Whether there is certainly nothing to send.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Value of the header <c>Cookie</c> for a path, or null when there is nothing to send.</summary>
    public string? HeaderFor(string path)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            _cookies.RemoveAll(cookie => cookie.Expires <= now);
            _count = _cookies.Count;
            var header = new StringBuilder();
            foreach (var cookie in _cookies.Where(cookie => Matches(cookie.Path, path)).OrderByDescending(static cookie => cookie.Path.Length))
            {
                header.Append(header.Length == 0 ? string.Empty : "; ").Append(cookie.Name).Append('=').Append(cookie.Value);
            }

            return header.Length == 0 ? null : header.ToString();
        }
    }

    /// <summary>Takes the cookies of an answer.</summary>
    public void Store(HttpResponseHeaders headers, Uri requestUri)
    {
        if (!headers.NonValidated.TryGetValues("Set-Cookie", out var values))
        {
            return;
        }

        foreach (var value in values)
        {
            if (Parse(value, requestUri.AbsolutePath) is { } cookie)
            {
                Put(cookie);
            }
        }
    }

    private void Put(Cookie cookie)
    {
        lock (_lock)
        {
            _cookies.RemoveAll(other => other.Name == cookie.Name && other.Path == cookie.Path);
            if (!(cookie.Expires <= clock.GetUtcNow()))
            {
                if (_cookies.Count == MostCookies)
                {
                    _cookies.RemoveAt(0);
                }

                _cookies.Add(cookie);
            }

            _count = _cookies.Count;
        }
    }

    private Cookie? Parse(string text, string requestPath)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return null;
        }

        var path = DefaultPath(requestPath);
        DateTimeOffset? expires = null;
        DateTimeOffset? maxAge = null;
        foreach (var attribute in parts.AsSpan(1))
        {
            var split = attribute.IndexOf('=', StringComparison.Ordinal);
            var name = split < 0 ? attribute : attribute[..split];
            var value = split < 0 ? string.Empty : attribute[(split + 1)..];
            if (name.Equals("Path", StringComparison.OrdinalIgnoreCase) && value.StartsWith('/'))
            {
                path = value;
            }
            else if (name.Equals("Max-Age", StringComparison.OrdinalIgnoreCase) && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            {
                maxAge = clock.GetUtcNow().AddSeconds(Math.Clamp(seconds, -1, 400L * 24 * 3600));
            }
            else if (name.Equals("Expires", StringComparison.OrdinalIgnoreCase) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            {
                expires = date;
            }
            else if (name.Equals("Secure", StringComparison.OrdinalIgnoreCase) && !acceptSecure)
            {
                return null;
            }
        }

        return new Cookie(parts[0][..equals].Trim(), parts[0][(equals + 1)..].Trim(), path, maxAge ?? expires);
    }

    private static string DefaultPath(string requestPath)
    {
        var end = requestPath.LastIndexOf('/');
        return end <= 0 ? "/" : requestPath[..end];
    }

    private static bool Matches(string cookiePath, string requestPath)
        => requestPath.StartsWith(cookiePath, StringComparison.Ordinal)
            && (requestPath.Length == cookiePath.Length || cookiePath.EndsWith('/') || requestPath[cookiePath.Length] == '/');

    private sealed record Cookie(string Name, string Value, string Path, DateTimeOffset? Expires)
    {
        public override string ToString() => Name;
    }
}
