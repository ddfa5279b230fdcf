using Btp.Connectivity.LocalLandscape.BackEnd.Operations;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Answers requests that change data, on a copy of the data that the caller commits when all went well.</summary>
internal sealed class WriteHandler(ServiceHost work)
{
    /// <summary>Changes what the request says.</summary>
    /// <exception cref="ODataFailure">The request is refused; the copy is to be thrown away.</exception>
    public Answer Write(ServiceRequest request)
    {
        var method = Method(request);
        var operations = new OperationInvoker(work, request);
        var resource = operations.Import() ?? new ResourceResolver(work.Data, operations.Call).Resolve(request.PathWithAliases(work.Protocol));
        if (resource.Operation is not null)
            return new ReadHandler(work).Result(request, resource).With(operations.MessageHeader);
        var tools = new WriteTools(work, request);
        return resource switch
        {
            { IsCount: true } or { Kind: ResourceKind.Metadata or ResourceKind.ServiceDocument or ResourceKind.Batch } => throw ODataFailure.NotAllowed($"{method} is not possible here", "GET, HEAD"),
            { IsReference: true } => new LinkHandler(tools).Write(resource, method),
            { Kind: ResourceKind.Media } => new MediaHandler(tools).Write(resource, method),
            { Kind: ResourceKind.Property or ResourceKind.RawValue } => new PropertyHandler(tools).Write(resource, method),
            _ => new EntityHandler(tools).Write(resource, method),
        };
    }

    /// <summary>V2 clients may send what proxies do not let through as POST with <c>X-HTTP-Method</c>.</summary>
    private string Method(ServiceRequest request)
    {
        var isV2 = work.Data.Schema.IsV2;
        var tunnelled = request.Headers["X-HTTP-Method"].ToString().ToUpperInvariant();
        if (!isV2 && (tunnelled.Length > 0 || request.Method == "MERGE"))
            throw ODataFailure.NotAllowed("OData V4 has neither MERGE nor X-HTTP-Method", "GET, HEAD, POST, PUT, PATCH, DELETE");
        if (tunnelled.Length == 0)
            return request.Method == "MERGE" ? "PATCH" : request.Method;
        return request.Method == "POST" && tunnelled is "MERGE" or "PATCH" or "PUT" or "DELETE"
            ? tunnelled == "MERGE" ? "PATCH" : tunnelled
            : throw ODataFailure.BadRequest($"X-HTTP-Method: {tunnelled} is not possible with {request.Method}");
    }
}
