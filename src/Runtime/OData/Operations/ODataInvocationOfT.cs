namespace Btp.Connectivity.OData;

/// <summary>The call of an operation that returns something, and has not been sent.</summary>
/// <typeparam name="T">What the result is read into.</typeparam>
public sealed class ODataInvocation<T> : ODataInvocation
{
    private readonly Func<ODataOperation, ETag, ODataRequest<T>> _request;

    internal ODataInvocation(ODataOperation operation, ETag etag, Func<ODataOperation, ETag, ODataRequest<T>> request)
        : base(operation, etag)
        => _request = request;

    /// <summary>The call as it is sent.</summary>
    internal ODataRequest<T> Request => _request(Operation, Version);

    /// <inheritdoc cref="ODataInvocation.IfMatch"/>
    public new ODataInvocation<T> IfMatch(ETag etag) => new(Operation, etag, _request);

    /// <summary>Sends the call by itself and reads the result.</summary>
    /// <returns>The result; where the service sends none (204), null, zero, or an empty list.</returns>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service answered with an error, or with something that is not OData.</exception>
    public new Task<T> SendAsync(CancellationToken cancellationToken = default) => Request.SendAsync(cancellationToken);
}
