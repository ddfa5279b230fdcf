namespace Btp.Connectivity.OData;

/// <content>Changing some properties of an entity.</content>
public static partial class ODataChanges
{
    /// <summary>Sends what was assigned since the entity was read, if it still has the version it was read with. Nothing was assigned: nothing is sent.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> UpdateAsync<T>(this IUpdatableSet<T> set, T entity, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return UpdateAsync(set, entity, entity.ETag, ReturnPreference.None, cancellationToken);
    }

    /// <summary>Sends what was assigned since the entity was read, for a given version. Nothing was assigned: nothing is sent.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have, in place of the entity's own.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> UpdateAsync<T>(this IUpdatableSet<T> set, T entity, ETag etag, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => UpdateAsync(set, entity, etag, ReturnPreference.None, cancellationToken);

    /// <summary>Sends what was assigned since the entity was read, and says what the service should answer with. Nothing was assigned: nothing is sent.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have, in place of the entity's own.</param>
    /// <param name="prefer">What the service is asked to answer with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> UpdateAsync<T>(this IUpdatableSet<T> set, T entity, ETag etag, ReturnPreference prefer, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.HasChanges
            ? ODataWriting.Update(ODataTargets.Of(set).At(entity), entity, etag, prefer).SendAsync(cancellationToken)
            : Task.FromResult(entity);
    }

    /// <summary>Changes some properties of an entity without reading it: <c>s4.SalesOrder["4711"].UpdateAsync(o =&gt; o.PurchaseOrderByCustomer = "PO-1", ETag.Any)</c>.</summary>
    /// <param name="reference">The entity.</param>
    /// <param name="change">Assigns what is to be sent; the entity it gets is empty.</param>
    /// <param name="etag">The version that it must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>What was assigned, with what the service answered.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> UpdateAsync<T>(this IUpdatableReference<T> reference, Action<T> change, ETag etag = default, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>, new()
        => UpdateAsync(reference, change, etag, ReturnPreference.None, cancellationToken);

    /// <summary>Changes some properties of an entity without reading it, and says what the service should answer with.</summary>
    /// <param name="reference">The entity.</param>
    /// <param name="change">Assigns what is to be sent; the entity it gets is empty.</param>
    /// <param name="etag">The version that it must have; none is asked for by default.</param>
    /// <param name="prefer">What the service is asked to answer with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>What was assigned, with what the service answered.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> UpdateAsync<T>(this IUpdatableReference<T> reference, Action<T> change, ETag etag, ReturnPreference prefer, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>, new()
    {
        ArgumentNullException.ThrowIfNull(change);
        var entity = new T();
        change(entity);
        return UpdateAsync(reference, entity, etag, prefer, cancellationToken);
    }

    /// <summary>Sends what was assigned to an entity that a reference leads to: a singleton, or what is behind a navigation property. Nothing was assigned: nothing is sent.</summary>
    /// <param name="reference">The entity's place.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="etag">The version that it must have; by default the one that the entity was read with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> UpdateAsync<T>(this IUpdatableReference<T> reference, T entity, ETag etag = default, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => UpdateAsync(reference, entity, etag, ReturnPreference.None, cancellationToken);

    /// <summary>Sends what was assigned to an entity that a reference leads to, and says what the service should answer with. Nothing was assigned: nothing is sent.</summary>
    /// <param name="reference">The entity's place.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="etag">The version that it must have; by default the one that the entity was read with.</param>
    /// <param name="prefer">What the service is asked to answer with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> UpdateAsync<T>(this IUpdatableReference<T> reference, T entity, ETag etag, ReturnPreference prefer, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.HasChanges
            ? ODataWriting.Update(ODataTargets.Of(reference), entity, etag.Value is null ? entity.ETag : etag, prefer).SendAsync(cancellationToken)
            : Task.FromResult(entity);
    }
}
