namespace Btp.Connectivity.OData;

/// <summary>One entity, whatever it is read into.</summary>
public abstract class ODataReference
{
    /// <summary>Wraps a state.</summary>
    protected ODataReference(ODataQueryState state) => State = state;

    /// <summary>The entity and the options so far.</summary>
    protected internal ODataQueryState State { get; }

    /// <summary>What the set takes less of than its type says; null for nothing.</summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    protected internal virtual ODataWriteRules? WriteRules => null;

    /// <summary>The exact request URL, path and query, relative to the destination's host.</summary>
    public override string ToString() => State.ToString();
}

/// <summary>One entity: by its key, over a navigation property, or a singleton. Nothing is sent before it is asked for.</summary>
/// <typeparam name="T">What the entity is read into.</typeparam>
public abstract class ODataReference<T> : ODataReference
    where T : IODataObject<T>
{
    /// <summary>Wraps a state.</summary>
    protected ODataReference(ODataQueryState state)
        : base(state)
    {
    }

    /// <summary>Reads the entity.</summary>
    /// <exception cref="ODataException">There is no such entity (404), the service answered with another error, or with something that is not OData.</exception>
    public Task<T> GetAsync(CancellationToken cancellationToken = default)
        => ODataReading.One<T>(State.Service, State.ToString()).SendAsync(cancellationToken);

    /// <summary>Reads the entity; the default where the service says that there is none.</summary>
    /// <remarks>Only an OData answer counts: a 404 from something that is no OData service (a wrong path, a proxy) is an error.</remarks>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public Task<T?> GetOrDefaultAsync(CancellationToken cancellationToken = default)
        => ODataReading.OneOrDefault<T>(State.Service, State.ToString()).SendAsync(cancellationToken);

    /// <summary>The same entity, of which only what a view holds is read.</summary>
    protected ODataViewReference<TView> SelectCore<TView>()
        where TView : IODataView<TView>
        => new(State.Select(TView.Selection));
}
