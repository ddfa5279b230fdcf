using System.Globalization;
using System.Numerics;
using Btp.Connectivity.Rfc;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.Rfc;

/// <summary>Decimal numbers beyond those of .NET.</summary>
public sealed class RfcDecimalTests
{
    [Theory]
    [InlineData("1.0", "1", 0)]
    [InlineData("1E3", "1000", 0)]
    [InlineData("-0", "0.00", 0)]
    [InlineData("1", "1.0000000000000000000000000000001", -1)]
    [InlineData("1E6144", "9E6143", 1)]
    [InlineData("-1E-6176", "0", -1)]
    public void Numbers_are_compared_by_value(string left, string right, int expected)
    {
        var (one, other) = (RfcDecimal.Parse(left), RfcDecimal.Parse(right));

        Assert.Equal(expected, Math.Sign(one.CompareTo(other)));
        Assert.Equal(expected == 0, one == other && one.GetHashCode() == other.GetHashCode());
        Assert.Equal(expected < 0, one < other && !(one >= other));
        Assert.Equal(expected > 0, one > other && !(one <= other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1-2")]
    [InlineData("-1-")]
    [InlineData("1.2.3")]
    [InlineData("1E")]
    [InlineData("1E1.5")]
    [InlineData("0x10")]
    [InlineData("１")]
    [InlineData("1E10001")]
    [InlineData("Infinity")]
    public void What_is_no_number_is_none(string text)
    {
        Assert.False(RfcDecimal.TryParse(text, out _));
        Assert.DoesNotContain(text.Length > 1 ? text : "no such text", Assert.Throws<FormatException>(() => RfcDecimal.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_at_the_end_of_the_largest_exponents_do_no_harm()
    {
        var number = RfcDecimal.Parse("1" + new string('0', 9000) + "E10000");

        Assert.Equal((BigInteger.One, 19_000), (number.Normalized().Digits, number.Normalized().Exponent));
        Assert.Throws<OverflowException>(() => number.ToDecimal());
        Assert.Throws<ArgumentOutOfRangeException>(() => new RfcDecimal(1, 10_001));
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("1E28")]
    public void What_a_decimal_holds_it_gets(string text) => Assert.Equal(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), (decimal)RfcDecimal.Parse(text));

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1E29")]
    [InlineData("1E-29")]
    [InlineData("1E6144")]
    public void What_a_decimal_does_not_hold_it_does_not_get_rounded(string text) => Assert.Throws<OverflowException>(() => RfcDecimal.Parse(text).ToDecimal());

    [Property(MaxTest = 500)]
    public bool Every_decimal_survives_both_ways(decimal value) => ((RfcDecimal)value).ToDecimal() == value && RfcDecimal.Parse(((RfcDecimal)value).ToString()) == value;

    [Property(MaxTest = 500)]
    public bool Every_number_is_its_text(long digits, short exponent) =>
        new RfcDecimal(digits, exponent % 6000) is var number && RfcDecimal.Parse(number.ToString()) == number && number.Normalized() == number;
}
