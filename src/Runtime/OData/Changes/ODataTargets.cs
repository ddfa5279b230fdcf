namespace Btp.Connectivity.OData;

/// <summary>From the interfaces that say what a service allows to the queries and references behind them.</summary>
internal static class ODataTargets
{
    /// <summary>The set or entity without query options.</summary>
    /// <exception cref="ArgumentException">It is no query or reference of generated code.</exception>
    public static ODataQueryState StateOf(object target) => Of(target).State;

    /// <summary>The set or entity without query options, and what is not to be written there.</summary>
    /// <exception cref="ArgumentException">It is no query or reference of generated code.</exception>
    public static ODataTarget Of(object target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target switch
        {
            ODataQuery query => new(query.State.WithoutOptions, query.WriteRules),
            ODataReference reference => new(reference.State.WithoutOptions, reference.WriteRules),
            ODataUnlistedSet set => new(set.State, set.WriteRules),
            _ => throw new ArgumentException($"{target.GetType().Name} is neither a set nor a reference of a service.", nameof(target)),
        };
    }
}
