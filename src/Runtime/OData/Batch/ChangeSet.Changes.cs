namespace Btp.Connectivity.OData;

/// <content>What can be changed, where the service allows it: the same as with requests of their own.</content>
public sealed partial class ChangeSet
{
    /// <summary>Creates an entity with the properties that were assigned, and with the related entities in it (deep insert).</summary>
    /// <param name="set">A set, or what a navigation property leads to; also of an entity that this change set creates: <c>s4.SalesOrder[created].ToItem</c>.</param>
    /// <param name="entity">The entity. It is written when the batch is sent.</param>
    /// <returns>The same entity, with what the service made of it.</returns>
    /// <exception cref="InvalidOperationException">The change set has ended.</exception>
    public BatchResult<T> Create<T>(IInsertableSet<T> set, T entity)
        where T : ODataEntity, IODataObject<T>
        => Add(ODataWriting.Create(ODataTargets.Of(set), entity, ReturnPreference.None));

    /// <summary>Sends what was assigned since the entity was read, if it still has the version it was read with.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have; by default the one that it was read with.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="InvalidOperationException">The change set has ended, or nothing was assigned: there is nothing to send.</exception>
    public BatchResult<T> Update<T>(IUpdatableSet<T> set, T entity, ETag etag = default)
        where T : ODataEntity, IODataObject<T>
    {
        EnsureChanged(entity);
        return Add(ODataWriting.Update(ODataTargets.Of(set).At(entity), entity, VersionOf(entity, etag), ReturnPreference.None));
    }

    /// <summary>Sends what was assigned to an entity that a reference leads to, also to one that this change set creates.</summary>
    /// <param name="reference">The entity's place.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="etag">The version that it must still have; by default the one that it was read with.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="InvalidOperationException">The change set has ended, or nothing was assigned: there is nothing to send.</exception>
    public BatchResult<T> Update<T>(IUpdatableReference<T> reference, T entity, ETag etag = default)
        where T : ODataEntity, IODataObject<T>
    {
        EnsureChanged(entity);
        return Add(ODataWriting.Update(ODataTargets.Of(reference), entity, VersionOf(entity, etag), ReturnPreference.None));
    }

    /// <summary>Changes some properties of an entity without reading it.</summary>
    /// <param name="reference">The entity.</param>
    /// <param name="change">Assigns what is to be sent; the entity it gets is empty.</param>
    /// <param name="etag">The version that it must have; none is asked for by default.</param>
    /// <returns>What was assigned, with what the service answered.</returns>
    /// <exception cref="InvalidOperationException">The change set has ended, or nothing was assigned: there is nothing to send.</exception>
    public BatchResult<T> Update<T>(IUpdatableReference<T> reference, Action<T> change, ETag etag = default)
        where T : ODataEntity, IODataObject<T>, new()
    {
        ArgumentNullException.ThrowIfNull(change);
        var entity = new T();
        change(entity);
        return Update(reference, entity, etag);
    }

    /// <summary>Sends all of an entity; what it does not hold gets its default.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have; by default the one that it was read with.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="InvalidOperationException">The change set has ended.</exception>
    public BatchResult<T> Replace<T>(IUpdatableSet<T> set, T entity, ETag etag = default)
        where T : ODataEntity, IODataObject<T>
        => Add(ODataWriting.Replace(ODataTargets.Of(set).At(entity), entity, VersionOf(entity, etag), ReturnPreference.None));

    /// <summary>Deletes an entity, if it still has the version it was read with.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have; by default the one that it was read with.</param>
    /// <exception cref="InvalidOperationException">The change set has ended.</exception>
    public BatchResult Delete<T>(IDeletableSet<T> set, T entity, ETag etag = default)
        where T : ODataEntity, IODataObject<T>
        => Add(ODataWriting.Delete(ODataWriting.StateOf(ODataTargets.StateOf(set), entity), VersionOf(entity, etag)));

    /// <summary>Deletes an entity without reading it.</summary>
    /// <param name="reference">The entity.</param>
    /// <param name="etag">The version that it must have; none is asked for by default.</param>
    /// <exception cref="InvalidOperationException">The change set has ended.</exception>
    public BatchResult Delete<T>(IDeletableReference<T> reference, ETag etag = default)
        where T : ODataEntity, IODataObject<T>
        => Add(ODataWriting.Delete(ODataTargets.StateOf(reference), etag));

    /// <summary>Writes one property of an entity, also of one that this change set creates; null takes its value away.</summary>
    /// <param name="property">The property: <c>s4.SalesOrder["1"].Property(o => o.Note)</c>.</param>
    /// <param name="value">The value. It is written when the batch is sent.</param>
    /// <param name="etag">The version that the entity must have; none is asked for by default.</param>
    /// <returns>The entity's version afterwards; none where the service does not say.</returns>
    /// <exception cref="InvalidOperationException">The change set has ended.</exception>
    public BatchResult<ETag> Set<T>(ODataUpdatableProperty<T> property, T value, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(property);
        return Add(property.Write(value, etag));
    }

    /// <summary>Sends what was assigned in a complex property of an entity; its other members stay as they are.</summary>
    /// <param name="property">The property: <c>shop.Me.Property(c => c.Address)</c>.</param>
    /// <param name="value">The value. It is written when the batch is sent.</param>
    /// <param name="etag">The version that the entity must have; none is asked for by default.</param>
    /// <returns>The entity's version afterwards; none where the service does not say.</returns>
    /// <exception cref="InvalidOperationException">The change set has ended, or the property or a member that was assigned cannot be changed.</exception>
    public BatchResult<ETag> Update<T>(ODataUpdatableProperty<T?> property, T value, ETag etag = default)
        where T : ODataObject, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(value);
        return Add(property.Update(value, etag));
    }

    /// <summary>Calls an operation that changes something: <c>changes.Add(shop.People[7].Promote(by: 2))</c>, also on an entity that this change set creates.</summary>
    /// <exception cref="ArgumentException">The operation only reads: its call belongs in the batch itself.</exception>
    /// <exception cref="InvalidOperationException">The change set has ended.</exception>
    public BatchResult Add(ODataInvocation call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return AddCall(OperationRequests.Invoke(call.Operation, call.Version));
    }

    /// <summary>Calls an operation that changes something, and reads its result.</summary>
    /// <exception cref="ArgumentException">The operation only reads: its call belongs in the batch itself.</exception>
    /// <exception cref="InvalidOperationException">The change set has ended.</exception>
    public BatchResult<T> Add<T>(ODataInvocation<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return AddCall(call.Request);
    }

    private BatchResult<T> AddCall<T>(ODataRequest<T> call)
    {
        ODataBatch.EnsureNoStream(call);
        return call.Method == HttpMethod.Get
            ? throw new ArgumentException($"The call only reads, and belongs in the batch, not in a change set: {call.Line}", nameof(call))
            : Add(call);
    }

    private static ETag VersionOf(ODataEntity entity, ETag etag) => etag.Value is null ? entity.ETag : etag;

    private static void EnsureChanged(ODataEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (!entity.HasChanges)
            throw new InvalidOperationException($"Nothing was assigned to the {entity.GetType().Name}: there is nothing to send.");
    }
}
