using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>A request as a service sees it: split, decoded once, and nothing else.</summary>
internal sealed partial record ServiceRequest
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute service root as the caller addressed it, with a slash at the end.</summary>
    public required string Root { get; init; }

    /// <summary>The path behind the root, still percent-encoded, without slashes around it.</summary>
    public required string Path { get; init; }

    /// <summary>The query options, decoded.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>The headers.</summary>
    public required IHeaderDictionary Headers { get; init; }

    /// <summary>The body; empty when there is none.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Who sends it.</summary>
    public string User { get; init; } = "";

    /// <summary>In a batch: the addresses behind <c>$1</c> ... of the requests before, relative to the service root.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>();

    /// <summary>The value of a preference, <c>""</c> for one without a value, null when it is not stated.</summary>
    public string? Preference(string name)
    {
        foreach (var part in Headers["Prefer"].SelectMany(static h => (h ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)))
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [var stated, .. var value] && (stated.Equals(name, StringComparison.OrdinalIgnoreCase) || stated.Equals("odata." + name, StringComparison.OrdinalIgnoreCase)))
                return value is [var text] ? text.Trim('"') : "";
        return null;
    }

    /// <summary>The path in V4 syntax with the parameter aliases that it may use.</summary>
    public string PathWithAliases(IProtocol protocol)
    {
        var path = protocol.Path(this);
        var aliases = Options.Where(static o => o.Key.StartsWith('@')).Select(static o => $"{o.Key}={Uri.EscapeDataString(o.Value)}").ToList();
        return aliases.Count == 0 ? path : $"{path}?{string.Join('&', aliases)}";
    }

    /// <summary>How many segments the path has.</summary>
    public int Depth => Path.Length == 0 ? 0 : Path.Count(static c => c == '/') + 1;

    /// <summary>Whether the caller takes JSON (<c>$format</c> before <c>Accept</c>; nothing said is a yes).</summary>
    public bool TakesJson => Options.TryGetValue("$format", out var format)
        ? format is "json" || format.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        : Accept.Length == 0 || Json().IsMatch(Accept);

    /// <summary>Whether numbers of 64 bits and decimals are wanted as texts (V4).</summary>
    public bool WantsIeee754 => (Options.GetValueOrDefault("$format") ?? Accept).Contains("IEEE754Compatible=true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether no metadata at all is wanted (V4).</summary>
    public bool WantsNoMetadata => (Options.GetValueOrDefault("$format") ?? Accept).Contains("odata.metadata=none", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether all metadata is wanted, also what a caller could compute (V4).</summary>
    public bool WantsFullMetadata => (Options.GetValueOrDefault("$format") ?? Accept).Contains("odata.metadata=full", StringComparison.OrdinalIgnoreCase);

    private string Accept => Headers.Accept.ToString();

    [GeneratedRegex(@"application/json|application/\*|\*/\*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Json();

    /// <summary>The path of a request as it was sent, percent-encoding included; the server's own decoding would lose encoded slashes.</summary>
    public static (string Path, string Query) Target(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/";
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
            target = absolute.PathAndQuery;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
    }

    /// <summary>Splits a query at <c>&amp;</c> before anything is decoded, so that an encoded one stays part of a value.</summary>
    /// <exception cref="ODataFailure">400: a system query option occurs twice.</exception>
    public static Dictionary<string, string> ParseQuery(string query)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(mark < 0 ? pair : pair[..mark]);
            if (!options.TryAdd(name, mark < 0 ? "" : Decode(pair[(mark + 1)..])) && name.StartsWith('$'))
                throw ODataFailure.BadRequest($"The system query option {name} occurs twice", name);
        }
        return options;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
