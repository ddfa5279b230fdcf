using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>Writes results as V4 JSON with minimal metadata.</summary>
/// <param name="data">The service's data.</param>
/// <param name="queries">Reads expanded navigations.</param>
/// <param name="ieee754">64-bit and decimal numbers as texts.</param>
/// <param name="full">Also what a caller could compute is written (<c>odata.metadata=full</c>).</param>
/// <param name="context">Whether context URLs are wanted (all but <c>odata.metadata=none</c>).</param>
internal sealed class V4Writer(ServiceData data, QueryExecutor queries, bool ieee754, bool context, bool full)
{
    private readonly ServiceSchema _schema = data.Schema;

    /// <summary>A key property as a literal of V4.</summary>
    public static string KeyLiteral(StructuredValue row, IEdmStructuralProperty key) => Literals.V4(row[key.Name]);

    public void Collection(Utf8JsonWriter json, Resource resource, Page page, Projection projection, string contextUrl, string? next, string? delta)
    {
        json.WriteStartObject();
        Context(json, contextUrl);
        if (page.Total is { } total)
        {
            json.WritePropertyName("@odata.count");
            V4Values.Write(json, total, ieee754);
        }
        json.WriteStartArray("value");
        foreach (var row in page.Rows)
            Entity(json, row, resource.Source, (IEdmEntityType)resource.Type!, projection, null);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("@odata.nextLink", next);
        if (delta is not null)
            json.WriteString("@odata.deltaLink", delta);
        json.WriteEndObject();
    }

    /// <summary>Rows that are no entities: just the values, nested as they were grouped.</summary>
    public void Aggregated(Utf8JsonWriter json, Page page, string contextUrl, string? next)
    {
        json.WriteStartObject();
        Context(json, contextUrl);
        if (page.Total is { } total)
            json.WriteNumber("@odata.count", total);
        json.WriteStartArray("value");
        foreach (var row in page.Rows)
            Plain(row);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("@odata.nextLink", next);
        json.WriteEndObject();
        void Plain(StructuredValue row)
        {
            json.WriteStartObject();
            foreach (var (name, value) in row.Values)
            {
                json.WritePropertyName(name);
                if (value is StructuredValue inner)
                    Plain(inner);
                else
                    Value(json, value, Projection.Everything, null);
            }
            json.WriteEndObject();
        }
    }

