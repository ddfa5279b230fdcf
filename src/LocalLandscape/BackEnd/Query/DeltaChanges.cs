using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>What has happened to a set since a version of the data (OData 4.01 part 1, 11.3).</summary>
/// <param name="Rows">Entities that were added or changed.</param>
/// <param name="Removed">Ids and reasons: <c>deleted</c>, or <c>changed</c> for those that the query no longer finds.</param>
internal sealed record DeltaChanges(IReadOnlyList<StructuredValue> Rows, IReadOnlyList<(string Id, string Reason)> Removed)
{
    /// <summary>Collects the changes.</summary>
    /// <param name="data">The data.</param>
    /// <param name="resource">The set.</param>
    /// <param name="options">The query that the changes are asked for.</param>
    /// <param name="queries">Evaluates its filter.</param>
    /// <param name="since">The version that the caller knows.</param>
    /// <param name="address">Writes the id of an entity.</param>
    public static DeltaChanges Since(ServiceData data, Resource resource, QueryOptions options, QueryExecutor queries, long since, Func<StructuredValue, IEdmNavigationSource?, string?> address)
    {
        var changed = resource.Rows.Where(r => r.Changed > since).ToList();
        var passing = queries.Pass(changed, resource.Source, options.Filter, options.Search);
        var removed = data.Removed.Where(r => r.Version > since && r.Set == resource.Source?.Name).Select(static r => (r.Id, "deleted"))
            .Concat(changed.Except(passing).Select(r => (address(r, resource.Source) ?? "", "changed")));
        // Deleted and created anew is just changed.
        var present = passing.Select(r => address(r, resource.Source)).ToHashSet(StringComparer.Ordinal);
        return new(passing, [.. removed.Where(r => !present.Contains(r.Item1)).DistinctBy(static r => r.Item1)]);
    }
}
