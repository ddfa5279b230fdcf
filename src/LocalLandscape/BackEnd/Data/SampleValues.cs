using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>Values for generated rows, decided by type, facets and name alone; no randomness.</summary>
internal static class SampleValues
{
    private static readonly string[] Currencies = ["EUR", "USD", "AED", "GBP", "JPY"];
    private static readonly string[] Countries = ["DE", "US", "AE", "GB", "JP"];
    private static readonly string[] Words = ["pump", "valve", "bearing", "O'Neil & Co", "flange 50%", "gasket", "Müller", "shaft"];
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A key value: number <paramref name="number"/> in the shape of the property's type.</summary>
    public static object Key(IEdmStructuralProperty property, int number)
    {
        if (property.Type.Definition is IEdmPrimitiveType { PrimitiveKind: EdmPrimitiveTypeKind.String })
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            return property.Type.AsString().MaxLength is int limit && text.Length > limit ? Short(number, limit) : text;
        }
        return Value(property.Type, property.Name, number) ?? number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A value for row <paramref name="index"/>; every ninth nullable value is null.</summary>
    public static object? Of(IEdmStructuralProperty property, int index)
    {
        if (property.Type.IsNullable && (index + property.Name.Length) % 9 == 8)
            return null;
        return Value(property.Type, property.Name, index + property.Name.Length);
    }

    private static object? Value(IEdmTypeReference type, string name, int n)
    {
        if (type.IsCollection())
            return Enumerable.Range(n, n % 3).Select(i => Value(type.AsCollection().ElementType(), name, i)).ToList();
        switch (type.Definition)
        {
            case IEdmComplexType complex:
                var value = new StructuredValue(complex);
                // A complex type may hold itself: optional members of complex types stay null.
                foreach (var property in complex.StructuralProperties())
                    value[property.Name] = property.Type.Definition is IEdmComplexType && property.Type.IsNullable ? null : Of(property, n);
                return complex.IsAbstract ? null : value;
            case IEdmEnumType members:
                return members.Members.Any() ? new EnumValue(members, members.Members.ElementAt(n % members.Members.Count()).Value.Value) : null;
            case IEdmTypeDefinition definition:
                return Primitive(definition.UnderlyingType.PrimitiveKind, type, name, n);
            case IEdmPrimitiveType primitive:
                return Primitive(primitive.PrimitiveKind, type, name, n);
            default:
                return null;
        }
    }

    private static object? Primitive(EdmPrimitiveTypeKind kind, IEdmTypeReference type, string name, int n) => kind switch
    {
        EdmPrimitiveTypeKind.String => Cut(Text(name, n), type.IsString() ? type.AsString().MaxLength : null, n),
        EdmPrimitiveTypeKind.Boolean => n % 2 == 0,
        EdmPrimitiveTypeKind.Byte => (byte)(n % 256),
        EdmPrimitiveTypeKind.SByte => (sbyte)(n % 128),
        EdmPrimitiveTypeKind.Int16 => (short)(n % short.MaxValue),
        EdmPrimitiveTypeKind.Int32 => n,
        EdmPrimitiveTypeKind.Int64 => (long)n,
        EdmPrimitiveTypeKind.Single => n / 4f,
        EdmPrimitiveTypeKind.Double => n / 8d,
        EdmPrimitiveTypeKind.Decimal => Number(type, n),
        EdmPrimitiveTypeKind.Guid => new Guid(n, 0x5A4, 0x4A, 1, 2, 3, 4, 5, 6, 7, 8),
        EdmPrimitiveTypeKind.Date => (Date)Epoch.AddDays(n % 700).Date,
        EdmPrimitiveTypeKind.TimeOfDay => new TimeOfDay(n % 24, n * 7 % 60, n * 13 % 60, 0),
        EdmPrimitiveTypeKind.DateTimeOffset => Epoch.AddHours(n).AddSeconds(n % 60),
        EdmPrimitiveTypeKind.Duration => TimeSpan.FromMinutes(n),
        EdmPrimitiveTypeKind.Binary => Encoding.UTF8.GetBytes(name + n.ToString(CultureInfo.InvariantCulture)),
        EdmPrimitiveTypeKind.GeographyPoint or EdmPrimitiveTypeKind.GeometryPoint =>
            JsonDocument.Parse($$"""{"type":"Point","coordinates":[{{n % 180}},{{n % 90}}]}""").RootElement,
        _ => null,
    };

    private static decimal Number(IEdmTypeReference type, int n)
    {
        var (precision, scale) = type.IsDecimal() ? (type.AsDecimal().Precision ?? 15, type.AsDecimal().Scale ?? 2) : (15, 2);
        var digits = Math.Clamp(precision - scale, 0, 12);
        var whole = digits == 0 ? 0 : n * 137L % (long)Math.Pow(10, digits);
        return scale <= 0 ? whole : whole + Math.Round(n % 100 / 100m, Math.Min(scale, 2));
    }

    private static string Text(string name, int n)
    {
        bool Has(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Has("currency") ? Currencies[n % Currencies.Length]
            : Has("country") ? Countries[n % Countries.Length]
            : Has("language") ? "EN"
            : Has("unit") ? (n % 2 == 0 ? "EA" : "KG")
            : Has("mail") ? $"user{n.ToString(CultureInfo.InvariantCulture)}@corp.example"
            : Has("name") || Has("text") || Has("description") ? $"{Words[n % Words.Length]} {n.ToString(CultureInfo.InvariantCulture)}"
            : $"{name[0]}{n.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Cut(string text, int? limit, int n) =>
        limit is not int most || text.Length <= most ? text : most <= 4 ? Short(n, most) : text[..most];

    /// <summary>A number in the few characters there are, base 36.</summary>
    private static string Short(int number, int limit)
    {
        const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var text = new StringBuilder();
        for (var rest = number; text.Length < limit; rest /= 36)
            text.Insert(0, Digits[rest % 36]);
        return text.ToString();
    }
}
