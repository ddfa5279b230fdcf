namespace Btp.Connectivity.OData;

/// <summary>
/// The call of an operation that has not been sent: by itself with <see cref="SendAsync"/>, or as a part of a batch
/// (<see cref="ODataBatch.Add(ODataInvocation)"/>, <see cref="ChangeSet.Add(ODataInvocation)"/>).
/// </summary>
public class ODataInvocation
{
    internal ODataInvocation(ODataOperation operation, ETag etag) => (Operation, Version) = (operation, etag);

    internal ODataOperation Operation { get; }

    internal ETag Version { get; }

    /// <summary>The same call, for a given version of the entity that the operation is bound to (<c>If-Match</c>).</summary>
    /// <param name="etag">The version that the entity must have.</param>
    public ODataInvocation IfMatch(ETag etag) => new(Operation, etag);

    /// <summary>Sends the call by itself. What the operation returns, if anything, is not read.</summary>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service answered with an error.</exception>
    public Task SendAsync(CancellationToken cancellationToken = default) => OperationRequests.Invoke(Operation, Version).SendAsync(cancellationToken);

    /// <summary>Method and URL.</summary>
    public override string ToString() => Operation.ToString();
}
