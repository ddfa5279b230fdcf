using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Writes results as V2's verbose JSON, in the order of members that SAP Gateway has.</summary>
/// <param name="data">The service's data.</param>
/// <param name="root">The absolute service root with a slash at the end.</param>
/// <param name="queries">Reads expanded navigations.</param>
internal sealed class V2Writer(ServiceData data, string root, QueryExecutor queries)
{
    private readonly ServiceSchema _schema = data.Schema;

    /// <summary>A key property as a literal of V2.</summary>
    public static string KeyLiteral(ServiceSchema schema, StructuredValue row, IEdmStructuralProperty key) =>
        V2Literals.Write(row[key.Name], Wire(schema, row.Type, key));

    /// <summary><c>{"d":{"__count":"n","results":[...],"__next":"..."}}</c></summary>
    public void Collection(Utf8JsonWriter json, Page page, IEdmNavigationSource? source, Projection projection, string? next) => Envelope(json, () =>
    {
        json.WriteStartObject();
        if (page.Total is { } total)
            json.WriteString("__count", Literals.Text(total));
        json.WriteStartArray("results");
        foreach (var row in page.Rows)
            Entity(json, row, source, projection);
        json.WriteEndArray();
        if (next is not null)
            json.WriteString("__next", next);
        json.WriteEndObject();
    });

    /// <summary><c>{"d":{...}}</c></summary>
    public void Single(Utf8JsonWriter json, StructuredValue row, IEdmNavigationSource? source, Projection projection) =>
        Envelope(json, () => Entity(json, row, source, projection));

    /// <summary><c>{"d":{"Name":value}}</c></summary>
    public void Property(Utf8JsonWriter json, Resource resource) => Envelope(json, () =>
    {
        json.WriteStartObject();
        json.WritePropertyName(resource.Property);
        if (resource.Wire is { } wire && resource.Value is not (StructuredValue or IEnumerable<object?>))
            V2Values.Write(json, resource.Value, wire);
        else
            Value(json, resource.Value, resource.PropertyType!, resource.Type is { } type ? _schema.Property(type, resource.Property) : null, Projection.Everything);
        json.WriteEndObject();
    });

    /// <summary>The addresses behind <c>$links</c>.</summary>
    public void References(Utf8JsonWriter json, IReadOnlyList<StructuredValue> rows, IEdmNavigationSource? source, bool many) => Envelope(json, () =>
    {
        if (many)
        {
            json.WriteStartObject();
            json.WriteStartArray("results");
        }
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("uri", Address(row, source));
            json.WriteEndObject();
        }
        if (many)
        {
            json.WriteEndArray();
            json.WriteEndObject();
        }
    });

    private static void Envelope(Utf8JsonWriter json, Action content)
    {
        json.WriteStartObject();
        json.WritePropertyName("d");
        content();
        json.WriteEndObject();
    }

    private string Address(StructuredValue row, IEdmNavigationSource? source) =>
        root + EntityAddress.Of(row, source ?? _schema.SetOf((IEdmEntityType)row.Type), _schema, (r, k) => KeyLiteral(_schema, r, k));

    private void Entity(Utf8JsonWriter json, StructuredValue row, IEdmNavigationSource? source, Projection projection)
    {
        var address = Address(row, source);
        json.WriteStartObject();
        json.WriteStartObject("__metadata");
        json.WriteString("id", address);
        json.WriteString("uri", address);
        json.WriteString("type", row.Type.FullTypeName());
        if (ETags.Of(_schema, row, V2Literals.Write) is { } etag)
            json.WriteString("etag", etag);
        if (row.Type is IEdmEntityType { HasStream: true })
        {
            json.WriteString("content_type", row.Streams?.GetValueOrDefault("")?.ContentType ?? "application/octet-stream");
            json.WriteString("media_src", address + "/$value");
            json.WriteString("edit_media", address + "/$value");
        }
        json.WriteEndObject();
        Properties(json, row, projection);
        foreach (var navigation in row.Type.NavigationProperties())
            Navigation(json, row, source, navigation, projection, address);
        json.WriteEndObject();
    }

    private void Navigation(Utf8JsonWriter json, StructuredValue row, IEdmNavigationSource? source, IEdmNavigationProperty navigation, Projection projection, string address)
    {
        if (projection.Expansions.TryGetValue(navigation.Name, out var expansion))
        {
            json.WritePropertyName(navigation.Name);
            var (rows, _) = queries.Expand(row, expansion, source);
            var target = _schema.Target(source, navigation);
            if (navigation.TargetMultiplicity() == EdmMultiplicity.Many)
            {
                json.WriteStartObject();
                json.WriteStartArray("results");
                foreach (var related in rows)
                    Entity(json, related, target, expansion.Projection);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            else if (rows is [var only, ..])
                Entity(json, only, target, expansion.Projection);
            else
                json.WriteNullValue();
        }
        else if (projection.HasLink(navigation.Name))
        {
            json.WriteStartObject(navigation.Name);
            json.WriteStartObject("__deferred");
            json.WriteString("uri", $"{address}/{navigation.Name}");
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private void Properties(Utf8JsonWriter json, StructuredValue row, Projection projection)
    {
        foreach (var property in row.Type.StructuralProperties().Where(p => projection.Has(p.Name) && p.Type.PrimitiveKind() != EdmPrimitiveTypeKind.Stream))
        {
            json.WritePropertyName(property.Name);
            Value(json, row[property.Name], property.Type, _schema.Property(row.Type, property.Name), projection.Of(property.Name));
        }
    }

    private void Value(Utf8JsonWriter json, object? value, IEdmTypeReference type, PropertyModel? model, Projection projection)
    {
        switch (value)
        {
            case StructuredValue complex:
                json.WriteStartObject();
                json.WriteStartObject("__metadata");
                json.WriteString("type", complex.Type.FullTypeName());
                json.WriteEndObject();
                Properties(json, complex, projection);
                json.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                json.WriteStartObject();
                json.WriteStartArray("results");
                foreach (var item in items)
                    Value(json, item, type.AsCollection().ElementType(), model, projection);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            default:
                V2Values.Write(json, value, model?.Type.WirePrimitive ?? PrimitiveKind.Untyped);
                break;
        }
    }

    private static PrimitiveKind Wire(ServiceSchema schema, IEdmStructuredType type, IEdmStructuralProperty property) =>
        schema.Property(type, property.Name)?.Type.WirePrimitive ?? PrimitiveKind.Untyped;
}
