using System.Globalization;
using System.Numerics;
using Btp.Connectivity.Rfc;

namespace Btp.Connectivity.Runtime.Tests.Rfc;

/// <summary>What a request says, to the letter.</summary>
public sealed class SoapWritingTests
{
    private const int All = 20;
    private const int Rows = 21;

    [Fact]
    public void A_request_is_an_envelope_with_the_function_in_the_namespace_of_functions_and_parameters_without_one() => Assert.Equal(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body>"
        + "<rfc:Z_EVERY_-TYPE xmlns:rfc=\"urn:sap-com:document:sap:rfc:functions\"><CHAR>a</CHAR></rfc:Z_EVERY_-TYPE></SOAP-ENV:Body></SOAP-ENV:Envelope>",
        Soap.Request(static w => w.WriteText(0, "a")));

    [Theory]
    [InlineData(0, "ab   ", "<CHAR>ab</CHAR>")]
    [InlineData(0, "", "<CHAR></CHAR>")]
    [InlineData(0, " ab", "<CHAR> ab</CHAR>")]
    [InlineData(0, "<&\">", "<CHAR>&lt;&amp;\"&gt;</CHAR>")]
    [InlineData(0, "a\r\nb", "<CHAR>a&#xD;\nb</CHAR>")]
    [InlineData(0, "漢😀", "<CHAR>漢😀</CHAR>")]
    [InlineData(1, "7", "<NUM>0007</NUM>")]
    [InlineData(1, "", "<NUM>0000</NUM>")]
    [InlineData(1, "000012", "<NUM>0012</NUM>")]
    [InlineData(11, " a ", "<STRING> a </STRING>")]
    [InlineData(11, "]]>", "<STRING>]]&gt;</STRING>")]
    public void Text_is_written_as_ABAP_has_it(int field, string value, string expected) => Assert.Equal(expected, Soap.Parameters(w => w.WriteText(field, value)));

