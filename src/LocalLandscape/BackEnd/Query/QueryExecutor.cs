using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>One page of a collection.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">How many rows pass the filter, when that was asked for.</param>
/// <param name="Next">Where the next page begins, or null after the last.</param>
internal sealed record Page(IReadOnlyList<StructuredValue> Rows, long? Total, SkipToken? Next);

/// <summary>Applies query options to rows.</summary>
internal sealed class QueryExecutor(ServiceData data, IDictionary<string, SingleValueNode>? aliases = null)
{
    private readonly ExpressionEvaluator _evaluator = new(data, aliases);

    /// <summary>Applies <c>$apply</c> and <c>$compute</c>.</summary>
    public IReadOnlyList<StructuredValue> Transform(IReadOnlyList<StructuredValue> rows, Resource resource, QueryOptions options)
    {
        var executor = new ApplyExecutor(this, _evaluator, resource.Type!, resource.Source);
        if (options.Apply is { } apply)
            rows = executor.Apply(rows, apply.Transformations);
        return options.Compute is { } compute ? executor.Compute(rows, compute.ComputedItems) : rows;
    }

    /// <summary>Filters, searches, sorts and cuts; at most <paramref name="pageSize"/> rows.</summary>
    public Page Read(IReadOnlyList<StructuredValue> rows, IEdmNavigationSource? source, QueryOptions options, SkipToken? from, int pageSize)
    {
        var passing = Pass(rows, source, options.Filter, options.Search);
        var sorted = Sort(passing, source, options.OrderBy);
        var offset = from?.Offset ?? options.Skip ?? 0;
        var wanted = from is { } token ? token.Remaining : options.Top;
        var size = Math.Min(pageSize, wanted ?? long.MaxValue);
        var page = sorted.Skip((int)Math.Min(offset, int.MaxValue)).Take((int)size).ToList();
        var left = wanted - page.Count;
        var more = offset + page.Count < passing.Count && left is null or > 0 && page.Count > 0;
        return new(page, options.Count ? passing.Count : null, more ? new SkipToken(offset + page.Count, left) : null);
    }

    /// <summary>The rows that pass a filter and a search.</summary>
    public List<StructuredValue> Pass(IReadOnlyList<StructuredValue> rows, IEdmNavigationSource? source, FilterClause? filter, SearchClause? search) =>
        [.. rows.Where(row => (filter is null || _evaluator.Passes(filter, row, source)) && (search is null || SearchMatcher.Matches(search.Expression, row)))];

    /// <summary>The rows of an expanded navigation with its own options, and their number before <c>$skip</c> and <c>$top</c>.</summary>
    public (IReadOnlyList<StructuredValue> Rows, long Total) Expand(StructuredValue row, Expansion expansion, IEdmNavigationSource? source)
    {
        var target = data.Schema.Target(source, expansion.Navigation);
        var passing = Pass(data.Follow(row, expansion.Navigation, source), target, expansion.Filter, expansion.Search);
        IEnumerable<StructuredValue> cut = Sort(passing, target, expansion.OrderBy).Skip((int)Math.Min(expansion.Skip ?? 0, int.MaxValue));
        if (expansion.Top is { } top)
            cut = cut.Take((int)Math.Min(top, int.MaxValue));
        return ([.. cut], passing.Count);
    }

    private IReadOnlyList<StructuredValue> Sort(List<StructuredValue> rows, IEdmNavigationSource? source, OrderByClause? orderBy)
    {
        // Rows without an order keep that of the store, which is stable; LINQ's sort is stable too, so paging never sees a row twice.
        if (orderBy is null)
            return rows;
        IOrderedEnumerable<StructuredValue>? sorted = null;
        for (var clause = orderBy; clause is not null; clause = clause.ThenBy)
        {
            var (expression, variable) = (clause.Expression, clause.RangeVariable.Name);
            object? Key(StructuredValue row) => _evaluator.Evaluate(expression, new Scope(variable, row, source));
            sorted = (sorted, clause.Direction) switch
            {
                (null, OrderByDirection.Ascending) => rows.OrderBy(Key, ValueOrder.Instance),
                (null, _) => rows.OrderByDescending(Key, ValueOrder.Instance),
                (_, OrderByDirection.Ascending) => sorted.ThenBy(Key, ValueOrder.Instance),
                _ => sorted.ThenByDescending(Key, ValueOrder.Instance),
            };
        }
        return [.. sorted!];
    }

    private sealed class ValueOrder : IComparer<object?>
    {
        public static readonly ValueOrder Instance = new();

        public int Compare(object? x, object? y) => Operators.Compare(x, y);
    }
}
