namespace Btp.Connectivity.OData;

/// <summary>A query on an entity set or a collection, whatever its rows are.</summary>
public abstract class ODataQuery
{
    /// <summary>Wraps a state.</summary>
    protected ODataQuery(ODataQueryState state) => State = state;

    /// <summary>The options so far.</summary>
    protected internal ODataQueryState State { get; }

    /// <summary>What the set takes less of than its type says; null for nothing.</summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    protected internal virtual ODataWriteRules? WriteRules => null;

    /// <summary>The exact request URL, path and query, relative to the destination's host.</summary>
    public override string ToString() => State.ToString();
}