    [Theory]
    [InlineData(0, "123456")]
    [InlineData(1, "00012345")]
    [InlineData(1, "1 2")]
    [InlineData(1, "-1")]
    [InlineData(1, "１")]
    [InlineData(11, "a\0")]
    [InlineData(0, "\uFFFF")]
    public void Text_that_does_not_fit_is_refused_without_being_told(int field, string value)
    {
        var refusal = Assert.Throws<RfcValueException>(() => Soap.Parameters(w => w.WriteText(field, value)));

        Assert.Equal(EveryType.Structure.Fields[field].Name, refusal.Field);
        Assert.DoesNotContain(value, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_a_whole_one_is_not()
    {
        Assert.Throws<RfcValueException>(() => Soap.Parameters(static w => w.WriteText(11, "a" + (char)0xD83D)));
        Assert.Throws<RfcValueException>(() => Soap.Parameters(static w => w.WriteText(11, (char)0xDE00 + "a")));
        Assert.Equal("<STRING>\U0001F600</STRING>", Soap.Parameters(static w => w.WriteText(11, "\U0001F600")));
    }

    [Theory]
    [InlineData("0", "0.00")]
    [InlineData("-0.01", "-0.01")]
    [InlineData("99999.99", "99999.99")]
    [InlineData("-99999.99", "-99999.99")]
    [InlineData("1.50000", "1.50")]
    [InlineData("12e3", "12000.00")]
    public void Packed_numbers_have_all_their_decimals(string value, string expected) => Assert.Equal($"<PACKED>{expected}</PACKED>", Soap.Parameters(w => w.WriteDecimal(4, RfcDecimal.Parse(value))));

    [Theory]
    [InlineData("100000")]
    [InlineData("0.001")]
    [InlineData("1e5000")]
    [InlineData("1e-5000")]
    public void Packed_numbers_are_neither_cut_nor_rounded(string value) => Assert.Equal("PACKED", Assert.Throws<RfcValueException>(() => Soap.Parameters(w => w.WriteDecimal(4, RfcDecimal.Parse(value)))).Field);

    [Theory]
    [InlineData(14, "9.999999999999999E384", true)]
    [InlineData(14, "1E-383", true)]
    [InlineData(14, "1E-398", true)]
    [InlineData(14, "1E-399", false)]
    [InlineData(14, "1E385", false)]
    [InlineData(14, "12345678901234567", false)]
    [InlineData(14, "1234567890123456000", true)]
    [InlineData(15, "9.999999999999999999999999999999999E6144", true)]
    [InlineData(15, "1E-6176", true)]
    [InlineData(15, "1E-6177", false)]
    [InlineData(15, "1E6145", false)]
    public void Decimal_floating_point_ends_where_IEEE_754_ends(int field, string value, bool fits)
    {
        if (fits)
            Assert.Equal(RfcDecimal.Parse(value), field == 14 ? Soap.Echo(w => w.WriteDecimal(14, RfcDecimal.Parse(value))).Own.DecFloat16 : Soap.Echo(w => w.WriteDecimal(15, RfcDecimal.Parse(value))).Own.DecFloat34);
        else
            Assert.Throws<RfcValueException>(() => Soap.Parameters(w => w.WriteDecimal(field, RfcDecimal.Parse(value))));
    }

    [Theory]
    [InlineData(6, 0, 255)]
    [InlineData(7, short.MinValue, short.MaxValue)]
    [InlineData(8, int.MinValue, int.MaxValue)]
    [InlineData(9, long.MinValue, long.MaxValue)]
    public void Integers_go_from_end_to_end_and_not_further(int field, long least, long most)
    {
        var name = EveryType.Structure.Fields[field].Name;
        foreach (var value in new[] { least, most, 0 })
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"<{name}>{value}</{name}>"), Soap.Parameters(w => w.WriteInteger(field, value)));
        if (field < 9)
        {
            Assert.Throws<RfcValueException>(() => Soap.Parameters(w => w.WriteInteger(field, least - 1)));
            Assert.Throws<RfcValueException>(() => Soap.Parameters(w => w.WriteInteger(field, most + 1)));
        }
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            foreign.NumberFormat = new NumberFormatInfo { NegativeSign = "minus", NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
            foreign.DateTimeFormat = new DateTimeFormatInfo { DateSeparator = ".", TimeSeparator = "." };
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal(
                "<DATE>2026-01-02</DATE><TIME>01:02:03</TIME><PACKED>-1.50</PACKED><INT4>-7</INT4><FLOAT>-1.5E-07</FLOAT>",
                Soap.Parameters(static w =>
                {
                    w.WriteDate(2, new DateOnly(2026, 1, 2));
                    w.WriteTime(3, new TimeSpan(1, 2, 3));
                    w.WriteDecimal(4, (decimal?)-1.5m);
                    w.WriteInteger(8, -7);
                    w.WriteFloat(10, -1.5e-7);
                }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Dates_times_and_moments_have_their_forms_and_initial_values()
    {
        Assert.Equal(
            "<DATE>0001-01-01</DATE><TIME>24:00:00</TIME><UTCLONG>9999-12-31T23:59:59.9999999Z</UTCLONG>",
            Soap.Parameters(static w =>
            {
                w.WriteDate(2, DateOnly.MinValue);
                w.WriteTime(3, TimeSpan.FromDays(1));
                w.WriteTimestamp(16, DateTimeOffset.MaxValue);
            }));
        var initial = Soap.Parameters(static w => w.WriteStructure(All, new EveryType()));
        Assert.Contains("<DATE>0000-00-00</DATE><TIME>00:00:00</TIME>", initial, StringComparison.Ordinal);
        Assert.Contains("<UTCLONG></UTCLONG>", initial, StringComparison.Ordinal);
        Assert.Throws<RfcValueException>(() => Soap.Parameters(static w => w.WriteTime(3, TimeSpan.FromSeconds(-1))));
        Assert.Throws<RfcValueException>(() => Soap.Parameters(static w => w.WriteTime(3, TimeSpan.FromSeconds(86401))));
        Assert.Throws<RfcValueException>(() => Soap.Parameters(static w => w.WriteFloat(10, double.NegativeInfinity)));
    }

    [Fact]
    public void Bytes_are_base64_and_those_of_fixed_length_are_filled_up()
    {
        Assert.Equal("<XSTRING>AP8=</XSTRING><RAW>AQAA</RAW>", Soap.Parameters(static w =>
        {
            w.WriteBytes(12, [0, 255]);
            w.WriteBytes(13, [1]);
        }));
        Assert.Throws<RfcValueException>(() => Soap.Parameters(static w => w.WriteBytes(13, new byte[4])));
    }

    [Fact]
    public void What_is_null_is_left_out_where_it_may_be_and_initial_within()
    {
        Assert.Equal("", Soap.Parameters(static w =>
        {
            w.WriteText(0, null);
            w.WriteInteger(6, null);
            w.WriteFloat(10, null);
            w.WriteDecimal(4, (decimal?)null);
            w.WriteDate(2, null);
            w.WriteTime(3, null);
            w.WriteTimestamp(16, null);
            w.WriteBytes(12, null);
            w.WriteStructure<EveryType>(All, null);
            w.WriteTable<EveryType.LineData>(18, null);
        }));
        // TABLES are answered by the system only when the request names them.
        Assert.Equal("<ROWS />", Soap.Parameters(static w => w.WriteTable<EveryType>(Rows, null)));
    }

    [Fact]
    public void Tables_have_items_and_names_with_slashes_are_encoded() => Assert.Equal(
        "<LINES><item><A>1</A><_-BIC_-B>x</_-BIC_-B></item><item><A>2</A><_-BIC_-B></_-BIC_-B></item></LINES><TEXTS><item>a</item><item></item></TEXTS>",
        Soap.Parameters(static w =>
        {
            w.WriteTable(18, [new EveryType.LineData { A = 1, B = "x" }, new() { A = 2 }]);
            w.WriteRows(19, ["a", ""], static (rows, text) => rows.WriteText(0, text));
        }));

    [Fact]
    public void A_value_deep_within_is_named_with_its_way()
    {
        var refusal = Assert.Throws<RfcValueException>(() => Soap.Parameters(static w => w.WriteTable(Rows, [new EveryType { Lines = [new() { B = "long" }] }])));

        Assert.Equal(("Z_EVERY/TYPE", "ROWS-LINES-/BIC/B"), (refusal.Function, refusal.Field));
    }

    [Fact]
    public void What_is_written_is_read_again_as_the_same()
    {
        EveryType full = new()
        {
            Char = "<a>", Num = "0042", Date = DateOnly.MaxValue, Time = new(23, 59, 59), Packed = -99999.99m, LongPacked = new RfcDecimal(BigInteger.Parse("-9999999999999999999999999999999", CultureInfo.InvariantCulture), -14),
            Int1 = 255, Int2 = short.MinValue, Int4 = int.MinValue, Int8 = long.MinValue, Float = double.MaxValue, String = " \t\r\n ", XString = [0, 1, 255], Raw = [1, 2, 3],
            DecFloat16 = RfcDecimal.Parse("9.999999999999999E384"), DecFloat34 = RfcDecimal.Parse("-1E-6176"), UtcLong = DateTimeOffset.MaxValue, Row = new() { A = -1, B = "b" },
            Lines = [new() { A = 1 }, new()], Texts = ["", " ", "x"],
        };

        var result = Soap.Echo(w =>
        {
            w.WriteStructure(All, full);
            w.WriteTable(Rows, [full, new EveryType()]);
        });

        foreach (var back in new[] { result.All, result.Rows[0] })
        {
            Assert.Equal((full.Char, full.Num, full.Date, full.Time, full.Packed, full.LongPacked), (back.Char, back.Num, back.Date, back.Time, back.Packed, back.LongPacked));
            Assert.Equal((full.Int1, full.Int2, full.Int4, full.Int8, full.Float, full.String), (back.Int1, back.Int2, back.Int4, back.Int8, back.Float, back.String));
            Assert.Equal(full.XString.Concat(full.Raw), back.XString.Concat(back.Raw));
            Assert.Equal((full.DecFloat16, full.DecFloat34, full.UtcLong, full.Row.A, full.Row.B), (back.DecFloat16, back.DecFloat34, back.UtcLong, back.Row.A, back.Row.B));
            Assert.Equal((full.Lines.Count, full.Lines[0].A), (back.Lines.Count, back.Lines[0].A));
            Assert.Equal(full.Texts, back.Texts);
        }
        Assert.Null(result.Rows[1].Date);
    }
}
