using System.Text;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Changes single properties: <c>/Set(key)/Property</c> and <c>/Set(key)/Property/$value</c>.</summary>
internal sealed class PropertyHandler(WriteTools tools)
{
    private readonly ServiceData _data = tools.Work.Data;

    /// <summary>Answers a request to a property.</summary>
    public Answer Write(Resource resource, string method)
    {
        if (resource.PropertyType?.PrimitiveKind() == EdmPrimitiveTypeKind.Stream)
            return new MediaHandler(tools).Write(resource, method);
        if (method is not ("PUT" or "PATCH" or "DELETE") || (method == "PATCH" && resource.Value is not StructuredValue && !_data.Schema.IsV2))
            throw ODataFailure.NotAllowed($"{method} is not possible on a property", "GET, HEAD, PUT, DELETE");
        var entity = resource.Entity ?? resource.Row!;
        tools.Demand(resource.Source, static c => c.IsUpdatable, "changed");
        Preconditions.Check(tools.Request, tools.Work.Protocol.ETag(entity));
        var before = ConcurrencyTokens.Of(_data.Schema, entity);
        if (method == "PATCH" && resource.Value is StructuredValue complex)
            tools.Payload.Fill(complex, Members(resource, tools.Json()));
        else
            tools.Updater.Set(resource.Row!, resource.Source, resource.Property, method == "DELETE" ? Nothing(resource) : Value(resource));
        ConcurrencyTokens.Renew(_data.Schema, entity, before);
        entity.Changed = _data.Version;
        _data.Refresh();
        return new Answer(204).With(("ETag", tools.Work.Protocol.ETag(entity)));
    }

    // V2 writes the name of the property around its members.
    private JsonElement Members(Resource resource, JsonElement json) =>
        _data.Schema.IsV2 && json.ValueKind == JsonValueKind.Object && json.TryGetProperty(resource.Property, out var members) ? members : json;

    private static object? Nothing(Resource resource) =>
        resource.PropertyType is { IsNullable: true } ? null : throw ODataFailure.BadRequest($"Property '{resource.Property}' must not be empty", resource.Property);

    private object? Value(Resource resource)
    {
        var wire = tools.Payload.Wire(resource.Type!, resource.Property);
        if (resource.Kind == ResourceKind.RawValue)
            return Raw(resource);
        var json = tools.Json();
        var name = _data.Schema.IsV2 ? resource.Property : "value";
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value))
            return tools.Payload.Value(resource.Property, resource.PropertyType!, wire, value);
        // A complex value of V4 stands in the body itself.
        return resource.PropertyType!.IsComplex() && !_data.Schema.IsV2
            ? tools.Payload.Value(resource.Property, resource.PropertyType!, wire, json)
            : throw ODataFailure.BadRequest($"The body must be an object with the member {name}", resource.Property);
    }

    private object Raw(Resource resource)
    {
        if (resource.PropertyType!.PrimitiveKind() == EdmPrimitiveTypeKind.Binary)
            return tools.Request.Body;
        try
        {
            return Facets.Checked(resource.PropertyType!, SeedValues.Parse(resource.PropertyType!.PrimitiveKind(), Encoding.UTF8.GetString(tools.Request.Body)));
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw ODataFailure.BadRequest($"Property '{resource.Property}' has an invalid value: {error.Message}", resource.Property, error);
        }
    }
}
