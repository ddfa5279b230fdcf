using System.Text.RegularExpressions;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>Refuses V2 syntax that Microsoft's parser lets pass: numbers with a type suffix.</summary>
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
        if (Suffixed().Match(plain) is { Success: true } number)
            throw ODataFailure.BadRequest($"'{number.Value}' is a literal of OData V2; numbers have no suffix in V4");
    }

    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // Not inside names, dates and GUIDs, whose groups of digits and letters stand beside hyphens.
    [GeneratedRegex(@"(?<![\w.\-])-?[0-9]+(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?[LlMmDdFf](?![\w\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Suffixed();
}
