using System.Text.RegularExpressions;

namespace Btp.Connectivity.Diagnostics;

/// <summary>Makes a foreign service's words fit for messages: known secrets and whatever looks like a token are cut, and the length is bounded.</summary>
internal static partial class Redaction
{
    private const int Longest = 300;

    public static string? Clean(string? words, params ReadOnlySpan<string?> secrets)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        foreach (var secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
            {
                words = words.Replace(secret, "***", StringComparison.Ordinal);
            }
        }

        words = Token().Replace(words, "***").ReplaceLineEndings(" ").Trim();
        return words.Length <= Longest ? words : string.Concat(words.AsSpan(0, Longest), "...");
    }

    // A JSON Web Token begins with the base64url of an opening brace and a quote.
    [GeneratedRegex(@"eyJ[A-Za-z0-9_\-]{8,}(\.[A-Za-z0-9_\-]*){0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
