using System.Globalization;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>The operators of OData expressions over values. Mixed numbers meet in decimal, or in double when one of them is binary floating point.</summary>
internal static class Operators
{
    public static object? Unary(UnaryOperatorKind kind, object? value) => (kind, value) switch
    {
        (_, null) => null,
        (UnaryOperatorKind.Not, bool truth) => !truth,
        (UnaryOperatorKind.Negate, double number) => -number,
        (UnaryOperatorKind.Negate, float number) => -number,
        (UnaryOperatorKind.Negate, TimeSpan span) => -span,
        (UnaryOperatorKind.Negate, _) when IsNumber(value) => -ToDecimal(value),
        _ => throw ODataFailure.BadRequest($"{kind} cannot be applied to {value.GetType().Name}"),
    };

    public static object? Binary(BinaryOperatorKind kind, object? left, object? right) => kind switch
    {
        BinaryOperatorKind.Equal => AreEqual(left, right),
        BinaryOperatorKind.NotEqual => !AreEqual(left, right),
        BinaryOperatorKind.GreaterThan => Ordered(left, right) && Compare(left, right) > 0,
        BinaryOperatorKind.GreaterThanOrEqual => Ordered(left, right) && Compare(left, right) >= 0,
        BinaryOperatorKind.LessThan => Ordered(left, right) && Compare(left, right) < 0,
        BinaryOperatorKind.LessThanOrEqual => Ordered(left, right) && Compare(left, right) <= 0,
        BinaryOperatorKind.And => left is false || right is false ? false : left is null || right is null ? null : true,
        BinaryOperatorKind.Or => left is true || right is true ? true : left is null || right is null ? null : false,
        BinaryOperatorKind.Has => left is EnumValue flags && right is EnumValue wanted ? (flags.Value & wanted.Value) == wanted.Value : null,
        _ => left is null || right is null ? null : Arithmetic.Apply(kind, left, right),
    };

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (StructuredValue a, StructuredValue b) => ReferenceEquals(a, b),
        (double.NaN, _) or (_, double.NaN) or (float.NaN, _) or (_, float.NaN) => false,
        _ => Compare(left, right) == 0,
    };

    // Only values order; NaN and null order with nothing.
    private static bool Ordered(object? left, object? right) =>
        left is not (null or double.NaN or float.NaN) && right is not (null or double.NaN or float.NaN);

    /// <summary>The order of two values; null comes first, as <c>$orderby</c> wants it.</summary>
    /// <exception cref="ODataFailure">400: the values have no common order.</exception>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString()),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        (Date a, DateTimeOffset b) => Midnight(a).CompareTo(b),
        (DateTimeOffset a, Date b) => a.CompareTo(Midnight(b)),
        _ when IsNumber(left) && IsNumber(right) => Arithmetic.CompareNumbers(left, right),
        (IComparable a, _) when left.GetType() == right.GetType() => a.CompareTo(right),
        _ => throw ODataFailure.BadRequest($"Values of the types {left.GetType().Name} and {right.GetType().Name} cannot be compared"),
    };

    /// <summary>Converts a value as the URI parser's promotions and <c>cast</c> want it; null when it cannot be.</summary>
    public static object? Convert(object? value, IEdmTypeReference? type)
    {
        if (value is null || type?.Definition is not { } definition)
            return value;
        if (definition is IEdmEnumType members)
            return value is string name ? new EnumValue(members, EnumNumber(members, name)) : value;
        var kind = definition switch
        {
            IEdmPrimitiveType primitive => primitive.PrimitiveKind,
            IEdmTypeDefinition defined => defined.UnderlyingType.PrimitiveKind,
            _ => EdmPrimitiveTypeKind.None,
        };
        try
        {
            return kind switch
            {
                EdmPrimitiveTypeKind.DateTimeOffset when value is Date date => Midnight(date),
                EdmPrimitiveTypeKind.Date when value is DateTimeOffset time => (Date)time.UtcDateTime.Date,
                EdmPrimitiveTypeKind.Decimal when IsNumber(value) => ToDecimal(value),
                EdmPrimitiveTypeKind.Double when IsNumber(value) => ToDouble(value),
                EdmPrimitiveTypeKind.Single when IsNumber(value) => (float)ToDouble(value),
                EdmPrimitiveTypeKind.Int64 when IsNumber(value) => (long)ToDecimal(value),
                EdmPrimitiveTypeKind.Int32 when IsNumber(value) => (int)ToDecimal(value),
                EdmPrimitiveTypeKind.Int16 when IsNumber(value) => (short)ToDecimal(value),
                EdmPrimitiveTypeKind.Byte when IsNumber(value) => (byte)ToDecimal(value),
                EdmPrimitiveTypeKind.SByte when IsNumber(value) => (sbyte)ToDecimal(value),
                EdmPrimitiveTypeKind.String => Literals.Text(value),
                EdmPrimitiveTypeKind.None or EdmPrimitiveTypeKind.PrimitiveType => value,
                _ when value is string text => SeedValues.Parse(kind, text),
                _ => value,
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The number behind member names or a number written as text.</summary>
    public static long EnumNumber(IEdmEnumType type, string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        return text.Split(',').Aggregate(0L, (sum, name) => sum | (type.Members.FirstOrDefault(m => m.Name == name.Trim())?.Value.Value
            ?? throw ODataFailure.BadRequest($"{type.FullTypeName()} has no member '{name.Trim()}'")));
    }

    public static bool IsNumber(object? value) => value is decimal or double or float or long or int or short or byte or sbyte;

    public static decimal ToDecimal(object value) => System.Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    public static double ToDouble(object value) => System.Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static DateTimeOffset Midnight(Date date) => new(date.Year, date.Month, date.Day, 0, 0, 0, TimeSpan.Zero);
}
