using System.Numerics;
using Btp.Connectivity.EndToEnd.Rfc.Native;
using Btp.Connectivity.Rfc;

namespace Btp.Connectivity.EndToEnd.Rfc;

/// <summary>What every transport has to do: each ABAP type there and back, with its extremes, and every way in which a call can fail.</summary>
public abstract class EchoTests
{
    private static readonly DateTimeOffset _firstMoment = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A client over the transport.</summary>
    protected abstract Task<EchoClient> ClientAsync();

    /// <summary>Whether the transport can carry control characters.</summary>
    protected virtual bool CarriesControlCharacters => true;

    [TransportTheory]
    [InlineData("")]
    [InlineData("Grüße 漢😀")]
    [InlineData(" x")]
    [InlineData("<a>&\"'\r\n")]
    [InlineData("1234567890")]
    public async Task Text_comes_back(string text)
    {
        var client = await ClientAsync();

        var result = await client.ZBtpEchoAsync(ivChar: text, ivString: text + "  ");

        Assert.Equal(text, result.EVChar);
        Assert.Equal(text + "  ", result.EVString);
    }

    [TransportFact]
    public async Task Blanks_at_the_end_belong_to_a_string_and_not_to_a_field_of_fixed_length()
    {
        var result = await (await ClientAsync()).ZBtpEchoAsync(ivChar: "x   ", ivString: "   ");

        Assert.Equal("x", result.EVChar);
        Assert.Equal("   ", result.EVString);
    }

    [TransportTheory]
    [InlineData("", "00000000")]
    [InlineData("7", "00000007")]
    [InlineData("0000000007", "00000007")]
    [InlineData("99999999", "99999999")]
    public async Task Digits_are_filled_up_with_zeros(string digits, string expected) =>
        Assert.Equal(expected, (await (await ClientAsync()).ZBtpEchoAsync(ivNum: digits)).EVNum);

    [TransportFact]
    public async Task Dates_times_and_moments_come_back()
    {
        var client = await ClientAsync();

        foreach (var date in new DateOnly?[] { DateOnly.MinValue, new(2024, 2, 29), DateOnly.MaxValue })
            Assert.Equal(date, (await client.ZBtpEchoAsync(ivDate: date)).EVDate);
        foreach (var time in new[] { TimeSpan.Zero, new(23, 59, 59), TimeSpan.FromDays(1) })
            Assert.Equal(time, (await client.ZBtpEchoAsync(ivTime: time)).EVTime);
        foreach (var moment in new[] { _firstMoment, new DateTimeOffset(2026, 7, 20, 8, 51, 0, TimeSpan.FromHours(2)).AddTicks(4335861), DateTimeOffset.MaxValue })
            Assert.Equal(moment, (await client.ZBtpEchoAsync(ivUtclong: moment)).EVUtclong);
    }

    [TransportFact]
    public async Task What_is_left_out_comes_back_as_the_initial_value()
    {
        var result = await (await ClientAsync()).ZBtpEchoAsync();

        Assert.Equal(("", "00000000", "", 0m, 0), (result.EVChar, result.EVNum, result.EVString, result.EVBcd, result.EVInt4));
        Assert.Null(result.EVDate);
        Assert.Null(result.EVUtclong);
        Assert.Equal(new byte[4], result.EVRaw);
        Assert.Empty(result.EVXstring);
        Assert.Empty(result.TRows);
    }

    [TransportFact]
    public async Task Integers_come_back_from_end_to_end()
    {
        var client = await ClientAsync();

        var least = await client.ZBtpEchoAsync(ivInt1: byte.MinValue, ivInt2: short.MinValue, ivInt4: int.MinValue, ivInt8: long.MinValue);
        var most = await client.ZBtpEchoAsync(ivInt1: byte.MaxValue, ivInt2: short.MaxValue, ivInt4: int.MaxValue, ivInt8: long.MaxValue);

        Assert.Equal((byte.MinValue, short.MinValue, int.MinValue, long.MinValue), (least.EVInt1, least.EVInt2, least.EVInt4, least.EVInt8));
        Assert.Equal((byte.MaxValue, short.MaxValue, int.MaxValue, long.MaxValue), (most.EVInt1, most.EVInt2, most.EVInt4, most.EVInt8));
    }

