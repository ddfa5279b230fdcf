using System.Buffers;

namespace Btp.Connectivity.Http;

/// <summary>
/// The last look at the headers of a request. The framework writes a value that was added without validation as it is, line breaks
/// included: a property of a destination, a tenant or a token with one in it could begin another header, and name another principal.
/// </summary>
internal static class HeaderSafety
{
    // RFC 9110, 5.5: a tab is blank space in a value; no other control character has a meaning there.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7F).Where(static code => code != '\t').Select(static code => (char)code)]);

    /// <exception cref="ConnectivityException">A value holds a control character. The value is not repeated, it may be a secret.</exception>
    public static void Check(HttpRequestMessage request)
    {
        foreach (var header in request.Headers.NonValidated)
        {
            foreach (var value in header.Value)
            {
                if (value.AsSpan().ContainsAny(Controls))
                {
                    throw new ConnectivityException($"The value of the header '{header.Key}' holds a control character. Nothing was sent.");
                }
            }
        }
    }
}
