using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>Every type and its extremes, both protocols, against tables made by hand from the specifications.</summary>
public sealed class LiteralTests
{
    private static readonly DateTimeOffset _moment = new(2024, 1, 31, 8, 0, 0, TimeSpan.FromMinutes(-90));

    public static TheoryData<string, string, string> Values { get; } = new()
    {
        { nameof(ODataLiteral.Null), "null", "null" },
        { "string", "'O''Neil'", "'O''Neil'" },
        { "empty string", "''", "''" },
        { "true", "true", "true" },
        { "byte", "255", "255" },
        { "sbyte", "-128", "-128" },
        { "short", "-32768", "-32768" },
        { "int", "-2147483648", "-2147483648" },
        { "long", "-9223372036854775808L", "-9223372036854775808" },
        { "decimal", "10.50M", "10.50" },
        { "greatest decimal", "79228162514264337593543950335M", "79228162514264337593543950335" },
        { "least step", "-0.0000000000000000000000000001M", "-0.0000000000000000000000000001" },
        { "double", "1.5D", "1.5" },
        { "great double", "1.7976931348623157E308D", "1.7976931348623157E308" },
        { "small double", "5E-324D", "5E-324" },
        { "single", "1.5F", "1.5" },
        { "infinity", "INF", "INF" },
        { "negative infinity", "-INF", "-INF" },
        { "not a number", "NaN", "NaN" },
        { "guid", "guid'11111111-2222-3333-4444-555555555555'", "11111111-2222-3333-4444-555555555555" },
        { "date", "datetime'2024-02-29T00:00:00'", "2024-02-29" },
        { "first date", "datetime'0001-01-01T00:00:00'", "0001-01-01" },
        { "moment", "datetimeoffset'2024-01-31T08:00:00-01:30'", "2024-01-31T08:00:00-01:30" },
        { "moment east", "datetimeoffset'2024-01-31T08:00:00%2B05:30'", "2024-01-31T08:00:00%2B05:30" },
        { "moment in UTC with a tick", "datetimeoffset'2024-01-31T08:00:00.0000001Z'", "2024-01-31T08:00:00.0000001Z" },
        { "time", "time'PT08H05M00S'", "08:05:00" },
        { "time with milliseconds", "time'PT23H59M59.12S'", "23:59:59.12" },
        { "binary", "X'00FB FF'".Replace(" ", ""), "binary'APv_'" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_as_the_protocol_has_it(string value, string v2, string v4)
    {
        var literal = Make(value, ODataProtocol.V4);
        Assert.Equal(v4, ODataUrl.Describe(literal, ODataProtocol.V4));
        Assert.Equal(v2, ODataUrl.Describe(Make(value, ODataProtocol.V2), ODataProtocol.V2));
    }

    [Fact]
    public void V2_datetime_has_no_zone_and_holds_the_time_in_UTC()
        => Assert.Equal("datetime'2024-01-31T09:30:00'", ODataUrl.Describe(ODataLiteral.DateTimeOffset(_moment, EdmType.DateTime), ODataProtocol.V2));

    [Theory]
    [InlineData(0, "PT0S")]
    [InlineData(450_000_000_000, "PT12H30M")]
    [InlineData(864_000_000_000, "P1D")]
    [InlineData(937_845_000_000, "P1DT2H3M4.5S")]
    [InlineData(-10_000_001, "-PT1.0000001S")]
    [InlineData(long.MinValue, "-P10675199DT2H48M5.4775808S")]
    [InlineData(long.MaxValue, "P10675199DT2H48M5.4775807S")]
    public void A_duration_is_written_in_quotes(long ticks, string text)
        => Assert.Equal($"duration'{text}'", ODataUrl.Describe(ODataLiteral.Duration(new TimeSpan(ticks)), ODataProtocol.V4));

    [Fact]
    public void A_key_is_never_null() => Assert.Throws<ArgumentNullException>(() => new ODataKeyPart("Key", ODataLiteral.Null));

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Half_a_surrogate_pair_is_refused_and_not_replaced(int half)
        => Assert.Throws<ArgumentException>(() => ODataUrl.Describe(ODataLiteral.String($"a{(char)half}b"), ODataProtocol.V4));

    private static ODataLiteral Make(string value, ODataProtocol protocol) => value switch
    {
        "string" => ODataLiteral.String("O'Neil"),
        "empty string" => ODataLiteral.String(""),
        "true" => ODataLiteral.Boolean(true),
        "byte" => ODataLiteral.Byte(255),
        "sbyte" => ODataLiteral.SByte(sbyte.MinValue),
        "short" => ODataLiteral.Int16(short.MinValue),
        "int" => ODataLiteral.Int32(int.MinValue),
        "long" => ODataLiteral.Int64(long.MinValue),
        "decimal" => ODataLiteral.Decimal(10.50m),
        "greatest decimal" => ODataLiteral.Decimal(decimal.MaxValue),
        "least step" => ODataLiteral.Decimal(-0.0000000000000000000000000001m),
        "double" => ODataLiteral.Double(1.5),
        "great double" => ODataLiteral.Double(double.MaxValue),
        "small double" => ODataLiteral.Double(double.Epsilon),
        "single" => ODataLiteral.Single(1.5f),
        "infinity" => ODataLiteral.Double(double.PositiveInfinity),
        "negative infinity" => ODataLiteral.Single(float.NegativeInfinity),
        "not a number" => ODataLiteral.Double(double.NaN),
        "guid" => ODataLiteral.Guid(Guid.Parse("11111111-2222-3333-4444-555555555555")),
        "date" => ODataLiteral.Date(new DateOnly(2024, 2, 29), protocol == ODataProtocol.V2 ? EdmType.DateTime : EdmType.Date),
        "first date" => ODataLiteral.Date(DateOnly.MinValue, protocol == ODataProtocol.V2 ? EdmType.DateTime : EdmType.Date),
        "moment" => ODataLiteral.DateTimeOffset(_moment),
        "moment east" => ODataLiteral.DateTimeOffset(new(2024, 1, 31, 8, 0, 0, TimeSpan.FromMinutes(330))),
        "moment in UTC with a tick" => ODataLiteral.DateTimeOffset(new DateTimeOffset(2024, 1, 31, 8, 0, 0, TimeSpan.Zero).AddTicks(1)),
        "time" => ODataLiteral.TimeOfDay(new TimeOnly(8, 5), protocol == ODataProtocol.V2 ? EdmType.Time : EdmType.TimeOfDay),
        "time with milliseconds" => ODataLiteral.TimeOfDay(new TimeOnly(23, 59, 59, 120), protocol == ODataProtocol.V2 ? EdmType.Time : EdmType.TimeOfDay),
        "binary" => ODataLiteral.Binary([0, 0xFB, 0xFF]),
        _ => ODataLiteral.Null,
    };
}