    [TransportTheory]
    [InlineData("0")]
    [InlineData("0.01")]
    [InlineData("-0.01")]
    [InlineData("9999999999999.99")]
    [InlineData("-9999999999999.99")]
    public async Task Packed_numbers_keep_sign_and_scale(string number) =>
        Assert.Equal(RfcDecimal.Parse(number), (await (await ClientAsync()).ZBtpEchoAsync(ivBcd: RfcDecimal.Parse(number).ToDecimal())).EVBcd);

    [TransportTheory]
    [InlineData("99999999999999999.99999999999999")]
    [InlineData("-99999999999999999.99999999999999")]
    [InlineData("0.00000000000001")]
    public async Task Packed_numbers_of_31_digits_are_exact(string number) =>
        Assert.Equal(number, (await (await ClientAsync()).ZBtpEchoAsync(ivBcd31: RfcDecimal.Parse(number))).EVBcd31.ToString());

    [TransportTheory]
    [InlineData(0.1)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-1.0 / 3)]
    public async Task Floating_point_numbers_keep_every_bit(double number) => Assert.Equal(number, (await (await ClientAsync()).ZBtpEchoAsync(ivFloat: number)).EVFloat);

    [TransportTheory]
    [InlineData("9.999999999999999E+384", "9.999999999999999999999999999999999E+6144")]
    [InlineData("-9.999999999999999E+384", "-9.999999999999999999999999999999999E+6144")]
    [InlineData("1E-383", "1E-6143")]
    [InlineData("0", "0")]
    [InlineData("123.456", "0.1")]
    public async Task Decimal_floating_point_is_exact(string sixteen, string thirtyFour)
    {
        var result = await (await ClientAsync()).ZBtpEchoAsync(ivDecf16: RfcDecimal.Parse(sixteen), ivDecf34: RfcDecimal.Parse(thirtyFour));

        Assert.Equal(RfcDecimal.Parse(sixteen), result.EVDecf16);
        Assert.Equal(RfcDecimal.Parse(thirtyFour), result.EVDecf34);
    }

    [TransportFact]
    public async Task Bytes_come_back_and_fixed_ones_are_filled_up_with_zeros()
    {
        var all = Enumerable.Range(0, 256).Select(static i => (byte)i).ToArray();

        var result = await (await ClientAsync()).ZBtpEchoAsync(ivXstring: all, ivRaw: [1, 2]);

        Assert.Equal(all, result.EVXstring);
        Assert.Equal(new byte[] { 1, 2, 0, 0 }, result.EVRaw);
    }

    [TransportFact]
    public async Task Structures_and_tables_within_tables_come_back()
    {
        var row = new EchoClient.ZbtpAll { FChar = "a", FNum = "12", FDate = new(2026, 1, 2), FTime = new(1, 2, 3), FBcd = -1.5m, FBcd31 = 2, FInt1 = 3, FInt8 = -4, FFloat = 0.5, FString = "s", FXstring = [9], FRaw = [1, 2, 3, 4], FDecf16 = 1.25m, FDecf34 = -7, FUtclong = DateTimeOffset.UnixEpoch };
        EchoClient.ZbtpDeepTab[] deep = [new() { Key = "K1", Lines = ["one", "", "three"], Sub = new() { A = 1, B = 2.5m } }, new()];

        var result = await (await ClientAsync()).ZBtpEchoAsync(isAll: row, itDeep: deep);

        var all = result.ESAll;
        Assert.Equal((row.FChar, "00000012", row.FDate, row.FTime, row.FBcd, row.FBcd31), (all.FChar, all.FNum, all.FDate, all.FTime, all.FBcd, all.FBcd31));
        Assert.Equal((row.FInt1, row.FInt8, row.FFloat, row.FString, row.FDecf16, row.FDecf34, row.FUtclong), (all.FInt1, all.FInt8, all.FFloat, all.FString, all.FDecf16, all.FDecf34, all.FUtclong));
        Assert.Equal(row.FXstring.Concat(row.FRaw), all.FXstring.Concat(all.FRaw));
        Assert.Equal(["one", "", "three"], result.ETDeep[0].Lines);
        Assert.Equal(("K1", 1, 2.5m), (result.ETDeep[0].Key, result.ETDeep[0].Sub.A, result.ETDeep[0].Sub.B));
        Assert.Empty(result.ETDeep[1].Lines);
    }

    [TransportFact]
    public async Task A_table_of_ten_thousand_rows_comes_back_in_order()
    {
        var rows = Enumerable.Range(0, 10_000).Select(static i => new EchoClient.ZbtpAll { FInt4 = i, FBcd = i / 100m, FString = "row " + i, FDate = new(2026, 1, 1) });

        var result = await (await ClientAsync()).ZBtpEchoAsync(tRows: rows, cvCount: int.MaxValue - 1);

        Assert.Equal(int.MaxValue, result.CVCount);
        Assert.Equal(Enumerable.Range(0, 10_000), result.TRows.Select(static row => row.FInt4));
        Assert.Equal(("row 9999", 99.99m), (result.TRows[^1].FString, result.TRows[^1].FBcd));
    }

    [TransportFact]
    public async Task A_value_that_does_not_fit_is_never_sent()
    {
        var client = await ClientAsync();

        Assert.Equal("IV_CHAR", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivChar: "12345678901"))).Field);
        Assert.Equal("IV_NUM", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivNum: "12a"))).Field);
        Assert.Equal("IV_BCD", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivBcd: 0.001m))).Field);
        Assert.Equal("IV_BCD", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivBcd: 10_000_000_000_000m))).Field);
        Assert.Equal("IV_FLOAT", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivFloat: double.NaN))).Field);
        Assert.Equal("IV_TIME", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivTime: TimeSpan.FromMilliseconds(1)))).Field);
        Assert.Equal("IV_RAW", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivRaw: new byte[5]))).Field);
        Assert.Equal("IV_DECF16", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivDecf16: new RfcDecimal(BigInteger.Parse("12345678901234567"), 0)))).Field);
        var inner = await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(tRows: [new() { FChar = "12345678901" }]));
        Assert.Equal(("Z_BTP_ECHO", "T_ROWS-F_CHAR"), (inner.Function, inner.Field));
        Assert.DoesNotContain("12345678901", inner.Message, StringComparison.Ordinal);
    }

    [TransportFact]
    public async Task An_exception_of_the_function_is_typed()
    {
        var client = await ClientAsync();

        var known = await Assert.ThrowsAsync<EchoClient.ZBtpEchoException>(() => client.ZBtpEchoAsync(ivRaise: "NOT_FOUND"));
        var other = await Assert.ThrowsAsync<EchoClient.ZBtpEchoException>(() => client.ZBtpEchoAsync(ivRaise: "SURPRISE"));

        Assert.Equal((EchoClient.ZBtpEchoError.NotFound, "NOT_FOUND"), (known.Error, known.Key));
        Assert.Equal((EchoClient.ZBtpEchoError.Other, "SURPRISE"), (other.Error, other.Key));
    }

    [TransportFact]
    public async Task A_function_that_the_system_does_not_have_is_a_fault()
    {
        var fault = await Assert.ThrowsAsync<RfcFaultException>(async () => await (await ClientAsync()).BapiSalesorderGetlistAsync("1", "1010"));

        Assert.Equal("BAPI_SALESORDER_GETLIST", fault.Function);
        Assert.Equal("FU_NOT_FOUND", fault.Key);
    }

    [TransportFact]
    public async Task The_connection_test_answers() => Assert.Equal("Hello", (await (await ClientAsync()).StfcConnectionAsync("Hello")).Echotext);

    [TransportFact]
    public async Task Control_characters_arrive_or_are_refused_but_never_get_lost()
    {
        var client = await ClientAsync();

        if (CarriesControlCharacters)
            Assert.Equal("a\u0001b", (await client.ZBtpEchoAsync(ivString: "a\u0001b")).EVString);
        else
            Assert.Equal("IV_STRING", (await Assert.ThrowsAsync<RfcValueException>(() => client.ZBtpEchoAsync(ivString: "a\u0001b"))).Field);
    }
}
