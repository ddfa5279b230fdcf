using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Media entities and stream properties: their bytes come and go as they are.</summary>
internal sealed class MediaHandler(WriteTools tools)
{
    /// <summary>Creates a media entity from a stream; <c>Slug</c> names the file.</summary>
    public Answer Create(Resource resource)
    {
        var type = (IEdmEntityType)resource.Type!;
        var stream = Stream();
        var row = new StructuredValue(type) { Changed = tools.Work.Data.Version, Streams = new(StringComparer.Ordinal) { [""] = stream } };
        var slug = Uri.UnescapeDataString(tools.Request.Headers["Slug"].ToString());
        var texts = type.StructuralProperties().Where(p => p.Type.IsString() && !type.Key().Contains(p)).ToList();
        if (slug.Length > 0 && (texts.Find(static p => p.Name.EndsWith("FileName", StringComparison.OrdinalIgnoreCase)) ?? texts.Find(static p => p.Name.EndsWith("Name", StringComparison.OrdinalIgnoreCase))) is { } name)
            row[name.Name] = slug;
        if (texts.Find(static p => p.Name is "MimeType" or "ContentType" or "MediaType") is { } kind)
            row[kind.Name] = stream.ContentType;
        var place = resource.From is var (parent, source, navigation) ? new Place(parent, source, navigation) : null;
        if (place is not null && tools.Work.Data.Join(place.Navigation) is { } join)
            foreach (var (ours, theirs) in join.Ours.Zip(join.Theirs))
                row[theirs] = place.Parent[ours];
        tools.Writer.Keep(row, resource.Source, place);
        return new EntityHandler(tools).Created(resource, row, []);
    }

    /// <summary>Replaces or deletes a stream.</summary>
    public Answer Write(Resource resource, string method)
    {
        var row = resource.Row ?? throw ODataFailure.NotFound($"{resource.CanonicalPath} leads to no entity");
        var name = resource.Kind == ResourceKind.Media ? "" : resource.Property;
        if (name.Length == 0 && row.Type is not IEdmEntityType { HasStream: true })
            throw ODataFailure.NotFound($"{row.Type.FullTypeName()} is no media entity");
        if (method is not ("PUT" or "DELETE"))
            throw ODataFailure.NotAllowed($"{method} is not possible on a stream", "GET, HEAD, PUT, DELETE");
        var old = row.Streams?.GetValueOrDefault(name);
        var etag = tools.Work.Protocol.ETag(row);
        // The stream's own ETag stands for the stream; the entity's is taken as well, as V2 clients know no other.
        if (old is null || !Preconditions.Names(tools.Request.Headers.IfMatch.ToString(), old.ETag))
            Preconditions.Check(tools.Request, etag);
        var before = ConcurrencyTokens.Of(tools.Work.Data.Schema, row);
        row.Streams ??= new(StringComparer.Ordinal);
        if (method == "PUT")
            row.Streams[name] = Stream();
        else if (!row.Streams.Remove(name))
            throw ODataFailure.NotFound("There is no stream");
        ConcurrencyTokens.Renew(tools.Work.Data.Schema, row, before);
        row.Changed = tools.Work.Data.Version;
        return new Answer(204).With(("ETag", row.Streams.GetValueOrDefault(name)?.ETag));
    }

    private MediaStream Stream() => new(tools.Request.Body,
        tools.Request.Headers.ContentType.ToString() is { Length: > 0 } type ? type : throw new ODataFailure(415, "/IWBEP/CM_MGW_RT/126", "A stream needs a content type"), tools.Work.Data.Version);
}
