using System.Text.RegularExpressions;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Tokens that tell by their beginning who issued them.</summary>
internal static class KnownTokens
{
    private static readonly (string Prefix, Regex Form, string Name)[] _tokens =
    [
        ("ghp_", Form("ghp_[A-Za-z0-9]{36}"), "a GitHub token"),
        ("gho_", Form("gho_[A-Za-z0-9]{36}"), "a GitHub token"),
        ("ghu_", Form("ghu_[A-Za-z0-9]{36}"), "a GitHub token"),
        ("ghs_", Form("ghs_[A-Za-z0-9]{36}"), "a GitHub token"),
        ("ghr_", Form("ghr_[A-Za-z0-9]{36}"), "a GitHub token"),
        ("github_pat_", Form("github_pat_[A-Za-z0-9_]{60,}"), "a GitHub token"),
        ("glpat-", Form("glpat-[A-Za-z0-9_-]{20,}"), "a GitLab token"),
        ("AKIA", Form("AKIA[A-Z0-9]{16}"), "an AWS access key"),
        ("ASIA", Form("ASIA[A-Z0-9]{16}"), "an AWS access key"),
        ("xox", Form("xox[abeoprs]-[0-9A-Za-z-]{20,}"), "a Slack token"),
        ("AIza", Form("AIza[0-9A-Za-z_-]{35}"), "a Google API key"),
        ("SG.", Form(@"SG\.[\w-]{20,24}\.[\w-]{39,50}"), "a SendGrid key"),
        ("sk_live_", Form("sk_live_[0-9A-Za-z]{20,}"), "a Stripe key"),
        ("rk_live_", Form("rk_live_[0-9A-Za-z]{20,}"), "a Stripe key"),
        ("sk-", Form("sk-(proj-|ant-)?[A-Za-z0-9_-]{32,}"), "an API key"),
        ("npm_", Form("npm_[A-Za-z0-9]{36}"), "an npm token"),
        ("pypi-", Form("pypi-[A-Za-z0-9_-]{50,}"), "a PyPI token"),
        ("oy2", Form("oy2[a-z0-9]{43}"), "a NuGet key"),
        ("dop_v1_", Form("dop_v1_[a-f0-9]{64}"), "a DigitalOcean token"),
        ("shpat_", Form("shpat_[a-fA-F0-9]{32}"), "a Shopify token"),
        ("hvs.", Form(@"hvs\.[A-Za-z0-9_-]{24,}"), "a Vault token"),
        ("https://hooks.slack.com/services/", Form("https://hooks\\.slack\\.com/services/T\\w+/B\\w+/\\w{20,}"), "a Slack webhook"),
    ];

    /// <summary>What the text is, or null if it is no token that is known here.</summary>
    public static string? Find(string text)
    {
        var trimmed = text.Trim();
        foreach (var (prefix, form, name) in _tokens)
        {
            if (trimmed.StartsWith(prefix, StringComparison.Ordinal) && form.IsMatch(trimmed) && trimmed.IndexOf("EXAMPLE", StringComparison.OrdinalIgnoreCase) < 0 && !IsMonotone(trimmed, prefix.Length))
                return name;
        }

        return null;
    }

    // ghp_xxxxxxxx... stands in manuals.
    private static bool IsMonotone(string text, int start)
    {
        var letters = new HashSet<char>();
        for (var i = start; i < text.Length; i++)
            letters.Add(text[i]);
        return letters.Count < 6;
    }

    private static Regex Form(string pattern) => new("^" + pattern + "$", RegexOptions.CultureInvariant);
}
