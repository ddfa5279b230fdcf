using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Adds, sets and removes links: V4 <c>$ref</c>, V2 <c>$links</c>.</summary>
internal sealed class LinkHandler(WriteTools tools)
{
    /// <summary>Answers a request to the links of a navigation.</summary>
    public Answer Write(Resource resource, string method)
    {
        if (resource.From is not var (row, _, navigation))
            throw ODataFailure.BadRequest("Only navigations have links");
        if (navigation.ContainsTarget)
            throw ODataFailure.BadRequest($"{navigation.Name} contains its entities: they cannot be linked", navigation.Name);
        var linker = new Linker(tools.Work.Data);
        var many = navigation.TargetMultiplicity() == EdmMultiplicity.Many;
        switch (method, many)
        {
            case ("POST", true) when resource.Kind == ResourceKind.Collection:
            case ("PUT", false):
            case ("PATCH", false) when tools.Work.Data.Schema.IsV2:
                var address = tools.Payload.Reference(JsonBody.Read(tools.Request))
                    ?? throw ODataFailure.BadRequest($"The body must name the entity to link to: {(tools.Work.Data.Schema.IsV2 ? "uri" : "@odata.id")}");
                linker.Link(row, navigation, tools.Finder.Find(address, navigation.ToEntityType()));
                return new Answer(204);
            case ("DELETE", _):
                Remove(resource, linker, many);
                return new Answer(204);
            default:
                throw ODataFailure.NotAllowed($"{method} is not possible on these links", many ? "GET, HEAD, POST, DELETE" : "GET, HEAD, PUT, DELETE");
        }
    }

    private void Remove(Resource resource, Linker linker, bool many)
    {
        var (row, source, navigation) = resource.From!.Value;
        var related = tools.Work.Data.Follow(row, navigation, source);
        if (many && resource.Kind == ResourceKind.Collection)
        {
            var id = tools.Work.Data.Schema.IsV2 ? null : tools.Request.Options.GetValueOrDefault("$id");
            var target = tools.Finder.Find(id ?? throw ODataFailure.BadRequest("Which link is to be removed? $id is missing", "$id"), navigation.ToEntityType());
            linker.Unlink(row, navigation, related.Contains(target) ? target : throw ODataFailure.NotFound($"{navigation.Name} has no link to {id}"));
            return;
        }
        linker.Unlink(row, navigation, resource.Row ?? throw ODataFailure.NotFound($"{navigation.Name} leads to no entity"));
    }
}
