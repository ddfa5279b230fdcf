using Btp.Connectivity.OData;
using FsCheck.Xunit;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>Value, literal of V4, and Microsoft's parser: what it reads is the value, for every type and its extremes.</summary>
public sealed class LiteralProperties
{
    private static readonly EdmModel _model = Model();

    [Property(MaxTest = 300)]
    public bool Strings(string? value)
    {
        var text = value is null ? "" : string.Concat(value.EnumerateRunes().Where(static rune => rune != System.Text.Rune.ReplacementChar).Select(static rune => rune.ToString()));
        return text.Equals(Read("String", ODataLiteral.String(text)));
    }

    [Property(MaxTest = 300)]
    public bool Integers(long value) => new[] { value, long.MinValue, long.MaxValue, int.MinValue, int.MaxValue, 0 }.All(static v =>
        v.Equals(Read("Int64", ODataLiteral.Int64(v))) && ((int)v).Equals(Read("Int32", ODataLiteral.Int32((int)v))) && ((long)(short)v).Equals(Whole("Int16", ODataLiteral.Int16((short)v)))
        && ((long)(sbyte)v).Equals(Whole("SByte", ODataLiteral.SByte((sbyte)v))) && ((long)(byte)v).Equals(Whole("Byte", ODataLiteral.Byte((byte)v))));

    // The text, because this parser makes floating-point numbers of short ones; whole numbers beyond 64 bits it does not take.
    [Property(MaxTest = 300)]
    public bool Decimals(int low, int middle, bool isNegative, byte scale)
        => new[] { new decimal(low, middle, 0, isNegative, (byte)(scale % 29)), 0.0000000000000000000000000001m, -12345678901234567.89m }.All(static v => v == decimal.Parse(Constant("Decimal", ODataLiteral.Decimal(v)).LiteralText, System.Globalization.CultureInfo.InvariantCulture));

    [Property(MaxTest = 300)]
    public bool Floating_points(double value) => new[] { value, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, 0.1, 1e15, 1e16, -1e-5 }.All(static v =>
        v.Equals(Convert.ToDouble(Read("Double", ODataLiteral.Double(v)))) && ((float)v).Equals(Convert.ToSingle(Read("Single", ODataLiteral.Single((float)v)))));

    [Property(MaxTest = 300)]
    public bool Times(long random, short minutes, int day)
    {
        var offset = TimeSpan.FromMinutes(minutes % (14 * 60));
        var moment = new DateTimeOffset(TimeSpan.TicksPerDay + Math.Abs(random % (DateTime.MaxValue.Ticks - (2 * TimeSpan.TicksPerDay))), offset);
        var date = DateOnly.FromDayNumber(Math.Abs(day % DateOnly.MaxValue.DayNumber));
        var time = new TimeOnly(Math.Abs(random % TimeSpan.TicksPerDay));
        return new[] { moment, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch }.All(static m => Read("DateTimeOffset", ODataLiteral.DateTimeOffset(m)) is DateTimeOffset read && read.EqualsExact(m))
            && new[] { date, DateOnly.MinValue, DateOnly.MaxValue }.All(static d => Read("Date", ODataLiteral.Date(d)) is Date read && (read.Year, read.Month, read.Day) == (d.Year, d.Month, d.Day))
            && new[] { time, TimeOnly.MinValue, TimeOnly.MaxValue }.All(static t => Read("TimeOfDay", ODataLiteral.TimeOfDay(t)) is TimeOfDay read && read.Ticks == t.Ticks)
            && new[] { new(random), TimeSpan.MaxValue, TimeSpan.Zero, new(-1) }.All(static d => d.Equals(Read("Duration", ODataLiteral.Duration(d))));
    }

    // Without the letters 62 and 63: the standard has "-" and "_" for them, this parser "+" and "/".
    [Property(MaxTest = 300)]
    public bool Bytes_guids_and_booleans(byte[]? bytes, Guid guid, bool boolean)
        => (Convert.ToBase64String(bytes ?? []).AsSpan().ContainsAny('+', '/') || ((byte[])Read("Binary", ODataLiteral.Binary(bytes ?? []))!).SequenceEqual(bytes ?? [])) && guid.Equals(Read("Guid", ODataLiteral.Guid(guid))) && boolean.Equals(Read("Boolean", ODataLiteral.Boolean(boolean)));

    [Fact]
    public void Another_value_is_noticed() => Assert.NotEqual("a", Read("String", ODataLiteral.String("A")));

    private static object Whole(string type, ODataLiteral literal) => Convert.ToInt64(Read(type, literal));

    private static object? Read(string type, ODataLiteral literal) => Constant(type, literal).Value;

    private static ConstantNode Constant(string type, ODataLiteral literal)
    {
        var url = new Uri($"http://host/Things?$filter={type}%20eq%20{ODataUrl.Describe(literal, ODataProtocol.V4)}");
        SingleValueNode node = ((BinaryOperatorNode)new ODataUriParser(_model, new Uri("http://host/"), url).ParseFilter().Expression).Right;
        while (node is ConvertNode convert)
            node = convert.Source;
        return (ConstantNode)node;
    }

    private static EdmModel Model()
    {
        var model = new EdmModel();
        var thing = new EdmEntityType("N", "Thing");
        foreach (var kind in Enum.GetValues<EdmPrimitiveTypeKind>().Where(static kind => kind is > EdmPrimitiveTypeKind.None and < EdmPrimitiveTypeKind.Stream or EdmPrimitiveTypeKind.Duration or EdmPrimitiveTypeKind.Date or EdmPrimitiveTypeKind.TimeOfDay))
            thing.AddStructuralProperty(kind.ToString(), kind);
        thing.AddKeys(thing.FindProperty("Int32") as IEdmStructuralProperty);
        var container = new EdmEntityContainer("N", "C");
        container.AddEntitySet("Things", thing);
        model.AddElements([thing, container]);
        return model;
    }
}
