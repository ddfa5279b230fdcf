using System.Globalization;
using System.Text.Json;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Write;

/// <summary>Reads JSON that a caller sent, exactly by the rules of a protocol version; what only looks like a value is refused.</summary>
internal abstract class PayloadReader(ServiceSchema schema)
{
    /// <summary>The document.</summary>
    protected ServiceSchema Schema { get; } = schema;

    /// <summary>What of the body is the content: V2 may wrap it in <c>d</c>.</summary>
    public abstract JsonElement Content(JsonElement body);

    /// <summary>Whether a member is control information and no property.</summary>
    public abstract bool IsControl(string member);

    /// <summary>The name of the type that an object says it has, or null.</summary>
    public abstract string? TypeName(JsonElement json);

    /// <summary>The addresses of existing entities that a navigation of an object shall be linked to; null when it says nothing.</summary>
    public abstract IReadOnlyList<string>? Bound(JsonElement owner, string navigation);

    /// <summary>The items of a nested navigation; null when the member holds no entities (a deferred link).</summary>
    public abstract IReadOnlyList<JsonElement>? Nested(JsonElement value, bool many);

    /// <summary>The address in a request that links: V4 <c>{"@odata.id":..}</c>, V2 <c>{"uri":..}</c>.</summary>
    public abstract string? Reference(JsonElement body);

    /// <summary>The items of a collection of primitive or complex values.</summary>
    protected abstract JsonElement Items(JsonElement json);

    /// <summary>Reads a primitive value that is not null.</summary>
    /// <exception cref="FormatException">It is not written as the protocol version wants it.</exception>
    protected abstract object Primitive(EdmPrimitiveTypeKind kind, PrimitiveKind wire, JsonElement json);

    /// <summary>Reads a value of a declared type.</summary>
    /// <exception cref="ODataFailure">400: it is none.</exception>
    public object? Value(string name, IEdmTypeReference type, PrimitiveKind wire, JsonElement json)
    {
        try
        {
            return Read(type, wire, json);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            throw ODataFailure.BadRequest($"Property '{name}' has an invalid value: {error.Message}", name, error);
        }
    }

    /// <summary>Sets the properties of a complex value that the JSON names.</summary>
    public void Fill(StructuredValue target, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("an object is expected");
        foreach (var member in json.EnumerateObject().Where(m => !IsControl(m.Name)))
            target[member.Name] = target.Type.FindProperty(member.Name) is IEdmStructuralProperty property
                ? Value(member.Name, property.Type, Wire(target.Type, member.Name), member.Value)
                : target.Type.IsOpen ? member.Value.Clone() : throw ODataFailure.BadRequest($"Property '{member.Name}' is invalid: {target.Type.FullTypeName()} has no such property", member.Name);
    }

    /// <summary>The type of a property on the wire.</summary>
    public PrimitiveKind Wire(IEdmStructuredType type, string property) => Schema.Property(type, property)?.Type.WirePrimitive ?? PrimitiveKind.Untyped;

    private object? Read(IEdmTypeReference type, PrimitiveKind wire, JsonElement json)
    {
        if (type.IsCollection())
        {
            var items = Items(json);
            return items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().Select(i => Read(type.AsCollection().ElementType(), wire, i)).ToList() : throw new FormatException("an array is expected");
        }
        if (json.ValueKind == JsonValueKind.Null)
            return type.IsNullable ? null : throw new FormatException("it must not be null");
        switch (type.Definition)
        {
            case IEdmComplexType complex:
                var value = new StructuredValue(TypeName(json) is { } name ? Derived(complex, name) : complex);
                Fill(value, json);
                InitialValues.Fill(value);
                return value;
            case IEdmEnumType members when json.ValueKind == JsonValueKind.String:
                return new EnumValue(members, Query.Operators.EnumNumber(members, json.GetString()!));
            case IEdmEnumType:
                throw new FormatException("a member name is expected");
            case IEdmTypeDefinition definition:
                return Primitive(definition.UnderlyingType.PrimitiveKind, wire, json);
            case IEdmPrimitiveType { PrimitiveKind: EdmPrimitiveTypeKind.Stream }:
                throw new FormatException("a stream is written at its own address");
            case IEdmPrimitiveType primitive:
                return Facets.Checked(type, Primitive(primitive.PrimitiveKind, wire, json));
            default:
                return json.Clone();
        }
    }

    private IEdmStructuredType Derived(IEdmStructuredType declared, string name) =>
        Schema.Edm.FindDeclaredType(name) is IEdmStructuredType derived && derived.IsOrInheritsFrom(declared) ? derived
            : throw new FormatException($"{name} is no type that derives from {declared.FullTypeName()}");

    /// <summary>The text of a number, a text or nothing else.</summary>
    protected static string Text(JsonElement json, bool asNumber) => (json.ValueKind, asNumber) switch
    {
        (JsonValueKind.Number, true) => json.GetRawText(),
        (JsonValueKind.String, false) => json.GetString()!,
        _ => throw new FormatException(asNumber ? "a number is expected" : "a text is expected"),
    };

    /// <summary>Reads a number that must be finite digits: no white space, no exponent where none belongs.</summary>
    protected static object Number(EdmPrimitiveTypeKind kind, string text) =>
        text.Length > 0 && text.All(static c => char.IsAsciiDigit(c) || c is '-' or '+' or '.' or 'e' or 'E')
            ? SeedValues.Parse(kind, text)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no Edm.{kind}"));
}
