using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>What of an entity is written: <c>$select</c> and <c>$expand</c> of both versions, in the form that the writers work with.</summary>
internal sealed class Projection
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Projection> _parts = new(StringComparer.Ordinal);

    /// <summary>Everything that is declared, nothing expanded.</summary>
    public static Projection Everything { get; } = new() { All = true, AllProperties = true };

    /// <summary>No <c>$select</c>: properties and deferred links alike.</summary>
    public bool All { get; private init; }

    /// <summary>All structural properties are written (no <c>$select</c>, or <c>*</c>).</summary>
    public bool AllProperties { get; private set; }

    /// <summary>Names as selected, in the order of the request; empty when all are.</summary>
    public IEnumerable<string> Selected => AllProperties ? ["*"] : _names;

    /// <summary>The navigations to expand, by name.</summary>
    public Dictionary<string, Expansion> Expansions { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a structural (or dynamic) property is written.</summary>
    public bool Has(string property) => AllProperties || _names.Contains(property);

    /// <summary>Whether the link of a navigation that is not expanded is written (V2's <c>__deferred</c>).</summary>
    public bool HasLink(string navigation) => All || _names.Contains(navigation);

    /// <summary>What of a complex property is written.</summary>
    public Projection Of(string property) => _parts.GetValueOrDefault(property) ?? Everything;

    /// <summary>Builds the projection of a parsed clause; null is everything.</summary>
    public static Projection From(SelectExpandClause? clause)
    {
        if (clause is null)
            return Everything;
        var projection = new Projection { All = clause.AllSelected, AllProperties = clause.AllSelected };
        foreach (var item in clause.SelectedItems)
            projection.Add(item);
        return projection;
    }

    /// <summary>The same projection with one more (or another) expansion.</summary>
    public Projection With(Expansion expansion)
    {
        var copy = new Projection { All = All, AllProperties = AllProperties };
        copy._names.UnionWith(_names);
        foreach (var (name, part) in _parts)
            copy._parts[name] = part;
        foreach (var (name, known) in Expansions)
            copy.Expansions[name] = known;
        copy.Expansions[expansion.Navigation.Name] = expansion;
        return copy;
    }

    private void Add(SelectItem item)
    {
        switch (item)
        {
            case WildcardSelectItem:
                AllProperties = true;
                break;
            case PathSelectItem path:
                Select([.. path.SelectedPath.Where(static s => s is not TypeSegment).Select(static s => s.Identifier)], path.SelectAndExpand);
                break;
            case ExpandedReferenceSelectItem expanded:
                var segments = expanded.PathToNavigationProperty.Where(static s => s is not TypeSegment).ToList();
                var owner = segments.SkipLast(1).Aggregate(this, static (p, s) => p.Part(s.Identifier, whole: true));
                var navigation = ((NavigationPropertySegment)segments[^1]).NavigationProperty;
                owner.Expansions[navigation.Name] = Expansion.From(navigation, expanded);
                break;
            default:
                throw ODataFailure.NotOffered($"{item.GetType().Name} in $select is not offered by this service");
        }
    }

    private void Select(List<string> path, SelectExpandClause? nested)
    {
        _names.Add(path[0]);
        if (path.Count > 1)
            Part(path[0], whole: false).Select(path[1..], nested);
        else if (nested is not null && nested.SelectedItems.Any())
            foreach (var item in nested.SelectedItems)
                Part(path[0], whole: nested.AllSelected).Add(item);
    }

    private Projection Part(string property, bool whole)
    {
        if (!_parts.TryGetValue(property, out var part))
            _parts[property] = part = new Projection { All = whole, AllProperties = whole };
        return part;
    }
}

/// <summary>One expanded navigation with its own options (V4); in V2 only the nested projection is ever set.</summary>
internal sealed record Expansion(IEdmNavigationProperty Navigation, Projection Projection)
{
    public FilterClause? Filter { get; init; }

    public OrderByClause? OrderBy { get; init; }

    public SearchClause? Search { get; init; }

    public long? Top { get; init; }

    public long? Skip { get; init; }

    public bool Count { get; init; }

    /// <summary>Only references are wanted: <c>$expand=Items/$ref</c>.</summary>
    public bool ReferencesOnly { get; init; }

    /// <summary>How often the navigation is followed again in its own results; <see cref="long.MaxValue"/> for <c>$levels=max</c>.</summary>
    public long Levels { get; init; } = 1;

    public static Expansion From(IEdmNavigationProperty navigation, ExpandedReferenceSelectItem item)
    {
        var expanded = item as ExpandedNavigationSelectItem;
        return new(navigation, Projection.From(expanded?.SelectAndExpand))
        {
            Filter = item.FilterOption,
            OrderBy = item.OrderByOption,
            Search = item.SearchOption,
            Top = item.TopOption,
            Skip = item.SkipOption,
            Count = item.CountOption == true,
            ReferencesOnly = expanded is null,
            Levels = expanded?.LevelsOption is { } levels ? levels.IsMaxLevel ? long.MaxValue : levels.Level : 1,
        };
    }
}
