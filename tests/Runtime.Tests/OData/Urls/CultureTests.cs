using System.Globalization;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>URLs are the same whatever the culture of the thread: a web application sets that of its user.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData(ODataProtocol.V2, "-5L")]
    [InlineData(ODataProtocol.V4, "-5")]
    public void A_negative_number_has_the_sign_of_the_protocol(ODataProtocol protocol, string expected)
        => Assert.Equal(expected, Abroad(() => ODataUrl.Describe(ODataLiteral.Int64(-5), protocol)));

    [Theory]
    [InlineData(ODataProtocol.V2, "-1.5D")]
    [InlineData(ODataProtocol.V4, "-1.5")]
    public void A_floating_point_number_has_a_point(ODataProtocol protocol, string expected)
        => Assert.Equal(expected, Abroad(() => ODataUrl.Describe(ODataLiteral.Double(-1.5), protocol)));

    [Theory]
    [InlineData(ODataProtocol.V2, "-79228162514264337593543.950335M")]
    [InlineData(ODataProtocol.V4, "-79228162514264337593543.950335")]
    public void A_long_decimal_has_a_point(ODataProtocol protocol, string expected)
        => Assert.Equal(expected, Abroad(() => ODataUrl.Describe(ODataLiteral.Decimal(-79228162514264337593543.950335m), protocol)));

    [Theory]
    [InlineData(ODataProtocol.V2, "datetimeoffset'2024-01-31T08:05:09-01:30'")]
    [InlineData(ODataProtocol.V4, "2024-01-31T08:05:09-01:30")]
    public void A_point_in_time_has_colons(ODataProtocol protocol, string expected)
        => Assert.Equal(expected, Abroad(() => ODataUrl.Describe(ODataLiteral.DateTimeOffset(new(2024, 1, 31, 8, 5, 9, TimeSpan.FromMinutes(-90))), protocol)));

    // Made by hand, because the data of real cultures may not be installed where the tests run.
    private static string Abroad(Func<string> write)
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.DateTimeFormat.TimeSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = culture;
            return write();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
