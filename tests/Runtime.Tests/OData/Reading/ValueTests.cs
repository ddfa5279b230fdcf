using System.Text;
using System.Text.Json;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

/// <summary>Every type and its extremes, as servers send them.</summary>
public sealed class ValueTests
{
    private delegate T Read<T>(ref ODataReader reader);

    [Theory]
    [InlineData("\"x\"", "x")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    [InlineData("\"a\\\"b\\\\\\u00fc\\n\\/\"", "a\"b\\ü\n/")]
    [InlineData("\"äöü€😀 a string longer than the shared ones\"", "äöü€😀 a string longer than the shared ones")]
    [InlineData("\"ü\"", "ü")]
    public void Strings_are_unescaped(string json, string? expected) => Is(expected, json, (ref ODataReader r) => r.ReadString());

    [Fact]
    public void Other_tokens_are_no_strings()
    {
        foreach (var json in new[] { "1", "true", "{}", "[]" })
            Assert.Contains("is not a string", Refused(json, (ref ODataReader r) => r.ReadString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Booleans_are_tokens()
    {
        Is(true, "true", (ref ODataReader r) => r.ReadBoolean());
        Is(false, "false", (ref ODataReader r) => r.ReadBoolean());
        Is(null, "null", (ref ODataReader r) => r.ReadBoolean());
        Refused("\"true\"", (ref ODataReader r) => r.ReadBoolean());
    }

    [Fact]
    public void Integers_come_bare_or_in_quotes_up_to_their_limits()
    {
        foreach (var quote in new[] { "", "\"" })
        {
            Is(byte.MaxValue, $"{quote}255{quote}", (ref ODataReader r) => r.ReadByte());
            Is(sbyte.MinValue, $"{quote}-128{quote}", (ref ODataReader r) => r.ReadSByte());
            Is(short.MinValue, $"{quote}-32768{quote}", (ref ODataReader r) => r.ReadInt16());
            Is(int.MinValue, $"{quote}-2147483648{quote}", (ref ODataReader r) => r.ReadInt32());
            Is(long.MinValue, $"{quote}-9223372036854775808{quote}", (ref ODataReader r) => r.ReadInt64());
            Is(long.MaxValue, $"{quote}9223372036854775807{quote}", (ref ODataReader r) => r.ReadInt64());
        }

        Is(null, "null", (ref ODataReader r) => r.ReadInt64());
    }

    [Fact]
    public void Integers_beyond_their_limits_are_refused()
    {
        Refused("256", (ref ODataReader r) => r.ReadByte());
        Refused("-1", (ref ODataReader r) => r.ReadByte());
        Refused("128", (ref ODataReader r) => r.ReadSByte());
        Refused("32768", (ref ODataReader r) => r.ReadInt16());
        Refused("2147483648", (ref ODataReader r) => r.ReadInt32());
        Refused("9223372036854775808", (ref ODataReader r) => r.ReadInt64());
        Refused("1.5", (ref ODataReader r) => r.ReadInt32());
        Refused("\"\"", (ref ODataReader r) => r.ReadInt32());
        Refused("\"1 \"", (ref ODataReader r) => r.ReadInt32());
    }

    [Theory]
    [InlineData("0.1234567890123456789")]
    [InlineData("12345678.123456789012")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("100.00")]
    [InlineData("-0.50")]
    [InlineData("0")]
    [InlineData("999999999999999999")]
    [InlineData("99999999999999999.9")]
    [InlineData("9007199254740993")]
    public void Decimals_keep_every_digit_and_their_scale(string text)
    {
        foreach (var json in new[] { text, $"\"{text}\"" })
            Assert.Equal(text, Value(json, (ref ODataReader r) => r.ReadDecimal())!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Decimals_with_an_exponent_are_read_exactly()
    {
        Is(1500m, "1.5E3", (ref ODataReader r) => r.ReadDecimal());
        Is(0.0015m, "\"1.5e-3\"", (ref ODataReader r) => r.ReadDecimal());
    }

    [Theory]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1E-29")]
    [InlineData("\"\"")]
    [InlineData("\"1,5\"")]
    public void A_decimal_that_would_have_to_be_rounded_or_guessed_is_refused(string json)
    {
        Refused(json, (ref ODataReader r) => r.ReadDecimal());
    }

    [Fact]
    public void Floating_point_numbers_have_their_special_values()
    {
        Is(1.5, "1.5", (ref ODataReader r) => r.ReadDouble());
        Is(double.MaxValue, "\"1.7976931348623157E+308\"", (ref ODataReader r) => r.ReadDouble());
        Is(double.PositiveInfinity, "\"INF\"", (ref ODataReader r) => r.ReadDouble());
        Is(double.NegativeInfinity, "\"-INF\"", (ref ODataReader r) => r.ReadDouble());
        Is(double.NaN, "\"NaN\"", (ref ODataReader r) => r.ReadDouble());
        Is(1.5f, "1.5", (ref ODataReader r) => r.ReadSingle());
        Is(float.NegativeInfinity, "\"-INF\"", (ref ODataReader r) => r.ReadSingle());
        Is(float.NaN, "\"NaN\"", (ref ODataReader r) => r.ReadSingle());
        Refused("\"many\"", (ref ODataReader r) => r.ReadDouble());
    }

    [Fact]
    public void Guids_are_read_in_either_case()
    {
        var id = Guid.Parse("11111111-2222-3333-4444-55555555abcd");
        Is(id, $"\"{id}\"", (ref ODataReader r) => r.ReadGuid());
        Is(id, $"\"{id.ToString().ToUpperInvariant()}\"", (ref ODataReader r) => r.ReadGuid());
        Refused("\"11111111\"", (ref ODataReader r) => r.ReadGuid());
    }

    [Theory]
    [InlineData("\"AP/+\"", new byte[] { 0, 0xFF, 0xFE })]
    [InlineData("\"AP\\/+\"", new byte[] { 0, 0xFF, 0xFE })]
    [InlineData("\"AP_-\"", new byte[] { 0, 0xFF, 0xFE })]
    [InlineData("\"AA==\"", new byte[] { 0 })]
    [InlineData("\"AA\"", new byte[] { 0 })]
    [InlineData("\"\"", new byte[0])]
    public void Binaries_are_base64_or_base64url(string json, byte[] expected) => Assert.Equal(expected, Value(json, (ref ODataReader r) => r.ReadBinary()));

    [Fact]
    public void Other_texts_are_no_binaries()
    {
        Refused("\"A\"", (ref ODataReader r) => r.ReadBinary());
        Refused("\"äöüß\"", (ref ODataReader r) => r.ReadBinary());
        Is(null, "null", (ref ODataReader r) => r.ReadBinary());
    }

    [Fact]
    public void Enumerations_are_names_or_numbers_and_unknown_members_are_kept()
    {
        Is(Color.Red, "\"Red\"", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
        Is(Color.Red | Color.Blue, "\"Red,Blue\"", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
        Is(Color.Red | Color.Blue, "\"Red, Blue\"", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
        Is(Color.Green, "2", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
        Is((Color)64, "\"64\"", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
        Is(null, "null", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
        Refused("\"Mauve\"", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
        Refused("{}", (ref ODataReader r) => r.ReadEnum(ColorWire.Names));
    }

    [Fact]
    public void Untyped_values_are_kept_as_json()
    {
        var point = Value("{\"type\":\"Point\",\"coordinates\":[1.5,2]}", (ref ODataReader r) => r.ReadUntyped());
        Assert.Equal(1.5m, point!.Value.GetProperty("coordinates")[0].GetDecimal());
        Assert.Null(Value("null", (ref ODataReader r) => r.ReadUntyped()));
    }

    [Fact]
    public void A_refused_value_is_named_with_its_place()
    {
        var names = new PropertyNames("Amount");
        var exception = Assert.Throws<ODataFormatException>(() =>
        {
            var reader = new ODataReader("{\"Amount\":true}"u8, isFinal: true, default, ODataProtocol.V4, null, 100);
            reader.Json.Read();
            var scope = reader.EnterObject();
            reader.NextProperty(names, ref scope, out _);
            reader.ReadDecimal();
        });
        Assert.Equal("The value of Amount is not a decimal number but a Boolean, at byte 110.", exception.Message);
    }

    private static void Is<T>(T? expected, string json, Read<T?> read)
        where T : struct
        => Assert.Equal(expected, Value(json, read));

    private static void Is<T>(T? expected, string json, Read<T?> read)
        where T : class
        => Assert.Equal(expected, Value(json, read));

    private static T Value<T>(string json, Read<T> read)
    {
        var reader = new ODataReader(Encoding.UTF8.GetBytes(json), isFinal: true, default, ODataProtocol.V4, ShortStrings.Rent(), 0);
        var value = read(ref reader);
        Assert.False(reader.IsStarved);
        Assert.Equal(Encoding.UTF8.GetByteCount(json), reader.BytesConsumed);
        return value;
    }

    private static ODataFormatException Refused<T>(string json, Read<T> read) => Assert.Throws<ODataFormatException>(() => Value(json, read));
}