    /// <summary>Changed entities, and the ids of those that are gone, in the form of OData 4.0.</summary>
    public void Delta(Utf8JsonWriter json, Resource resource, DeltaChanges changes, Projection projection, string contextUrl, string link)
    {
        json.WriteStartObject();
        Context(json, contextUrl + "/$delta");
        json.WriteStartArray("value");
        foreach (var row in changes.Rows)
            Entity(json, row, resource.Source, (IEdmEntityType)resource.Type!, projection, null);
        foreach (var (id, reason) in changes.Removed)
        {
            json.WriteStartObject();
            Context(json, $"$metadata#{resource.Source?.Name}/$deletedEntity");
            json.WriteString("id", id);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("@odata.deltaLink", link);
        json.WriteEndObject();
    }

    public void Single(Utf8JsonWriter json, StructuredValue row, Resource resource, Projection projection, string contextUrl) =>
        Entity(json, row, resource.Source, resource.Source?.EntityType() ?? (IEdmEntityType)resource.Type!, projection, contextUrl);

    public void Property(Utf8JsonWriter json, Resource resource, string contextUrl)
    {
        json.WriteStartObject();
        Context(json, contextUrl);
        if (resource.Value is StructuredValue complex)
            Properties(json, complex, Projection.Everything);
        else
        {
            json.WritePropertyName("value");
            Value(json, resource.Value, Projection.Everything, null);
        }
        json.WriteEndObject();
    }

    public void References(Utf8JsonWriter json, IReadOnlyList<StructuredValue> rows, IEdmNavigationSource? source, bool many, string contextUrl)
    {
        json.WriteStartObject();
        Context(json, contextUrl);
        if (many)
            json.WriteStartArray("value");
        foreach (var row in rows)
        {
            if (many)
                json.WriteStartObject();
            json.WriteString("@odata.id", Address(row, source));
            if (many)
                json.WriteEndObject();
        }
        if (many)
            json.WriteEndArray();
        json.WriteEndObject();
    }

    private string? Address(StructuredValue row, IEdmNavigationSource? source) =>
        EntityAddress.Of(row, source ?? (row.Container is null ? _schema.SetOf((IEdmEntityType)row.Type) : null), _schema, KeyLiteral);

    private void Context(Utf8JsonWriter json, string url)
    {
        if (context)
            json.WriteString("@odata.context", url);
    }

    private void Entity(Utf8JsonWriter json, StructuredValue row, IEdmNavigationSource? source, IEdmEntityType declared, Projection projection, string? contextUrl)
    {
        json.WriteStartObject();
        if (contextUrl is not null)
            Context(json, contextUrl);
        if ((row.Type != declared && context) || full)
            json.WriteString("@odata.type", "#" + row.Type.FullTypeName());
        var address = full ? Address(row, source) : null;
        if (address is not null)
        {
            json.WriteString("@odata.id", address);
            json.WriteString("@odata.editLink", address);
        }
        if (context && ETags.Of(_schema, row, static (value, _) => value is null ? "null" : Literals.Text(value)) is { } etag)
            json.WriteString("@odata.etag", etag);
        Streams(json, row, source, projection);
        Properties(json, row, projection);
        foreach (var navigation in address is null ? [] : row.Type.NavigationProperties().Where(n => projection.HasLink(n.Name)))
            json.WriteString(navigation.Name + "@odata.navigationLink", $"{address}/{navigation.Name}");
        foreach (var expansion in projection.Expansions.Values)
            Expanded(json, row, source, expansion, expansion.Levels);
        json.WriteEndObject();
    }

    /// <summary>Where the streams are: those of media entities, and of properties.</summary>
    private void Streams(Utf8JsonWriter json, StructuredValue row, IEdmNavigationSource? source, Projection projection)
    {
        var names = row.Type.StructuralProperties().Where(p => p.Type.PrimitiveKind() == EdmPrimitiveTypeKind.Stream && projection.Has(p.Name)).Select(static p => p.Name).ToList();
        if (!context || (names.Count == 0 && row.Type is not IEdmEntityType { HasStream: true }) || Address(row, source) is not { } address)
            return;
        if (row.Type is IEdmEntityType { HasStream: true })
            Stream("", address + "/$value");
        foreach (var name in names)
            Stream(name, $"{address}/{name}");
        void Stream(string name, string link)
        {
            json.WriteString(name + "@odata.mediaReadLink", link);
            json.WriteString(name + "@odata.mediaEditLink", link);
            if (row.Streams?.GetValueOrDefault(name) is not { } stream)
                return;
            json.WriteString(name + "@odata.mediaContentType", stream.ContentType);
            json.WriteString(name + "@odata.mediaEtag", stream.ETag);
        }
    }

    private void Expanded(Utf8JsonWriter json, StructuredValue row, IEdmNavigationSource? source, Expansion expansion, long levels)
    {
        var navigation = expansion.Navigation;
        // A navigation of a derived type does not exist on the others.
        if (row.Type.FindProperty(navigation.Name) is null)
            return;
        var (rows, total) = queries.Expand(row, expansion, source);
        var target = _schema.Target(source, navigation);
        var projection = levels > 1 ? Deeper(expansion, levels) : expansion.Projection;
        void Related(StructuredValue related)
        {
            if (!expansion.ReferencesOnly)
            {
                Entity(json, related, target, navigation.ToEntityType(), projection, null);
                return;
            }
            json.WriteStartObject();
            json.WriteString("@odata.id", Address(related, target));
            json.WriteEndObject();
        }
        if (expansion.Count)
        {
            json.WritePropertyName(navigation.Name + "@odata.count");
            V4Values.Write(json, total, ieee754);
        }
        json.WritePropertyName(navigation.Name);
        if (navigation.TargetMultiplicity() == EdmMultiplicity.Many)
        {
            json.WriteStartArray();
            foreach (var related in rows)
                Related(related);
            json.WriteEndArray();
        }
        else if (rows is [var only, ..])
            Related(only);
        else
            json.WriteNullValue();
    }

    /// <summary>The same expansion once more, one level less; a hierarchy that runs in a circle ends at 32 levels.</summary>
    private static Projection Deeper(Expansion expansion, long levels) =>
        expansion.Projection.With(expansion with { Levels = Math.Min(levels, 32) - 1 });

    private void Properties(Utf8JsonWriter json, StructuredValue row, Projection projection)
    {
        foreach (var property in row.Type.StructuralProperties().Where(p => projection.Has(p.Name) && p.Type.PrimitiveKind() != EdmPrimitiveTypeKind.Stream))
        {
            // Texts, truth and doubles show in JSON what they are.
            if (full && property.Type.PrimitiveKind() is var kind and not (EdmPrimitiveTypeKind.String or EdmPrimitiveTypeKind.Boolean or EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.None))
                json.WriteString(property.Name + "@odata.type", $"#{kind}");
            json.WritePropertyName(property.Name);
            Value(json, row[property.Name], projection.Of(property.Name), property.Type);
        }
        if (row.Type.IsOpen || row.HasExtras)
            foreach (var (name, value) in row.Values.Where(v => row.Type.FindProperty(v.Key) is null && projection.Has(v.Key)))
            {
                json.WritePropertyName(name);
                Value(json, value, Projection.Everything, null);
            }
    }

    private void Value(Utf8JsonWriter json, object? value, Projection projection, IEdmTypeReference? declared)
    {
        switch (value)
        {
            case StructuredValue complex:
                json.WriteStartObject();
                if (declared is not null && !declared.IsCollection() && complex.Type != declared.Definition)
                    json.WriteString("@odata.type", "#" + complex.Type.FullTypeName());
                Properties(json, complex, projection);
                foreach (var expansion in projection.Expansions.Values)
                    Expanded(json, complex, null, expansion, expansion.Levels);
                json.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                json.WriteStartArray();
                foreach (var item in items)
                    Value(json, item, projection, null);
                json.WriteEndArray();
                break;
            case null when declared?.IsCollection() == true:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            default:
                V4Values.Write(json, value, ieee754);
                break;
        }
    }
}
