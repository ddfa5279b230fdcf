namespace Btp.Connectivity.OData;

/// <summary>Changing parts of complex properties.</summary>
public static class ODataPropertyChanges
{
    /// <summary>Changes some members of a complex property without reading it: <c>shop.Me.Property(c =&gt; c.Address).UpdateAsync(a =&gt; a.City = "Bonn", etag)</c>. The others stay as they are. Nothing was assigned: nothing is sent.</summary>
    /// <remarks>PATCH of the property (OData 4.01 part 1, 11.4.9.3; in V2 the service's way to update, MS-ODATA 2.2.7.3). <see cref="ODataUpdatableProperty{T}.SetAsync"/> replaces the whole value.</remarks>
    /// <param name="property">The property.</param>
    /// <param name="change">Assigns what is to be sent; the value it gets is empty.</param>
    /// <param name="etag">The version that the entity must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The entity's version afterwards; none where the service does not say.</returns>
    /// <exception cref="InvalidOperationException">The property, or a member that was assigned, cannot be changed there.</exception>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<ETag> UpdateAsync<T>(this ODataUpdatableProperty<T?> property, Action<T> change, ETag etag = default, CancellationToken cancellationToken = default)
        where T : ODataObject, IODataObject<T>, new()
    {
        ArgumentNullException.ThrowIfNull(change);
        var value = new T();
        change(value);
        return UpdateAsync(property, value, etag, cancellationToken);
    }

    /// <summary>Sends what was assigned in a complex value since it was read. Nothing was assigned: nothing is sent.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">The value.</param>
    /// <param name="etag">The version that the entity must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The entity's version afterwards; none where the service does not say, and where nothing was sent.</returns>
    /// <exception cref="InvalidOperationException">The property, or a member that was assigned, cannot be changed there.</exception>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<ETag> UpdateAsync<T>(this ODataUpdatableProperty<T?> property, T value, ETag etag = default, CancellationToken cancellationToken = default)
        where T : ODataObject, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(value);
        return value.HasChanges ? property.Update(value, etag).SendAsync(cancellationToken) : Task.FromResult(default(ETag));
    }
}
