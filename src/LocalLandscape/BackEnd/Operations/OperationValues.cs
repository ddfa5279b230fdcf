using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Query;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>Values of the model in types of .NET, for handlers of operations, and back.</summary>
internal static class OperationValues
{
    /// <summary>As a handler sees a value.</summary>
    public static object? Out(object? value, Action<StructuredValue> changing) => value switch
    {
        Date date => new DateOnly(date.Year, date.Month, date.Day),
        TimeOfDay time => new TimeOnly(time.Ticks),
        EnumValue member => member.ToString(),
        StructuredValue complex => new BackEndEntity(complex, changing),
        List<object?> items => items.ConvertAll(i => Out(i, changing)),
        _ => value,
    };

    /// <summary>As the data keeps it.</summary>
    /// <exception cref="ArgumentException">Not a value of the type.</exception>
    public static object? In(object? value, IEdmTypeReference type)
    {
        if (type.IsCollection())
            return value is string or not System.Collections.IEnumerable ? throw Wrong(value, type) : ((System.Collections.IEnumerable)value).Cast<object?>().Select(v => In(v, type.AsCollection().ElementType())).ToList();
        value = value switch
        {
            BackEndEntity entity => entity.Value,
            DateOnly date => new Date(date.Year, date.Month, date.Day),
            TimeOnly time => new TimeOfDay(time.Ticks),
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            _ => value,
        };
        if (value is null)
            return type.IsNullable ? null : throw Wrong(null, type);
        var converted = type.IsStructured() ? value as StructuredValue : Operators.Convert(value, type);
        return converted is not null && Fits(converted, type) ? converted : throw Wrong(value, type);
    }

    private static bool Fits(object value, IEdmTypeReference type) => type.Definition switch
    {
        IEdmEnumType => value is EnumValue,
        IEdmStructuredType structured => value is StructuredValue row && row.Type.IsOrInheritsFrom(structured),
        _ => type.PrimitiveKind() switch
        {
            EdmPrimitiveTypeKind.String => value is string,
            EdmPrimitiveTypeKind.Boolean => value is bool,
            EdmPrimitiveTypeKind.Date => value is Date,
            EdmPrimitiveTypeKind.TimeOfDay => value is TimeOfDay,
            EdmPrimitiveTypeKind.DateTimeOffset => value is DateTimeOffset,
            EdmPrimitiveTypeKind.Guid => value is Guid,
            EdmPrimitiveTypeKind.Binary => value is byte[],
            EdmPrimitiveTypeKind.Duration => value is TimeSpan,
            _ => value is not string,
        },
    };

    private static ArgumentException Wrong(object? value, IEdmTypeReference type) => new($"{value?.GetType().Name ?? "null"} is no value of {type.FullName()}.");
}
