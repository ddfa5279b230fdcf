using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>One property of an entity, read by itself: <c>s4.SalesOrder["1"].Property(o => o.Note)</c>. Nothing is sent before it is asked for.</summary>
/// <typeparam name="T">What it is read into.</typeparam>
/// <remarks>OData 4.0 part 1, 11.2.3 and 11.4.9; MS-ODATA 2.2.7.2: the property has a URL of its own behind that of the entity.</remarks>
public class ODataProperty<T>
{
    internal ODataProperty(ODataQueryState state, PropertyAccess<T> access) => (State, Access) = (state, access);

    internal ODataQueryState State { get; }

    internal PropertyAccess<T> Access { get; }

    internal ODataRequest<T> Request => new(State.Service, HttpMethod.Get, ToString(), ReadAsync);

    /// <summary>Reads the value. What the service has no value for is null, an empty collection in a collection's place.</summary>
    /// <exception cref="ODataException">There is no such entity (404), the service answered with another error, or with something that is not OData.</exception>
    public Task<T> GetAsync(CancellationToken cancellationToken = default) => Request.SendAsync(cancellationToken);

    /// <summary>Begins to read the value as it is, without JSON around it (<c>$value</c>): text, or the bytes of a binary property. To be disposed of, which frees the connection.</summary>
    /// <returns>Null where the property has no value and the service says so (204; services of V2 answer 404).</returns>
    /// <exception cref="ODataException">The service answered with an error.</exception>
    public Task<ODataMediaStream?> ReadRawAsync(CancellationToken cancellationToken = default)
        => new ODataRequest<ODataMediaStream?>(State.Service, HttpMethod.Get, RawUrl, ODataMediaStream.OpenAsync) { Accept = "*/*", IsStream = true }.SendAsync(cancellationToken);

    /// <summary>The exact request URL, relative to the destination's host.</summary>
    public override string ToString() => ODataUrl.PathOf(State);

    private protected string RawUrl => ODataUrl.PathOf(State.Navigate("$value"));

    private async Task<T> ReadAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
        => await OperationRequests.ReadResultAsync(request, response, State.Resource.Name!, Access.IsObject, Access.Read, cancellationToken).ConfigureAwait(false);
}
