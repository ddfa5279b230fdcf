using System.Runtime.CompilerServices;
using Btp.Connectivity.OData.Wire.V2;
using Btp.Connectivity.OData.Wire.V4;

namespace Btp.Connectivity.OData;

/// <summary>A value on its way into a URL, with its type on the wire. The only way by which values get there: what a caller passes in cannot become syntax.</summary>
public readonly struct ODataLiteral
{
    // Two words hold every value type exactly; strings, bytes and enumeration tables are references.
    private readonly object? _reference;
    private readonly long _high;
    private readonly long _low;

    private ODataLiteral(EdmType type, object? reference, long high = 0, long low = 0)
    {
        Type = type;
        _reference = reference;
        _high = high;
        _low = low;
    }

    /// <summary>The type on the wire.</summary>
    public EdmType Type { get; }

    /// <summary>The absent value, <c>null</c>.</summary>
    public static ODataLiteral Null => default;

    /// <summary><c>Edm.String</c>; null becomes <see cref="Null"/>.</summary>
    public static ODataLiteral String(string? value) => value is null ? default : new(EdmType.String, value);

    /// <summary><c>Edm.Boolean</c>.</summary>
    public static ODataLiteral Boolean(bool value) => new(EdmType.Boolean, null, value ? 1 : 0);

    /// <summary><c>Edm.Byte</c>.</summary>
    public static ODataLiteral Byte(byte value) => new(EdmType.Byte, null, value);

    /// <summary><c>Edm.SByte</c>.</summary>
    public static ODataLiteral SByte(sbyte value) => new(EdmType.SByte, null, value);

    /// <summary><c>Edm.Int16</c>.</summary>
    public static ODataLiteral Int16(short value) => new(EdmType.Int16, null, value);

    /// <summary><c>Edm.Int32</c>.</summary>
    public static ODataLiteral Int32(int value) => new(EdmType.Int32, null, value);

    /// <summary><c>Edm.Int64</c>.</summary>
    public static ODataLiteral Int64(long value) => new(EdmType.Int64, null, value);

    /// <summary><c>Edm.Single</c>.</summary>
    public static ODataLiteral Single(float value) => new(EdmType.Single, null, BitConverter.SingleToInt32Bits(value));

    /// <summary><c>Edm.Double</c>.</summary>
    public static ODataLiteral Double(double value) => new(EdmType.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary><c>Edm.Decimal</c>, every digit kept.</summary>
    public static ODataLiteral Decimal(decimal value) => Pack(EdmType.Decimal, value);

    /// <summary><c>Edm.Guid</c>.</summary>
    public static ODataLiteral Guid(Guid value) => Pack(EdmType.Guid, value);

    /// <summary>A date: V4 <c>Edm.Date</c>, or V2 <c>Edm.DateTime</c> at midnight.</summary>
    public static ODataLiteral Date(DateOnly value, EdmType wire = EdmType.Date) => new(wire, null, value.ToDateTime(TimeOnly.MinValue).Ticks);

    /// <summary><c>Edm.DateTimeOffset</c>, or V2 <c>Edm.DateTime</c>, which has no zone and gets the time in UTC.</summary>
    public static ODataLiteral DateTimeOffset(DateTimeOffset value, EdmType wire = EdmType.DateTimeOffset)
        => wire == EdmType.DateTime ? new(wire, null, value.UtcTicks) : new(wire, null, value.Ticks, value.TotalOffsetMinutes);

    /// <summary>V4 <c>Edm.TimeOfDay</c>, or V2 <c>Edm.Time</c>.</summary>
    public static ODataLiteral TimeOfDay(TimeOnly value, EdmType wire = EdmType.TimeOfDay) => new(wire, null, value.Ticks);

    /// <summary>V4 <c>Edm.Duration</c>.</summary>
    public static ODataLiteral Duration(TimeSpan value, EdmType wire = EdmType.Duration) => new(wire, null, value.Ticks);

    /// <summary><c>Edm.Binary</c>; null becomes <see cref="Null"/>.</summary>
    public static ODataLiteral Binary(byte[]? value) => value is null ? default : new(EdmType.Binary, value);

    /// <summary>A shape on the earth or in a plane (V4); null becomes <see cref="Null"/>.</summary>
    public static ODataLiteral Geo(GeoShape? value, EdmType wire = EdmType.Geography) => value is null ? default : new(wire, value);

    /// <summary>A member, or a combination of members, of an enumeration (V4).</summary>
    public static ODataLiteral Enum<T>(T value, EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        return new(EdmType.Enum, names, names.ToInt64(value));
    }

    internal bool IsNull => Type == EdmType.Null;

    internal bool IsNegative => Type switch
    {
        EdmType.SByte or EdmType.Int16 or EdmType.Int32 or EdmType.Int64 => _high < 0,
        EdmType.Single => float.IsNegative(SingleValue),
        EdmType.Double => double.IsNegative(DoubleValue),
        EdmType.Decimal => decimal.IsNegative(DecimalValue),
        _ => false,
    };

    internal long Integer => _high;

    internal long Ticks => _high;

    internal int OffsetMinutes => (int)_low;

    internal string Text => (string)_reference!;

    internal byte[] Bytes => (byte[])_reference!;

    internal IEnumNames EnumNames => (IEnumNames)_reference!;

    internal GeoShape Shape => (GeoShape)_reference!;

    internal float SingleValue => BitConverter.Int32BitsToSingle((int)_high);

    internal double DoubleValue => BitConverter.Int64BitsToDouble(_high);

    internal decimal DecimalValue => Unpack<decimal>();

    internal Guid GuidValue => Unpack<Guid>();

    /// <summary>The value as it appears in a URL of V4, percent-encoded.</summary>
    public override string ToString() => ODataUrl.Describe(this, ODataProtocol.V4);

    internal void Write(ref UrlWriter writer)
    {
        if (writer.Protocol == ODataProtocol.V2)
            V2Literals.Write(ref writer, this);
        else
            V4Literals.Write(ref writer, this);
    }

    private static ODataLiteral Pack<T>(EdmType type, T value)
        where T : unmanaged
    {
        var words = Unsafe.BitCast<T, (long High, long Low)>(value);
        return new(type, null, words.High, words.Low);
    }

    private T Unpack<T>()
        where T : unmanaged
        => Unsafe.BitCast<(long High, long Low), T>((_high, _low));
}
