using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>Relations between entities that exist: V4's <c>$ref</c>, V2's <c>$links</c>.</summary>
public static class ODataLinks
{
    /// <summary>Stands for an existing entity where a navigation property is assigned: <c>new Order { Customer = shop.Customers[17].AsLink() }</c>.</summary>
    /// <remarks>Written as <c>Customer@odata.bind</c>, in V2 as <c>__metadata.uri</c>. It holds nothing but the address.</remarks>
    /// <param name="reference">The existing entity.</param>
    public static T AsLink<T>(this ODataReference<T> reference)
        where T : ODataEntity, IODataObject<T>, new()
    {
        ArgumentNullException.ThrowIfNull(reference);
        var link = new T();
        link.StandFor(ODataUrl.LinkOf(reference.State.Resource));
        return link;
    }

    /// <summary>Relates an entity to an existing one: <c>shop.Customers[17].Orders.AddLinkAsync(shop.Orders[5])</c>.</summary>
    /// <param name="navigation">A navigation property that leads to many.</param>
    /// <param name="target">The entity that becomes related.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="InvalidOperationException"><paramref name="navigation"/> is no navigation property of an entity.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task AddLinkAsync<T>(this ODataQuery<T> navigation, ODataReference<T> target, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => Write(HttpMethod.Post, StateOf(navigation), target).SendAsync(cancellationToken);

    /// <summary>Ends the relation to one of many; both entities stay: <c>shop.Customers[17].Orders.RemoveLinkAsync(shop.Orders[5])</c>.</summary>
    /// <param name="navigation">A navigation property that leads to many.</param>
    /// <param name="target">The entity that is related no longer, by its key.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="InvalidOperationException"><paramref name="navigation"/> is no navigation property of an entity, or <paramref name="target"/> has no key of its own.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task RemoveLinkAsync<T>(this ODataQuery<T> navigation, ODataReference<T> target, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        ArgumentNullException.ThrowIfNull(target);
        var state = StateOf(navigation);
        var key = target.State.Resource;
        if (key.Step != ODataStep.Key)
            throw new InvalidOperationException("The entity that is to be related no longer has to be named by its key.");
        var url = state.Service.Protocol == ODataProtocol.V2
            ? UrlOf(state) + ODataUrl.KeyOf(key)
            : UrlOf(state) + "?$id=" + Uri.EscapeDataString(ODataUrl.LinkOf(key));
        return new ODataRequest<bool>(state.Service, HttpMethod.Delete, url, ODataWriting.ReadNothingAsync).SendAsync(cancellationToken);
    }

    /// <summary>Relates an entity to an existing one, in place of the one before: <c>shop.Orders[5].Customer.SetLinkAsync(shop.Customers[17])</c>.</summary>
    /// <param name="navigation">A navigation property that leads to one.</param>
    /// <param name="target">The entity that becomes related.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="InvalidOperationException"><paramref name="navigation"/> is no navigation property of an entity.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task SetLinkAsync<T>(this ODataReference<T> navigation, ODataReference<T> target, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
        => Write(HttpMethod.Put, StateOf(navigation), target).SendAsync(cancellationToken);

    /// <summary>Ends the relation to the only one; both entities stay: <c>shop.Orders[5].Customer.RemoveLinkAsync()</c>.</summary>
    /// <param name="navigation">A navigation property that leads to one.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="InvalidOperationException"><paramref name="navigation"/> is no navigation property of an entity.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task RemoveLinkAsync<T>(this ODataReference<T> navigation, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>
    {
        var state = StateOf(navigation);
        return new ODataRequest<bool>(state.Service, HttpMethod.Delete, UrlOf(state), ODataWriting.ReadNothingAsync).SendAsync(cancellationToken);
    }

    private static ODataRequest<bool> Write(HttpMethod method, ODataQueryState navigation, ODataReference target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var link = ODataUrl.LinkOf(target.State.Resource);
        return new(navigation.Service, method, UrlOf(navigation), ODataWriting.ReadNothingAsync)
        {
            WriteBody = writer =>
            {
                writer.WriteStartObject();
                writer.WriteName(navigation.Service.Protocol == ODataProtocol.V2 ? "uri" : "@odata.id");
                writer.WriteString(link);
                writer.WriteEndObject();
            },
        };
    }

    private static ODataQueryState StateOf(object navigation)
    {
        var state = ODataTargets.StateOf(navigation);
        return state.Resource.Step == ODataStep.Segment
            ? state
            : throw new InvalidOperationException("Relations belong to a navigation property of an entity, as in service.Customers[17].Orders: this is none.");
    }

    // V4: Customers(17)/Orders/$ref; V2: Customers(17)/$links/Orders.
    private static string UrlOf(ODataQueryState navigation) => navigation.Service.Protocol == ODataProtocol.V2
        ? ODataUrl.PathOf(navigation.Resource.Previous!.Navigate("$links").Navigate(navigation.Resource.Name!))
        : ODataUrl.PathOf(navigation.Navigate("$ref"));
}
