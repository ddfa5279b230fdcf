using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>What all writing needs: the body, the readers and writers over it, and the shape of answers.</summary>
internal sealed class WriteTools
{
    public WriteTools(ServiceHost work, ServiceRequest request)
    {
        (Work, Request) = (work, request);
        Payload = work.Protocol.Payload(request);
        Finder = new EntityFinder(work, request);
        Writer = new EntityWriter(work, Payload, Finder);
        Remover = new EntityRemover(work);
        Updater = new EntityUpdater(work, Payload, Writer, Remover, Finder);
    }

    public ServiceHost Work { get; }

    public ServiceRequest Request { get; }

    public PayloadReader Payload { get; }

    public EntityFinder Finder { get; }

    public EntityWriter Writer { get; }

    public EntityRemover Remover { get; }

    public EntityUpdater Updater { get; }

    /// <summary>The body as JSON.</summary>
    /// <exception cref="ODataFailure">415: it is something else. 400: it is broken.</exception>
    public JsonElement Json() => Payload.Content(JsonBody.Read(Request));

    /// <summary>Refuses what the document says that the set does not offer.</summary>
    /// <exception cref="ODataFailure">405.</exception>
    public void Demand(IEdmNavigationSource? source, Func<Metadata.Model.Capabilities, bool> offered, string what)
    {
        if (!offered(Work.Data.Schema.Capabilities(source)))
            throw ODataFailure.NotAllowed($"Entity set {source?.Name} does not allow that entities are {what}", "GET, HEAD");
    }

    /// <summary>The entity's absolute address.</summary>
    public string? Address(StructuredValue row, IEdmNavigationSource? source) =>
        Work.Protocol.Address(row, source) is { } path ? Request.Root + path : null;

    /// <summary>The answer to a change of an entity: the new representation, or nothing when that is preferred (V4) or the rule (V2).</summary>
    public Answer Changed(Resource resource, StructuredValue row)
    {
        var etag = Work.Protocol.ETag(row);
        var wanted = Request.Preference("return");
        if (Work.Data.Schema.IsV2 || wanted == "minimal")
            return new Answer(204).With(("ETag", etag), ("Preference-Applied", Work.Data.Schema.IsV2 ? null : "return=minimal"));
        return Represent(resource with { Kind = ResourceKind.Entity, Row = row }, [])
            .With(("ETag", etag), ("Preference-Applied", wanted == "representation" ? "return=representation" : null));
    }

    /// <summary>An entity as the options of the request want it, with the navigations that the request itself filled.</summary>
    public Answer Represent(Resource resource, IEnumerable<IEdmNavigationProperty> filled)
    {
        var options = QueryOptions.Parse(Work.Data.Schema.Edm, resource.Type!, resource.Source, Work.Protocol.Options(Request, resource.Type));
        foreach (var navigation in filled.Where(n => !options.Projection.Expansions.ContainsKey(n.Name)))
            options = options with { Projection = options.Projection.With(new Expansion(navigation, Projection.Everything)) };
        return Work.Protocol.Entity(Request, resource, options);
    }
}
