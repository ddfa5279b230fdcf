using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Binding.Shapes;

/// <summary>Which query options the sets of a service take.</summary>
internal sealed class QueryAbilities(ServiceModel model)
{
    private readonly bool _isV4 = model.Version is ODataVersion.V4 or ODataVersion.V401;
    private readonly bool _isAggregationSaid = SaysAggregation(model);

    /// <summary>The options of a family.</summary>
    /// <param name="capabilities">What its sets allow.</param>
    /// <param name="canFilter">Whether there is a property to make a condition on.</param>
    /// <param name="canSort">Whether there is a property to sort by.</param>
    /// <param name="canExpand">Whether there is a navigation property to read along.</param>
    public QueryOptions Of(Capabilities capabilities, bool canFilter, bool canSort, bool canExpand)
    {
        var options = QueryOptions.None;
        options |= canFilter ? QueryOptions.Filter : 0;
        options |= canFilter && _isV4 && (capabilities.IsAggregatable ?? !_isAggregationSaid) ? QueryOptions.Apply : 0;
        options |= options.HasFlag(QueryOptions.Apply) && model.Version == ODataVersion.V401 ? QueryOptions.Compute : 0;
        options |= canSort ? QueryOptions.OrderBy : 0;
        options |= canExpand ? QueryOptions.Expand : 0;
        options |= capabilities.SupportsTop ? QueryOptions.Top : 0;
        options |= capabilities.SupportsSkip ? QueryOptions.Skip : 0;
        options |= capabilities.IsCountable ? QueryOptions.Count : 0;
        options |= capabilities.IsSearchable ? QueryOptions.Search : 0;
        return options;
    }

    /// <summary>What every <c>$filter</c> has to name, for people; empty if nothing.</summary>
    /// <param name="capabilities">What the sets of the family demand.</param>
    public static string Demand(Capabilities capabilities)
    {
        if (capabilities.RequiredInFilter.IsEmpty)
            return capabilities.RequiresFilter ? "The service demands a condition." : "";

        var names = new List<string>();
        foreach (var name in capabilities.RequiredInFilter)
            names.Add(Docs.Code(name));

        return "The service demands a condition on " + string.Join(", ", names) + ".";
    }

    // Where one set says that it takes $apply, those that say nothing do not.
    private static bool SaysAggregation(ServiceModel model)
    {
        foreach (var set in model.EntitySets)
        {
            if (set.Capabilities.IsAggregatable is not null)
                return true;
        }

        return false;
    }
}
