using System.Text.Json;
using System.Xml;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>OData V2 as SAP Gateway speaks it.</summary>
internal sealed class V2Protocol(ServiceData data) : IProtocol
{
    private const string Content = "application/json;charset=utf-8";
    private readonly V2Path _path = new(data.Schema.Edm);

    public (string Name, string Value) Version => ("dataserviceversion", "2.0");

    public string Path(ServiceRequest request) => _path.ToV4(request.Path);

    public IReadOnlyDictionary<string, string> Options(ServiceRequest request, IEdmStructuredType? type) => V2Options.ToV4(request.Options, type);

    public Answer ServiceDocument(ServiceRequest request)
    {
        var sets = data.Schema.Edm.EntityContainer.EntitySets().Select(static s => s.Name).ToList();
        if (!request.TakesJson)
            return Answer.Text("application/atomsvc+xml;charset=utf-8", AtomServiceDocument(request.Root, sets));
        return Answer.Json(Content, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("d");
            json.WriteStartArray("EntitySets");
            foreach (var set in sets)
                json.WriteStringValue(set);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public Answer Collection(ServiceRequest request, Resource resource, QueryOptions options, Page page, string? next, string? delta) =>
        Compose(request, options, (writer, json) => writer.Collection(json, page, resource.Source, options.Projection, next));

    public Answer Delta(ServiceRequest request, Resource resource, QueryOptions options, DeltaChanges changes, string link) =>
        throw ODataFailure.BadRequest("The system query option $deltatoken is not known in OData V2", "$deltatoken");

    public Answer Entity(ServiceRequest request, Resource resource, QueryOptions options) =>
        Compose(request, options, (writer, json) => writer.Single(json, resource.Row!, resource.Source, options.Projection));

    public Answer Property(ServiceRequest request, Resource resource) =>
        Compose(request, new QueryOptions(), (writer, json) => writer.Property(json, resource));

    public Answer References(ServiceRequest request, Resource resource, IReadOnlyList<StructuredValue> rows) =>
        Compose(request, new QueryOptions(), (writer, json) => writer.References(json, rows, resource.Source, resource.Kind == ResourceKind.Collection));

    public Answer Absent(ServiceRequest request, Resource resource) => resource.Kind == ResourceKind.Property
        ? Property(request, resource)
        : throw ODataFailure.NotFound($"Resource not found: {Uri.UnescapeDataString(request.Path)} has no value");

    public Answer Error(ServiceRequest? request, ODataFailure failure, ErrorFacts facts) =>
        request is null or { TakesJson: true } ? V2Errors.Json(failure, facts) : V2Errors.Xml(failure, facts);

    public string? ETag(StructuredValue row) => ETags.Of(data.Schema, row, V2Literals.Write);

    public string? Address(StructuredValue row, IEdmNavigationSource? source) => EntityAddress.Of(row, source, data.Schema, (r, k) => V2Writer.KeyLiteral(data.Schema, r, k));

    public Write.PayloadReader Payload(ServiceRequest request) => new Write.V2Payload(data.Schema);

    public string NextLink(ServiceRequest request, string query) => $"{request.Root}{request.Path}?{query}";

    private Answer Compose(ServiceRequest request, QueryOptions options, Action<V2Writer, Utf8JsonWriter> write)
    {
        var writer = new V2Writer(data, request.Root, new QueryExecutor(data, options.Aliases));
        return Answer.Json(Content, json => write(writer, json));
    }

    private static string AtomServiceDocument(string root, IEnumerable<string> sets)
    {
        const string App = "http://www.w3.org/2007/app";
        const string Atom = "http://www.w3.org/2005/Atom";
        var text = new StringWriter();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("app", "service", App);
            xml.WriteAttributeString("xml", "base", null, root);
            xml.WriteStartElement("app", "workspace", App);
            xml.WriteElementString("atom", "title", Atom, "Data");
            foreach (var set in sets)
            {
                xml.WriteStartElement("app", "collection", App);
                xml.WriteAttributeString("href", set);
                xml.WriteElementString("atom", "title", Atom, set);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text;
    }
}
