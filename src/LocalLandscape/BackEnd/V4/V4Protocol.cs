using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>OData V4 as SAP Gateway speaks it.</summary>
internal sealed class V4Protocol(ServiceData data) : IProtocol
{
    public (string Name, string Value) Version => ("odata-version", "4.0");

    public string Path(ServiceRequest request)
    {
        V4Strictness.Check(Uri.UnescapeDataString(request.Path));
        return request.Path;
    }

    public IReadOnlyDictionary<string, string> Options(ServiceRequest request, IEdmStructuredType? type)
    {
        foreach (var (name, value) in request.Options.Where(static o => o.Key.StartsWith('$')))
        {
            if (name is "$inlinecount" || !V4Strictness.IsKnown(name))
                throw ODataFailure.BadRequest($"The system query option {name} is not known in OData V4", name);
            if (name is "$filter" or "$orderby" or "$expand")
                V4Strictness.Check(value);
        }
        return request.Options.Where(static o => o.Key.StartsWith('$') || o.Key.StartsWith('@')).Where(static o => o.Key is not "$format").ToDictionary(static o => o.Key, static o => V4Strictness.Binary(o.Value));
    }

    public Answer ServiceDocument(ServiceRequest request) => Answer.Json(ContentType(request), json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context", "$metadata");
        json.WriteStartArray("value");
        foreach (var element in data.Schema.Edm.EntityContainer.Elements.Where(static e => e is IEdmEntitySet or IEdmSingleton))
        {
            json.WriteStartObject();
            json.WriteString("name", element.Name);
            if (element is IEdmSingleton)
                json.WriteString("kind", "Singleton");
            json.WriteString("url", element.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public Answer Collection(ServiceRequest request, Resource resource, QueryOptions options, Page page, string? next, string? delta) => Compose(request, options, (writer, json) =>
    {
        if (options.IsAggregated)
            writer.Aggregated(json, page, V4Context.OfAggregation(resource, page, request.Depth), next);
        else
            writer.Collection(json, resource, page, options.Projection, V4Context.Of(resource, options.Projection, request.Depth), next, delta);
    });

    public Answer Delta(ServiceRequest request, Resource resource, QueryOptions options, DeltaChanges changes, string link) =>
        Compose(request, options, (writer, json) => writer.Delta(json, resource, changes, options.Projection, V4Context.Of(resource, options.Projection, request.Depth), link));

    public Answer Entity(ServiceRequest request, Resource resource, QueryOptions options) =>
        Compose(request, options, (writer, json) => writer.Single(json, resource.Row!, resource, options.Projection, V4Context.Of(resource, options.Projection, request.Depth)));

    public Answer Property(ServiceRequest request, Resource resource) =>
        Compose(request, new QueryOptions(), (writer, json) => writer.Property(json, resource, V4Context.Of(resource, Projection.Everything, request.Depth)));

    public Answer References(ServiceRequest request, Resource resource, IReadOnlyList<StructuredValue> rows) => Compose(request, new QueryOptions(), (writer, json) =>
        writer.References(json, rows, resource.Source, resource.Kind == ResourceKind.Collection, V4Context.Of(resource, Projection.Everything, request.Depth)));

    public Answer Absent(ServiceRequest request, Resource resource) => new(204);

    public Answer Error(ServiceRequest? request, ODataFailure failure, ErrorFacts facts) => V4Errors.Json(failure, facts);

    public string? ETag(StructuredValue row) => ETags.Of(data.Schema, row, static (value, _) => value is null ? "null" : Literals.Text(value));

    public string? Address(StructuredValue row, IEdmNavigationSource? source) => EntityAddress.Of(row, source, data.Schema, V4Writer.KeyLiteral);

    public Write.PayloadReader Payload(ServiceRequest request) => new Write.V4Payload(data.Schema, Write.JsonBody.Says(request, "IEEE754Compatible", "true"));

    // Relative to the request, as SAP writes it: the last segment of the path and the new query.
    public string NextLink(ServiceRequest request, string query) => $"{request.Path[(request.Path.LastIndexOf('/') + 1)..]}?{query}";

    private static string ContentType(ServiceRequest request) =>
        $"application/json;odata.metadata={(request.WantsNoMetadata ? "none" : request.WantsFullMetadata ? "full" : "minimal")}{(request.WantsIeee754 ? ";IEEE754Compatible=true" : "")};charset=utf-8";

    private Answer Compose(ServiceRequest request, QueryOptions options, Action<V4Writer, Utf8JsonWriter> write)
    {
        var writer = new V4Writer(data, new QueryExecutor(data, options.Aliases), request.WantsIeee754, !request.WantsNoMetadata, request.WantsFullMetadata);
        return Answer.Json(ContentType(request), json => write(writer, json));
    }
}
