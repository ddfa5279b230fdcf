using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>Literals by the type of a value. Every comparison with <c>typeof</c> is decided when code is compiled, nothing is boxed.</summary>
internal static class ODataLiterals
{
    public static ODataLiteral Of<T>(T value, EdmType wire)
        where T : struct
    {
        if (typeof(T) == typeof(decimal))
            return ODataLiteral.Decimal(Unsafe.BitCast<T, decimal>(value));
        if (typeof(T) == typeof(int))
            return ODataLiteral.Int32(Unsafe.BitCast<T, int>(value));
        if (typeof(T) == typeof(long))
            return ODataLiteral.Int64(Unsafe.BitCast<T, long>(value));
        if (typeof(T) == typeof(DateOnly))
            return ODataLiteral.Date(Unsafe.BitCast<T, DateOnly>(value), wire);
        if (typeof(T) == typeof(DateTimeOffset))
            return ODataLiteral.DateTimeOffset((DateTimeOffset)(object)value, wire);
        if (typeof(T) == typeof(TimeOnly))
            return ODataLiteral.TimeOfDay(Unsafe.BitCast<T, TimeOnly>(value), wire);
        if (typeof(T) == typeof(TimeSpan))
            return ODataLiteral.Duration(Unsafe.BitCast<T, TimeSpan>(value), wire);
        if (typeof(T) == typeof(Guid))
            return ODataLiteral.Guid(Unsafe.BitCast<T, Guid>(value));
        if (typeof(T) == typeof(double))
            return ODataLiteral.Double(Unsafe.BitCast<T, double>(value));
        if (typeof(T) == typeof(float))
            return ODataLiteral.Single(Unsafe.BitCast<T, float>(value));
        if (typeof(T) == typeof(short))
            return ODataLiteral.Int16(Unsafe.BitCast<T, short>(value));
        if (typeof(T) == typeof(byte))
            return ODataLiteral.Byte(Unsafe.BitCast<T, byte>(value));
        if (typeof(T) == typeof(sbyte))
            return ODataLiteral.SByte(Unsafe.BitCast<T, sbyte>(value));
        if (typeof(T) == typeof(bool))
            return ODataLiteral.Boolean(Unsafe.BitCast<T, bool>(value));
        throw new ArgumentException($"{typeof(T).Name} is not a primitive type of OData.", nameof(value));
    }

    public static ODataLiteral Of<T>(T? value, EdmType wire)
        where T : struct
        => value is { } present ? Of(present, wire) : ODataLiteral.Null;

    /// <summary>The type on the wire that V4 has for a C# type: for items of collections, which have no property of their own.</summary>
    public static EdmType WireOf<T>()
        where T : struct
    {
        if (typeof(T) == typeof(DateOnly))
            return EdmType.Date;
        if (typeof(T) == typeof(DateTimeOffset))
            return EdmType.DateTimeOffset;
        if (typeof(T) == typeof(TimeOnly))
            return EdmType.TimeOfDay;
        return typeof(T) == typeof(TimeSpan) ? EdmType.Duration : Of(default(T), default).Type;
    }

    public static ODataLiteral[] Of<T>(ReadOnlySpan<T> values, EdmType wire)
        where T : struct
    {
        var literals = new ODataLiteral[values.Length];
        for (var i = 0; i < values.Length; i++)
            literals[i] = Of(values[i], wire);
        return literals;
    }
}
