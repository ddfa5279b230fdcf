using System.Text;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Reading;

public sealed class TimeTests
{
    [Theory]
    [InlineData("/Date(0)/", "1970-01-01T00:00:00.0000000+00:00")]
    [InlineData("\\/Date(1706688000123)\\/", "2024-01-31T08:00:00.1230000+00:00")]
    [InlineData("/Date(-1)/", "1969-12-31T23:59:59.9990000+00:00")]
    [InlineData("/Date(-62135596800000)/", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("/Date(253402300799999)/", "9999-12-31T23:59:59.9990000+00:00")]
    [InlineData("/Date(1706688000000+0060)/", "2024-01-31T09:00:00.0000000+01:00")]
    [InlineData("\\/Date(1706688000000-0330)\\/", "2024-01-31T02:30:00.0000000-05:30")]
    [InlineData("2024-01-31T08:00:00Z", "2024-01-31T08:00:00.0000000+00:00")]
    [InlineData("2024-01-31T08:00:00.1234567+05:30", "2024-01-31T08:00:00.1234567+05:30")]
    [InlineData("2024-01-31T08:00:00.123456789012-01:30", "2024-01-31T08:00:00.1234567-01:30")]
    [InlineData("2024-01-31T08:00Z", "2024-01-31T08:00:00.0000000+00:00")]
    [InlineData("2024-01-31T08:00:00", "2024-01-31T08:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void Points_in_time_are_read_to_the_tick(string text, string expected)
        => Assert.Equal(expected, Reader(text).ReadDateTimeOffset()!.Value.ToString("O"));

    [Theory]
    [InlineData("/Date()/")]
    [InlineData("/Date(1")]
    [InlineData("/Date(1)")]
    [InlineData("/Date(1+)/")]
    [InlineData("/Date(1+0841)/")]
    [InlineData("/Date(1)/x")]
    [InlineData("/Date(253402300800000)/")]
    [InlineData("/Date(9223372036854775807)/")]
    [InlineData("2024-01-31T08:00:00+1:00")]
    [InlineData("2024-01-31T08:00:00.Z")]
    [InlineData("2024-02-30T08:00:00Z")]
    [InlineData("2024-01-31T24:00:00Z")]
    [InlineData("2024-01-31 08:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_point_in_time_is_refused(string text) => Assert.Throws<ODataFormatException>(() => Reader(text).ReadDateTimeOffset());

    [Theory]
    [InlineData("2024-02-29", 2024, 2, 29)]
    [InlineData("0001-01-01", 1, 1, 1)]
    [InlineData("9999-12-31", 9999, 12, 31)]
    [InlineData("\\/Date(1706659200000)\\/", 2024, 1, 31)]
    [InlineData("/Date(-86400000)/", 1969, 12, 31)]
    [InlineData("2024-01-31T00:00:00", 2024, 1, 31)]
    public void Dates_are_read_from_both_notations(string text, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), Reader(text).ReadDate());

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2024-1-31")]
    [InlineData("2024-01-31x")]
    [InlineData("0000-01-01")]
    [InlineData("20240131")]
    public void What_is_no_date_is_refused(string text) => Assert.Throws<ODataFormatException>(() => Reader(text).ReadDate());

    [Theory]
    [InlineData("08:00:00", "08:00:00.0000000")]
    [InlineData("08:05", "08:05:00.0000000")]
    [InlineData("23:59:59.9999999", "23:59:59.9999999")]
    [InlineData("23:59:59.123456789012", "23:59:59.1234567")]
    [InlineData("PT13H21M43S", "13:21:43.0000000")]
    [InlineData("PT13H21M43.123S", "13:21:43.1230000")]
    [InlineData("PT0S", "00:00:00.0000000")]
    [InlineData("P0DT8H", "08:00:00.0000000")]
    public void Times_of_day_are_read_from_both_notations(string text, string expected) => Assert.Equal(expected, Reader(text).ReadTimeOfDay()!.Value.ToString("O"));

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("PT24H")]
    [InlineData("-PT1S")]
    [InlineData("8:00:00")]
    [InlineData("08:60:00")]
    [InlineData("08:00:00Z")]
    [InlineData("08:00:00.")]
    public void What_is_no_time_of_day_is_refused(string text) => Assert.Throws<ODataFormatException>(() => Reader(text).ReadTimeOfDay());

    [Theory]
    [InlineData("PT0S", 0)]
    [InlineData("PT12H30M", 450_000_000_000)]
    [InlineData("P1DT2H3M4.5S", 937_845_000_000)]
    [InlineData("-PT1.0000001S", -10_000_001)]
    [InlineData("PT90M", 54_000_000_000)]
    [InlineData("-P10675199DT2H48M5.4775808S", long.MinValue)]
    [InlineData("P10675199DT2H48M5.4775807S", long.MaxValue)]
    public void Durations_are_read_to_the_tick(string text, long ticks) => Assert.Equal(ticks, Reader(text).ReadDuration()!.Value.Ticks);

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("PT1M1H")]
    [InlineData("PT1.5H")]
    [InlineData("PT1.S")]
    [InlineData("PT1")]
    [InlineData("1D")]
    [InlineData("P10675199DT2H48M5.4775808S")]
    [InlineData("P99999999999999999999D")]
    public void What_is_no_duration_is_refused(string text) => Assert.Throws<ODataFormatException>(() => Reader(text).ReadDuration());

    [Fact]
    public void Null_is_no_time_and_no_error()
    {
        Assert.Null(new ODataReader("null"u8, true, default, ODataProtocol.V2, null, 0).ReadDate());
        Assert.Null(new ODataReader("null"u8, true, default, ODataProtocol.V2, null, 0).ReadDateTimeOffset());
        Assert.Null(new ODataReader("null"u8, true, default, ODataProtocol.V2, null, 0).ReadTimeOfDay());
        Assert.Null(new ODataReader("null"u8, true, default, ODataProtocol.V2, null, 0).ReadDuration());
    }

    private static ODataReader Reader(string text) => new(Encoding.UTF8.GetBytes($"\"{text}\""), isFinal: true, default, ODataProtocol.V2, null, 0);
}
