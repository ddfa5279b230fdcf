using System.Text.RegularExpressions;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>What Microsoft's parser and the standard disagree about: numbers with a type suffix of V2 are refused, base64url is understood.</summary>
internal static partial class V4Strictness
{
    private static readonly HashSet<string> Known =
        ["$filter", "$orderby", "$top", "$skip", "$select", "$expand", "$count", "$search", "$skiptoken", "$deltatoken", "$format", "$apply", "$compute", "$index", "$schemaversion"];

    /// <summary>Whether OData V4 has such a system query option.</summary>
    public static bool IsKnown(string option) => Known.Contains(option);

    /// <summary>Looks for V2 literals outside of quoted texts.</summary>
    /// <exception cref="ODataFailure">400: there is one.</exception>
    public static void Check(string expression)
    {
        var plain = Quoted().Replace(expression, "''");
        if (plain.Contains(Query.Functions.Replace, StringComparison.Ordinal))
            throw ODataFailure.BadRequest($"The function {Query.Functions.Replace} is not known in OData V4");
        if (Suffixed().Match(plain) is { Success: true } number)
            throw ODataFailure.BadRequest($"'{number.Value}' is a literal of OData V2; numbers have no suffix in V4");
    }

    /// <summary>Rewrites <c>binary'…'</c> literals from base64url, as the standard has it, to the padded base64 that Microsoft's parser reads.</summary>
    public static string Binary(string expression) => BinaryOrText().Replace(expression, static match =>
    {
        if (!match.Groups["data"].Success)
            return match.Value;
        var data = match.Groups["data"].Value.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        return $"binary'{data}{new string('=', (4 - data.Length % 4) % 4)}'";
    });

    [GeneratedRegex(@"(?<!\w)binary'(?<data>[A-Za-z0-9_\-]*={0,2})'|'(?:[^']|'')*'", RegexOptions.CultureInvariant)]
    private static partial Regex BinaryOrText();

    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // Not inside names, dates and GUIDs, whose groups of digits and letters stand beside hyphens.
    [GeneratedRegex(@"(?<![\w.\-])-?[0-9]+(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?[LlMmDdFf](?![\w\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Suffixed();
}
