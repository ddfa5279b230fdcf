using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Creates, changes and deletes entities.</summary>
internal sealed class EntityHandler(WriteTools tools)
{
    private readonly ServiceData _data = tools.Work.Data;

    /// <summary>Answers a request to a set, an entity or a singleton.</summary>
    public Answer Write(Resource resource, string method) => (resource.Kind, method) switch
    {
        (ResourceKind.Collection, "POST") => Create(resource),
        (ResourceKind.Collection, _) => throw ODataFailure.NotAllowed($"{method} is not possible on a collection", "GET, HEAD, POST"),
        (_, "POST") when resource is { IsNavigated: true, Row: null, From: not null } => Create(resource),
        (_, "PATCH" or "PUT") => Update(resource, method == "PUT"),
        (_, "DELETE") => Delete(resource),
        _ => throw ODataFailure.NotAllowed($"{method} is not possible on an entity", "GET, HEAD, PATCH, PUT, DELETE"),
    };

    private Answer Create(Resource resource)
    {
        tools.Demand(resource.Source, static c => c.IsInsertable, "created");
        var type = (IEdmEntityType)resource.Type!;
        if (type.HasStream)
            return new MediaHandler(tools).Create(resource);
        var json = tools.Json();
        var place = resource.From is var (parent, source, navigation) ? new Place(parent, source, navigation) : null;
        var row = tools.Writer.Create(type, resource.Source, json, place);
        var filled = row.Type.NavigationProperties().Where(n => json.TryGetProperty(n.Name, out var value) && tools.Payload.Nested(value, n.TargetMultiplicity() == EdmMultiplicity.Many) is not null);
        return Created(resource, row, filled);
    }

    /// <summary>201 with the representation, or 204 with the address alone.</summary>
    public Answer Created(Resource resource, StructuredValue row, IEnumerable<IEdmNavigationProperty> filled)
    {
        var (address, etag) = (tools.Address(row, resource.Source), tools.Work.Protocol.ETag(row));
        var wanted = _data.Schema.IsV2 ? null : tools.Request.Preference("return");
        if (wanted == "minimal")
            return new Answer(204).With(("Location", address), ("OData-EntityId", address), ("ETag", etag), ("Preference-Applied", "return=minimal"));
        return tools.Represent(resource with { Kind = ResourceKind.Entity, Row = row, Rows = [], CanonicalPath = tools.Work.Protocol.Address(row, resource.Source) ?? resource.CanonicalPath }, filled)
            .With(("Location", address), ("ETag", etag), ("Preference-Applied", wanted == "representation" ? "return=representation" : null)) with { Status = 201 };
    }

    private Answer Update(Resource resource, bool replace)
    {
        var row = Existing(resource);
        tools.Demand(resource.Source, static c => c.IsUpdatable, "changed");
        Preconditions.Check(tools.Request, tools.Work.Protocol.ETag(row));
        tools.Updater.Update(row, resource.Source, tools.Json(), replace);
        return tools.Changed(resource, row);
    }

    private Answer Delete(Resource resource)
    {
        var row = Existing(resource);
        if (resource.Source is IEdmSingleton)
            throw ODataFailure.NotAllowed($"The singleton {resource.Source.Name} cannot be deleted", "GET, HEAD, PATCH, PUT");
        tools.Demand(resource.Source, static c => c.IsDeletable, "deleted");
        Preconditions.Check(tools.Request, tools.Work.Protocol.ETag(row));
        tools.Remover.Remove(row);
        return new Answer(204);
    }

    private static StructuredValue Existing(Resource resource) =>
        resource.Row ?? throw ODataFailure.NotFound($"{resource.CanonicalPath} leads to no entity, and none is created by changing it");
}
