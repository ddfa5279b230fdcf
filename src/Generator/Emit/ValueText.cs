using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Emit;

/// <summary>How a value is declared, read, and written into a URL.</summary>
internal static class ValueText
{
    /// <summary>The C# type of one value, never nullable.</summary>
    /// <param name="client">The service.</param>
    /// <param name="value">The value.</param>
    public static string Type(ClientModel client, ValueModel value) => 
        value is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Geo } ? CodeText.OData + value.TypeName : value.Kind == TypeKind.Primitive ? Primitive(value.Primitive) : CodeText.Type(client, value.TypeName);

    /// <summary>The C# type of a property.</summary>
    /// <param name="client">The service.</param>
    /// <param name="value">The value.</param>
    public static string Property(ClientModel client, ValueModel value)
    {
        var type = Type(client, value);
        if (!value.IsCollection)
            return IsOptional(value) ? type + "?" : type;

        var item = value.Kind is TypeKind.Primitive or TypeKind.Enum && IsOptional(value) ? type + "?" : type;
        return "global::System.Collections.Generic.IReadOnlyList<" + item + ">" + (value.Kind == TypeKind.Entity ? "?" : "");
    }

    /// <summary>What a property holds from the beginning: <c> = "";</c>, or nothing.</summary>
    /// <param name="value">The value.</param>
    public static string Initial(ValueModel value) => value switch
    {
        { IsCollection: true, Kind: TypeKind.Entity } => "",
        { IsCollection: true } => " = [];",
        { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.String, IsNullable: false } => " = \"\";",
        { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Binary, IsNullable: false } => " = [];",
        _ => "",
    };

    /// <summary>The expression that reads a property.</summary>
    /// <param name="client">The service.</param>
    /// <param name="value">The value.</param>
    public static string Read(ClientModel client, ValueModel value) => value switch
    {
        { IsCollection: true, Kind: TypeKind.Entity } => "reader.ReadCollection<" + Type(client, value) + ">()",
        { IsCollection: true, Kind: TypeKind.Complex } => "reader.ReadCollection<" + Type(client, value) + ">() ?? []",
        { IsCollection: true } => "reader.ReadList(static (ref " + CodeText.OData + "ODataReader item) => " + ReadOne(client, value, "item", IsOptional(value)) + ") ?? []",
        _ => ReadOne(client, value, "reader", IsOptional(value)),
    };

    /// <summary>The expression that makes a literal of a parameter.</summary>
    /// <param name="client">The service.</param>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The parameter.</param>
    public static string Literal(ClientModel client, ValueModel value, string parameter)
    {
        if (value.Kind == TypeKind.Enum)
            return CodeText.OData + "ODataLiteral.Enum(" + parameter + ", " + CodeText.Type(client, value.TypeName + "Wire") + ".Names)";

        var (factory, wire) = value.Primitive switch
        {
            PrimitiveKind.DateTime or PrimitiveKind.DateTimeOffset => ("DateTimeOffset", value.Wire != PrimitiveKind.DateTimeOffset),
            PrimitiveKind.Time or PrimitiveKind.TimeOfDay => ("TimeOfDay", value.Wire != PrimitiveKind.TimeOfDay),
            PrimitiveKind.Date => ("Date", value.Wire != PrimitiveKind.Date),
            _ => (value.Primitive.ToString(), false),
        };
        return CodeText.OData + "ODataLiteral." + factory + "(" + parameter + (wire ? ", " + Wire(value) : "") + ")";
    }

    /// <summary>The expression that writes a value as JSON; null becomes null.</summary>
    /// <param name="client">The service.</param>
    /// <param name="value">The value.</param>
    /// <param name="writer">The writer.</param>
    /// <param name="expression">The value's expression.</param>
    public static string Write(ClientModel client, ValueModel value, string writer, string expression) => value switch
    {
        { IsCollection: true, Kind: TypeKind.Complex or TypeKind.Entity } => writer + ".WriteCollection(" + expression + ")",
        { IsCollection: true } => writer + ".WriteList(" + expression + ", static (items, item) => " + Write(client, value with { IsCollection = false }, "items", "item") + ")",
        { Kind: TypeKind.Complex or TypeKind.Entity } => writer + ".WriteObject(" + expression + ")",
        { Kind: TypeKind.Enum } => writer + ".WriteEnum(" + expression + ", " + CodeText.Type(client, value.TypeName + "Wire") + ".Names)",
        _ => writer + ".Write" + (value.Wire == PrimitiveKind.DateTime && value.Primitive != PrimitiveKind.Date ? "DateTime" : Method(value.Primitive)) + "(" + expression + ")",
    };

    /// <summary>Whether a URL has a literal for the value; else it stands there as JSON.</summary>
    /// <param name="value">The value.</param>
    public static bool HasLiteral(ValueModel value) => !value.IsCollection
        && (value.Kind == TypeKind.Enum || (value.Kind == TypeKind.Primitive && value.Primitive is not (PrimitiveKind.Geo or PrimitiveKind.Untyped or PrimitiveKind.Stream)));

    /// <summary>Whether C# keeps the value in a structure, so that <c>T?</c> is another type than <c>T</c>.</summary>
    /// <param name="value">The value.</param>
    public static bool IsStruct(ValueModel value) =>
        value.Kind == TypeKind.Enum || (value.Kind == TypeKind.Primitive && value.Primitive is not (PrimitiveKind.String or PrimitiveKind.Binary or PrimitiveKind.Geo));

    /// <summary>The member of <c>EdmType</c> for the type on the wire.</summary>
    /// <param name="value">The value.</param>
    public static string Wire(ValueModel value) => CodeText.OData + "EdmType." + value.Wire;

    /// <summary>Whether a property can be null: complex and spatial values always, since a service need not send them and none is made up.</summary>
    /// <param name="value">The value.</param>
    public static bool IsOptional(ValueModel value) => value.IsNullable || value.Kind is TypeKind.Complex or TypeKind.Entity || value is { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Geo };

    /// <summary>The expression that reads one value.</summary>
    /// <param name="client">The service.</param>
    /// <param name="value">The value.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="isOptional">Whether null stays null.</param>
    public static string ReadOne(ClientModel client, ValueModel value, string reader, bool isOptional)
    {
        var call = value.Kind switch
        {
            TypeKind.Enum => reader + ".ReadEnum(" + CodeText.Type(client, value.TypeName + "Wire") + ".Names)",
            TypeKind.Complex or TypeKind.Entity => reader + ".ReadObject<" + Type(client, value) + ">()",
            _ when value.Primitive == PrimitiveKind.Geo => reader + ".ReadGeo<" + Type(client, value) + ">()",
            _ => reader + ".Read" + Method(value.Primitive) + "()",
        };
        return isOptional ? call : call + Fallback(value);
    }

    /// <summary>What takes the place of null, with its operator.</summary>
    /// <param name="value">The value.</param>
    public static string Fallback(ValueModel value) => value switch
    {
        { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.String } => " ?? \"\"",
        { Kind: TypeKind.Primitive, Primitive: PrimitiveKind.Binary } => " ?? []",
        _ => " ?? default",
    };

    private static string Method(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.DateTime or PrimitiveKind.DateTimeOffset => "DateTimeOffset",
        PrimitiveKind.Time or PrimitiveKind.TimeOfDay => "TimeOfDay",
        PrimitiveKind.Untyped or PrimitiveKind.Stream => "Untyped",
        _ => kind.ToString(),
    };

    private static string Primitive(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.String => "string",
        PrimitiveKind.Boolean => "bool",
        PrimitiveKind.Byte => "byte",
        PrimitiveKind.SByte => "sbyte",
        PrimitiveKind.Int16 => "short",
        PrimitiveKind.Int32 => "int",
        PrimitiveKind.Int64 => "long",
        PrimitiveKind.Single => "float",
        PrimitiveKind.Double => "double",
        PrimitiveKind.Decimal => "decimal",
        PrimitiveKind.Guid => "global::System.Guid",
        PrimitiveKind.Date => "global::System.DateOnly",
        PrimitiveKind.DateTime or PrimitiveKind.DateTimeOffset => "global::System.DateTimeOffset",
        PrimitiveKind.Time or PrimitiveKind.TimeOfDay => "global::System.TimeOnly",
        PrimitiveKind.Duration => "global::System.TimeSpan",
        PrimitiveKind.Binary => "byte[]",
        _ => "global::System.Text.Json.JsonElement",
    };
}
