using Btp.Connectivity.Metadata.Model;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.Metadata.Csdl.Building;

/// <summary>Primitive types of Edm to those of the model.</summary>
internal static class Primitives
{
    /// <summary>The primitive that a type is or stands on; <see cref="PrimitiveKind.Untyped"/> for all others.</summary>
    /// <param name="type">The type.</param>
    public static PrimitiveKind Of(IEdmType type) => type switch
    {
        IEdmTypeDefinition definition => Of(definition.UnderlyingType),
        IEdmPrimitiveType primitive => Of(primitive.PrimitiveKind),
        _ => PrimitiveKind.Untyped,
    };

    private static PrimitiveKind Of(EdmPrimitiveTypeKind kind) => kind switch
    {
        EdmPrimitiveTypeKind.String => PrimitiveKind.String,
        EdmPrimitiveTypeKind.Boolean => PrimitiveKind.Boolean,
        EdmPrimitiveTypeKind.Byte => PrimitiveKind.Byte,
        EdmPrimitiveTypeKind.SByte => PrimitiveKind.SByte,
        EdmPrimitiveTypeKind.Int16 => PrimitiveKind.Int16,
        EdmPrimitiveTypeKind.Int32 => PrimitiveKind.Int32,
        EdmPrimitiveTypeKind.Int64 => PrimitiveKind.Int64,
        EdmPrimitiveTypeKind.Single => PrimitiveKind.Single,
        EdmPrimitiveTypeKind.Double => PrimitiveKind.Double,
        EdmPrimitiveTypeKind.Decimal => PrimitiveKind.Decimal,
        EdmPrimitiveTypeKind.Guid => PrimitiveKind.Guid,
        EdmPrimitiveTypeKind.Date => PrimitiveKind.Date,
        EdmPrimitiveTypeKind.DateTimeOffset => PrimitiveKind.DateTimeOffset,
        EdmPrimitiveTypeKind.TimeOfDay => PrimitiveKind.TimeOfDay,
        EdmPrimitiveTypeKind.Duration => PrimitiveKind.Duration,
        EdmPrimitiveTypeKind.Binary => PrimitiveKind.Binary,
        EdmPrimitiveTypeKind.Stream => PrimitiveKind.Stream,
        EdmPrimitiveTypeKind.None or EdmPrimitiveTypeKind.PrimitiveType => PrimitiveKind.Untyped,
        _ => PrimitiveKind.Geo,
    };
}
