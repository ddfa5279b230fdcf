using System.Net;
using System.Text;
using Btp.Connectivity.Rfc;

namespace Btp.Connectivity.Runtime.Tests.Rfc;

/// <summary>What an answer may say, in the forms that systems have, and what it may not.</summary>
public sealed class SoapReadingTests
{
    [Fact]
    public void An_answer_in_another_encoding_with_comments_and_a_header_is_read() => Assert.Equal("Grüße", Soap.Read(Encoding.Latin1.GetBytes(
        "<?xml version='1.0' encoding='iso-8859-1'?><!-- hello --><?pi x?><e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Header><x><e:Body/></x></e:Header> <e:Body>\n"
        + $"<r:Z_EVERY_-TYPE.Response xmlns:r='{Soap.Functions}'><STRING>Gr<!-- in between -->ü<![CDATA[ße]]></STRING></r:Z_EVERY_-TYPE.Response></e:Body></e:Envelope>")).Own.String);

    [Fact]
    public void Parameters_may_come_in_any_order_and_unknown_ones_are_passed_over()
    {
        var result = Soap.Read(Soap.Response("<NEW><deep><CHAR>no</CHAR></deep></NEW><INT4>4</INT4> <CHAR>c</CHAR><ROWS><item><NEW/><INT1>1</INT1></item>\n<item/></ROWS>"));

        Assert.Equal(("c", 4), (result.Own.Char, result.Own.Int4));
        Assert.Equal([1, 0], result.Rows.Select(static row => (int)row.Int1));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("0000-00-00", null)]
    [InlineData("00000000", null)]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("99991231", "9999-12-31")]
    public void Dates(string text, string? expected) => Assert.Equal(expected, Soap.Read(Soap.Response($"<DATE>{text}</DATE>")).Own.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("", "00:00:00")]
    [InlineData("235959", "23:59:59")]
    [InlineData("24:00:00", "1.00:00:00")]
    [InlineData("240000", "1.00:00:00")]
    public void Times(string text, string expected) => Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Soap.Read(Soap.Response($"<TIME>{text}</TIME>")).Own.Time);

    [Theory]
    [InlineData("1.50-", "-1.50")]
    [InlineData(" 12.3 ", "12.3")]
    [InlineData("+1", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("1E2", "100")]
    public void Packed_numbers(string text, string expected) => Assert.Equal(RfcDecimal.Parse(expected).ToDecimal(), Soap.Read(Soap.Response($"<PACKED>{text}</PACKED>")).Own.Packed);

    [Fact]
    public void Control_characters_of_ABAP_fields_are_taken_as_they_come() => Assert.Equal("a\u0001b", Soap.Read(Soap.Response("<STRING>a&#x1;b</STRING>")).Own.String);

    [Fact]
    public void Short_fields_are_filled_up_and_blanks_at_the_end_are_dropped()
    {
        var result = Soap.Read(Soap.Response("<CHAR>ab   </CHAR><NUM>7</NUM><RAW>AQ==</RAW>")).Own;

        Assert.Equal(("ab", "0007"), (result.Char, result.Num));
        Assert.Equal(new byte[] { 1, 0, 0 }, result.Raw);
    }

    [Theory]
    [InlineData("CHAR", "abcdef")]
    [InlineData("NUM", "12345")]
    [InlineData("NUM", "x")]
    [InlineData("DATE", "2023-02-29")]
    [InlineData("DATE", "yesterday")]
    [InlineData("TIME", "24:00:01")]
    [InlineData("TIME", "1:2")]
    [InlineData("PACKED", "100000")]
    [InlineData("PACKED", "0.001")]
    [InlineData("PACKED", "")]
    [InlineData("PACKED", "1,5")]
    [InlineData("PACKED", "NaN")]
    [InlineData("PACKED", "1E9999999999")]
    [InlineData("LONG_PACKED", "1E9999")]
    [InlineData("INT1", "256")]
    [InlineData("INT1", "-1")]
    [InlineData("INT2", "32768")]
    [InlineData("INT4", "2147483648")]
    [InlineData("INT8", "9223372036854775808")]
    [InlineData("INT4", "1.0")]
    [InlineData("INT4", "")]
    [InlineData("FLOAT", "INF")]
    [InlineData("FLOAT", "1e999")]
    [InlineData("XSTRING", "A")]
    [InlineData("RAW", "AQIDBA==")]
    [InlineData("DECF16", "12345678901234567")]
    [InlineData("DECF34", "1E7000")]
    [InlineData("UTCLONG", "2026-01-01")]
    [InlineData("STRING", "<b/>")]
    public void A_value_that_its_type_cannot_have_is_named_by_its_place_and_not_told(string field, string text)
    {
        var alone = Assert.Throws<RfcValueException>(() => Soap.Read(Soap.Response($"<{field}>{text}</{field}>")));
        var within = Assert.Throws<RfcValueException>(() => Soap.Read(Soap.Response($"<ROWS><item><{field}>{text}</{field}></item></ROWS>")));

        Assert.Equal((field, "ROWS-" + field), (alone.Field, within.Field));
        if (text.Length > 4)
            Assert.DoesNotContain(text, alone.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_whose_zeros_lead_beyond_every_exponent_is_refused_like_any_other() => Assert.Equal(
        "DECF34", Assert.Throws<RfcValueException>(() => Soap.Read(Soap.Response("<DECF34>1" + new string('0', 5000) + "E9999</DECF34>"))).Field);

    [Fact]
    public void An_exception_brings_its_message()
    {
        var raised = Assert.Throws<RfcAbapException>(() => Soap.Read(Soap.Envelope(
            $"<e:Fault xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><faultcode>SOAP-ENV:Client</faultcode><faultstring>no</faultstring><detail><r:Z_EVERY_-TYPE.Exception xmlns:r='{Soap.Functions}'>"
            + "<Name>NOT_FOUND</Name><Text>There is none</Text><Message><ID>ZM</ID><Number>007</Number><Type>E</Type></Message></r:Z_EVERY_-TYPE.Exception></detail></e:Fault>"), HttpStatusCode.InternalServerError));

        Assert.Equal(("NOT_FOUND", "There is none", "ZM", "007", "E"), (raised.Key, raised.Raised.Text, raised.Raised.MessageClass, raised.Raised.MessageNumber, raised.Raised.MessageType));
    }

    [Theory]
    [InlineData("<faultstring>Access denied</faultstring>", "", "Access denied")]
    [InlineData("<faultstring>x</faultstring><detail><rfc:Error xmlns:rfc='urn:sap-com:document:sap:soap:functions'><type>FU_NOT_FOUND</type><message>Not there</message></rfc:Error></detail>", "FU_NOT_FOUND", "Not there")]
    [InlineData("", "", "neither a response nor a fault")]
    public void A_fault_gives_the_system_s_own_words(string fault, string key, string message)
    {
        var problem = Assert.Throws<RfcFaultException>(() => Soap.Read(Soap.Envelope($"<e:Fault xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'>{fault}</e:Fault>"), HttpStatusCode.InternalServerError));

        Assert.Equal((key, HttpStatusCode.InternalServerError), (problem.Key, problem.StatusCode));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
