using System.Globalization;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>Turns plain JSON values (dates as ISO text, numbers as numbers or text) into values of the model, strictly.</summary>
internal static class SeedValues
{
    /// <summary>Reads one value of a declared type.</summary>
    /// <exception cref="FormatException">The JSON does not hold such a value. The message says what was expected; the caller adds where.</exception>
    public static object? Read(IEdmTypeReference type, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return type.IsNullable || type.IsCollection() ? null : throw new FormatException("null, but the property is not nullable");
        if (type.IsCollection())
            return json.ValueKind == JsonValueKind.Array
                ? json.EnumerateArray().Select(item => Read(type.AsCollection().ElementType(), item)).ToList()
                : throw new FormatException("an array is expected");
        return type.Definition switch
        {
            IEdmComplexType complex => Complex(complex, json),
            IEdmEnumType members => Enum(members, json),
            IEdmTypeDefinition definition => Primitive(definition.UnderlyingType.PrimitiveKind, json),
            IEdmPrimitiveType primitive => Checked(type, Primitive(primitive.PrimitiveKind, json)),
            _ => json.Clone(),
        };
    }

    private static object Checked(IEdmTypeReference type, object value)
    {
        if (value is string text && type.AsString() is { MaxLength: int limit, IsUnbounded: false } && text.Length > limit)
            throw new FormatException($"{text.Length} characters, but MaxLength is {limit.ToString(CultureInfo.InvariantCulture)}");
        return value;
    }

    /// <summary>Reads a complex value; every member must be declared unless the type is open.</summary>
    public static StructuredValue Complex(IEdmComplexType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException("an object is expected");
        var value = new StructuredValue(type);
        foreach (var member in json.EnumerateObject())
            Set(value, member);
        InitialValues.Fill(value);
        return value;
    }

    /// <summary>Sets a structural or dynamic property from JSON.</summary>
    public static void Set(StructuredValue target, JsonProperty member)
    {
        try
        {
            target[member.Name] = target.Type.FindProperty(member.Name) is IEdmStructuralProperty property
                ? Read(property.Type, member.Value)
                : target.Type.IsOpen
                    ? member.Value.Clone()
                    : throw new FormatException($"{target.Type.FullTypeName()} has no such property");
        }
        catch (Exception error) when (error is FormatException or OverflowException or InvalidOperationException)
        {
            throw new FormatException($"{member.Name}: {error.Message}", error);
        }
    }

    private static EnumValue Enum(IEdmEnumType type, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Number)
            return new(type, json.GetInt64());
        long value = 0;
        foreach (var name in (json.GetString() ?? "").Split(','))
            value |= type.Members.FirstOrDefault(m => m.Name == name.Trim())?.Value.Value
                ?? throw new FormatException($"{type.FullTypeName()} has no member '{name.Trim()}'");
        return new(type, value);
    }

    /// <summary>Reads one primitive value.</summary>
    public static object Primitive(EdmPrimitiveTypeKind kind, JsonElement json)
    {
        if (kind is EdmPrimitiveTypeKind.Boolean)
            return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : throw new FormatException("true or false is expected");
        if (kind is EdmPrimitiveTypeKind.String)
            return json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new FormatException("a text is expected");
        if (kind.IsSpatial() || kind is EdmPrimitiveTypeKind.Stream or EdmPrimitiveTypeKind.None or EdmPrimitiveTypeKind.PrimitiveType)
            return json.Clone();
        var text = json.ValueKind switch
        {
            JsonValueKind.Number => json.GetRawText(),
            JsonValueKind.String => json.GetString()!,
            _ => throw new FormatException($"a value of Edm.{kind} is expected"),
        };
        return Parse(kind, text);
    }

    /// <summary>Parses the invariant text of a value.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static object Parse(EdmPrimitiveTypeKind kind, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        return kind switch
        {
            EdmPrimitiveTypeKind.String => text,
            EdmPrimitiveTypeKind.Boolean => bool.Parse(text),
            EdmPrimitiveTypeKind.Byte => byte.Parse(text, invariant),
            EdmPrimitiveTypeKind.SByte => sbyte.Parse(text, invariant),
            EdmPrimitiveTypeKind.Int16 => short.Parse(text, invariant),
            EdmPrimitiveTypeKind.Int32 => int.Parse(text, invariant),
            EdmPrimitiveTypeKind.Int64 => long.Parse(text, invariant),
            EdmPrimitiveTypeKind.Decimal => decimal.Parse(text, NumberStyles.Float, invariant),
            EdmPrimitiveTypeKind.Double => text switch { "INF" => double.PositiveInfinity, "-INF" => double.NegativeInfinity, _ => double.Parse(text, invariant) },
            EdmPrimitiveTypeKind.Single => text switch { "INF" => float.PositiveInfinity, "-INF" => float.NegativeInfinity, _ => float.Parse(text, invariant) },
            EdmPrimitiveTypeKind.Guid => Guid.Parse(text),
            EdmPrimitiveTypeKind.Date => Date.Parse(text, invariant),
            EdmPrimitiveTypeKind.TimeOfDay => TimeOfDay.Parse(text, invariant),
            EdmPrimitiveTypeKind.DateTimeOffset => DateTimeOffset.Parse(text, invariant, DateTimeStyles.AssumeUniversal),
            EdmPrimitiveTypeKind.Duration => XmlConvert.ToTimeSpan(text),
            EdmPrimitiveTypeKind.Binary => Convert.FromBase64String(text),
            _ => throw new FormatException($"Edm.{kind} is not a type that can be parsed"),
        };
    }
}
