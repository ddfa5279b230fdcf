using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>
/// Where a page ended. Opaque to callers; it carries a mark of the query that it belongs to, so that a token of another query is refused
/// instead of giving a page of something else.
/// </summary>
internal readonly record struct SkipToken(long Offset, long? Remaining)
{
    /// <summary>The text for <c>$skiptoken</c>.</summary>
    public string ToText(string query) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{Offset}:{Remaining}:{Mark(query)}")));

    /// <summary>Reads a token back.</summary>
    /// <exception cref="ODataFailure">400: not a token of this query.</exception>
    public static SkipToken Parse(string text, string query)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
            if (parts.Length == 3 && parts[2] == Mark(query) && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
                return new(offset, parts[1].Length == 0 ? null : long.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture));
        }
        catch (FormatException)
        {
            // falls through to the refusal
        }
        throw ODataFailure.BadRequest("Invalid $skiptoken: it is none that this service gave out for this query", "$skiptoken");
    }

    private static string Mark(string query) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(query)), 0, 6);
}
