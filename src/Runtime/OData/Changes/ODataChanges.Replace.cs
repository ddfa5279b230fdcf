namespace Btp.Connectivity.OData;

/// <content>Replacing whole entities.</content>
public static partial class ODataChanges
{
    /// <summary>Sends the whole entity (PUT), if it still has the version it was read with. What it does not hold gets its default, so read it whole before.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> ReplaceAsync<T>(this IUpdatableSet<T> set, T entity, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return ReplaceAsync(set, entity, entity.ETag, ReturnPreference.None, cancellationToken);
    }

    /// <summary>Sends the whole entity (PUT), for a given version. What it does not hold gets its default, so read it whole before.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have, in place of the entity's own.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> ReplaceAsync<T>(this IUpdatableSet<T> set, T entity, ETag etag, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => ReplaceAsync(set, entity, etag, ReturnPreference.None, cancellationToken);

    /// <summary>Sends the whole entity (PUT), and says what the service should answer with. What it does not hold gets its default, so read it whole before.</summary>
    /// <param name="set">The entity's set.</param>
    /// <param name="entity">The entity, with its key.</param>
    /// <param name="etag">The version that it must still have, in place of the entity's own.</param>
    /// <param name="prefer">What the service is asked to answer with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> ReplaceAsync<T>(this IUpdatableSet<T> set, T entity, ETag etag, ReturnPreference prefer, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => ODataWriting.Replace(ODataTargets.Of(set).At(entity), entity, etag, prefer).SendAsync(cancellationToken);

    /// <summary>Sends the whole entity (PUT) to where a reference leads. What it does not hold gets its default, so read it whole before.</summary>
    /// <param name="reference">The entity's place.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="etag">The version that it must have; by default the one that the entity was read with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> ReplaceAsync<T>(this IUpdatableReference<T> reference, T entity, ETag etag = default, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => ReplaceAsync(reference, entity, etag, ReturnPreference.None, cancellationToken);

    /// <summary>Sends the whole entity (PUT) to where a reference leads, and says what the service should answer with. What it does not hold gets its default, so read it whole before.</summary>
    /// <param name="reference">The entity's place.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="etag">The version that it must have; by default the one that the entity was read with.</param>
    /// <param name="prefer">What the service is asked to answer with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, brought up to date.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> ReplaceAsync<T>(this IUpdatableReference<T> reference, T entity, ETag etag, ReturnPreference prefer, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(entity);
        return ODataWriting.Replace(ODataTargets.Of(reference), entity, etag.Value is null ? entity.ETag : etag, prefer).SendAsync(cancellationToken);
    }
}
