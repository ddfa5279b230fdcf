using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>
/// Turns V2's paths (<c>$expand=to_Item/to_Product&amp;$select=SalesOrder,to_Item/Material</c>) into V4's nested options. With a
/// <c>$select</c>, V2 expands only what is selected too (MS-ODATA 2.2.3.6.1.11).
/// </summary>
internal sealed class V2SelectExpand
{
    private readonly IEdmStructuredType _type;
    private readonly Dictionary<string, V2SelectExpand> _expanded = new(StringComparer.Ordinal);
    private readonly List<string> _selected = [];
    private bool _all = true;

    private V2SelectExpand(IEdmStructuredType type) => _type = type;

    public static void ToV4(string? select, string? expand, IEdmStructuredType type, Dictionary<string, string> options)
    {
        var root = new V2SelectExpand(type);
        foreach (var path in Paths(expand))
            root.Expand(path, 0);
        if (!string.IsNullOrWhiteSpace(select))
        {
            root.Restrict();
            foreach (var path in Paths(select))
                root.Select(path, 0);
        }
        if (root.SelectText() is { Length: > 0 } selected)
            options["$select"] = selected;
        if (root.ExpandText() is { Length: > 0 } expanded)
            options["$expand"] = expanded;
    }

    private static IEnumerable<string[]> Paths(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static p => p.Split('/'));

    private void Expand(string[] path, int at)
    {
        if (at == path.Length)
            return;
        if (_type.FindProperty(path[at]) is not IEdmNavigationProperty navigation)
            throw ODataFailure.BadRequest($"Invalid $expand: {path[at]} is no navigation property of {_type.FullTypeName()}", "$expand");
        if (!_expanded.TryGetValue(path[at], out var next))
            _expanded[path[at]] = next = new(navigation.ToEntityType());
        next.Expand(path, at + 1);
    }

    /// <summary>From "everything" to "what is named".</summary>
    private void Restrict()
    {
        _all = false;
        foreach (var expanded in _expanded.Values)
            expanded.Restrict();
    }

    private void Select(string[] path, int at)
    {
        var name = path[at];
        if (name == "*")
            _selected.Add("*");
        else if (_type.FindProperty(name) is IEdmNavigationProperty)
            SelectNavigation(path, at);
        else
            // A path into a complex property is V4 syntax as it is.
            _selected.Add(string.Join('/', path[at..]));
    }

    private void SelectNavigation(string[] path, int at)
    {
        var expanded = _expanded.GetValueOrDefault(path[at]);
        if (at + 1 < path.Length && expanded is null)
            throw ODataFailure.BadRequest($"Invalid $select: {path[at]} is not expanded, so nothing of it can be selected", "$select");
        _selected.Add(path[at]);
        if (at + 1 < path.Length)
            expanded!.Select(path, at + 1);
        else if (expanded is not null)
            expanded.Open();
    }

    /// <summary>The navigation itself is selected: everything of it, and everything expanded below.</summary>
    private void Open()
    {
        _all = true;
        foreach (var expanded in _expanded.Values)
            expanded.Open();
    }

    private string SelectText() => _all ? "" : string.Join(',', _selected.Distinct(StringComparer.Ordinal));

    private string ExpandText() => string.Join(',', _expanded.Where(e => _all || _selected.Contains(e.Key)).Select(static e => e.Key + e.Value.Nested()));

    private string Nested()
    {
        var options = new[] { ("$select", SelectText()), ("$expand", ExpandText()) }.Where(static o => o.Item2.Length > 0).Select(static o => $"{o.Item1}={o.Item2}").ToList();
        return options.Count == 0 ? "" : $"({string.Join(';', options)})";
    }
}
