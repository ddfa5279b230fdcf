using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>What a property that may not be null holds when a seed says nothing: its default, else its initial value as ABAP has it.</summary>
internal static class InitialValues
{
    /// <summary>Fills what is missing in an entity or complex value.</summary>
    /// <exception cref="FormatException">A property has no initial value, so the seed must give one.</exception>
    public static void Fill(StructuredValue value)
    {
        foreach (var property in value.Type.StructuralProperties().Where(p => !value.Has(p.Name)))
        {
            if (property.DefaultValueString is { } text && property.Type.Definition is IEdmPrimitiveType { PrimitiveKind: not EdmPrimitiveTypeKind.Stream } primitive)
                value[property.Name] = SeedValues.Parse(primitive.PrimitiveKind, text);
            else if (!property.Type.IsNullable && !property.Type.IsCollection())
                value[property.Name] = Initial(property);
        }
    }

    private static object? Initial(IEdmStructuralProperty property)
    {
        switch (property.Type.Definition)
        {
            case IEdmComplexType { IsAbstract: false } complex:
                var inner = new StructuredValue(complex);
                Fill(inner);
                return inner;
            case IEdmEnumType members:
                return new EnumValue(members, members.Members.FirstOrDefault()?.Value.Value ?? 0);
        }
        return property.Type.PrimitiveKind() switch
        {
            EdmPrimitiveTypeKind.String => "",
            EdmPrimitiveTypeKind.Boolean => false,
            EdmPrimitiveTypeKind.Byte => (byte)0,
            EdmPrimitiveTypeKind.SByte => (sbyte)0,
            EdmPrimitiveTypeKind.Int16 => (short)0,
            EdmPrimitiveTypeKind.Int32 => 0,
            EdmPrimitiveTypeKind.Int64 => 0L,
            EdmPrimitiveTypeKind.Single => 0f,
            EdmPrimitiveTypeKind.Double => 0d,
            EdmPrimitiveTypeKind.Decimal => 0m,
            EdmPrimitiveTypeKind.Guid => Guid.Empty,
            EdmPrimitiveTypeKind.TimeOfDay => TimeOfDay.MinValue,
            EdmPrimitiveTypeKind.Duration => TimeSpan.Zero,
            EdmPrimitiveTypeKind.Binary => Array.Empty<byte>(),
            EdmPrimitiveTypeKind.Date or EdmPrimitiveTypeKind.DateTimeOffset => throw new FormatException($"{property.Name}: the property has no value and is not nullable"),
            _ => null,
        };
    }
}
