using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Translates the system query options of V2 into those of V4.</summary>
internal static class V2Options
{
    /// <summary>Translates decoded options.</summary>
    /// <exception cref="ODataFailure">400: an option that V2 does not have, or a value that it does not allow.</exception>
    public static Dictionary<string, string> ToV4(IReadOnlyDictionary<string, string> options, IEdmStructuredType? type)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in options)
        {
            switch (name)
            {
                case "$filter":
                    result[name] = V2Expressions.ToV4(value);
                    break;
                case "$orderby":
                    result[name] = string.Join(',', Split(value).Select(V2Expressions.ToV4));
                    break;
                case "$top" or "$skip" or "$skiptoken":
                    result[name] = value;
                    break;
                case "$inlinecount":
                    if (value is not ("allpages" or "none"))
                        throw ODataFailure.BadRequest($"Invalid system query option $inlinecount: '{value}' is neither allpages nor none", name);
                    result["$count"] = value == "allpages" ? "true" : "false";
                    break;
                case "search":
                    // SAP's own option has no operators: all words must occur.
                    var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static w => w.Replace("\"", "", StringComparison.Ordinal)).Where(static w => w.Length > 0).ToList();
                    if (words.Count > 0)
                        result["$search"] = string.Join(" AND ", words.Select(static w => $"\"{w.Replace("\\", "\\\\", StringComparison.Ordinal)}\""));
                    break;
                case "$select" or "$expand" or "$format":
                    break;
                default:
                    if (name.StartsWith('$'))
                        throw ODataFailure.BadRequest($"The system query option {name} is not known in OData V2", name);
                    break;
            }
        }
        if (type is not null)
            V2SelectExpand.ToV4(options.GetValueOrDefault("$select"), options.GetValueOrDefault("$expand"), type, result);
        return result;
    }

    /// <summary>Splits at commas outside brackets and quotes.</summary>
    private static IEnumerable<string> Split(string list)
    {
        var (depth, start, quoted) = (0, 0, false);
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] == '\'')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (list[i] is '(' or ')')
                depth += list[i] == '(' ? 1 : -1;
            else if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i].Trim();
                start = i + 1;
            }
        }
        yield return list[start..].Trim();
    }
}
