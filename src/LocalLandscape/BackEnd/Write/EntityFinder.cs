using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Finds the entities that a body names by address: absolute, relative to the service root, or <c>$1</c> in a batch.</summary>
internal sealed class EntityFinder(ServiceHost work, ServiceRequest request)
{
    /// <summary>The entity behind an address.</summary>
    /// <exception cref="ODataFailure">400: the address is none of this service, or leads to something else.</exception>
    public StructuredValue Find(string address, IEdmEntityType type)
    {
        var path = Relative(address) ?? throw ODataFailure.BadRequest($"{address} is no address of this service");
        Resource resource;
        try
        {
            resource = new ResourceResolver(work.Data).Resolve(work.Protocol.Path(request with { Path = path, Options = new Dictionary<string, string>() }));
        }
        catch (ODataFailure failure) when (failure.Status == 404)
        {
            throw ODataFailure.BadRequest($"{address} leads to no entity: {failure.Message}", inner: failure);
        }
        return resource is { Kind: ResourceKind.Entity, Row: { } row } && row.Type.IsOrInheritsFrom(type)
            ? row
            : throw ODataFailure.BadRequest($"{address} is no entity of the type {type.FullTypeName()}");
    }

    private string? Relative(string address)
    {
        if (request.References.FirstOrDefault(r => address == r.Key || address.StartsWith(r.Key + "/", StringComparison.Ordinal)) is { Key: { } name, Value: { } known })
            return known + address[name.Length..];
        if (address.StartsWith(request.Root, StringComparison.OrdinalIgnoreCase))
            return address[request.Root.Length..];
        var root = new Uri(request.Root).AbsolutePath;
        if (address.StartsWith(root, StringComparison.OrdinalIgnoreCase))
            return address[root.Length..];
        // Another host's address must not be taken for one of ours, nor a path that leads elsewhere.
        return address.Contains("://", StringComparison.Ordinal) || address.StartsWith('/') || address.StartsWith('$') ? null : address;
    }
}
