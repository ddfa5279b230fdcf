namespace Btp.Connectivity.OData;

/// <summary>Creating, changing and deleting entities: there is a method where the service allows it.</summary>
/// <remarks>An entity that was written is brought up to date in place, and given back: it takes over what the service answered with, its version, and its key.</remarks>
public static partial class ODataChanges
{
    /// <summary>Creates an entity with the properties that were assigned, and with the related entities in it (deep insert).</summary>
    /// <param name="set">A set, or what a navigation property leads to: <c>s4.SalesOrder["1"].ToItem</c>.</param>
    /// <param name="entity">The entity. One that was read is created again with all that it may be created with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, with what the service made of it.</returns>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> CreateAsync<T>(this IInsertableSet<T> set, T entity, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => CreateAsync(set, entity, ReturnPreference.None, cancellationToken);

    /// <summary>Creates an entity, and says what the service should answer with.</summary>
    /// <param name="set">A set, or what a navigation property leads to: <c>s4.SalesOrder["1"].ToItem</c>.</param>
    /// <param name="entity">The entity. One that was read is created again with all that it may be created with.</param>
    /// <param name="prefer">What the service is asked to answer with.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The same entity, with what the service made of it.</returns>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> CreateAsync<T>(this IInsertableSet<T> set, T entity, ReturnPreference prefer, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => ODataWriting.Create(ODataTargets.Of(set), entity, prefer).SendAsync(cancellationToken);
}
