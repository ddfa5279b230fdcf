namespace Btp.Connectivity.OData;

/// <content>Deleting entities.</content>
public static partial class ODataChanges
{
    /// <summary>Deletes an entity, if it still has the version it was read with.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task DeleteAsync<T>(this IDeletableSet<T> set, T entity, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteAsync(set, entity, entity.ETag, cancellationToken);
    }

    /// <summary>Deletes an entity of a given version.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have, in place of the entity's own.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task DeleteAsync<T>(this IDeletableSet<T> set, T entity, ETag etag, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => ODataWriting.Delete(ODataWriting.StateOf(ODataTargets.StateOf(set), entity), etag).SendAsync(cancellationToken);

    /// <summary>Deletes an entity: <c>s4.SalesOrder["4711"].DeleteAsync(ETag.Any)</c>.</summary>
    /// <param name="reference">The entity.</param>
    /// <param name="etag">The version that it must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task DeleteAsync<T>(this IDeletableReference<T> reference, ETag etag = default, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => ODataWriting.Delete(ODataTargets.StateOf(reference), etag).SendAsync(cancellationToken);
}
