using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>The headers that the Connectivity service and its proxies know.</summary>
internal static class ConnectivityHeaders
{
    public const string UserToken = "SAP-Connectivity-Authentication";
    public const string TechnicalToken = "SAP-Connectivity-Technical-Authentication";

    public const string Location = "SAP-Connectivity-SCC-Location_ID";

    private static readonly string[] _known =
        [UserToken, TechnicalToken, Location, "SAP-Connectivity-ConsumerAccount", "SAP-Connectivity-Region-Configuration-Id", "SAP-CP-Connectivity-Service-Token"];

    /// <summary>Whether the header hands on an identity.</summary>
    public static bool IsPropagation(string name) => Is(name, UserToken) || Is(name, TechnicalToken);

    /// <summary>Whether two names are one header.</summary>
    public static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text may be one of these headers, misspelled; costs nothing.</summary>
    public static bool MayBe(string text) =>
        text.Length is >= 16 and <= 64 && text[0] is 's' or 'S' or 'x' or 'X' && text.IndexOf("sap", 0, Math.Min(text.Length, 6), StringComparison.OrdinalIgnoreCase) >= 0 && text.IndexOf("onne", StringComparison.OrdinalIgnoreCase) + text.IndexOf("onec", StringComparison.OrdinalIgnoreCase) > -2;

    /// <summary>The header that a misspelled one was meant to be, or null if it is one, or none at all.</summary>
    public static string? Meant(string text)
    {
        foreach (var known in _known)
        {
            if (Is(text, known))
                return null;
        }

        string? nearest = null;
        var best = Math.Min(8, text.Length / 4);
        foreach (var known in _known)
        {
            var distance = Spelling.Distance(Plain(text), Plain(known));
            if (distance > best || (distance == best && nearest is not null))
                continue;
            best = distance;
            nearest = known;
        }

        return nearest;
    }

    // Separators and case are what people get wrong most.
    private static string Plain(string text)
    {
        var plain = text.Replace("-", "").Replace("_", "").ToLowerInvariant();
        return plain.StartsWith("xsap", StringComparison.Ordinal) ? plain.Substring(1) : plain;
    }
}
