using System.Globalization;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.OData;
using Btp.Connectivity.Runtime.Tests.OData.Handwritten;
using Btp.Connectivity.Runtime.Tests.OData.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.OData.Urls;

/// <summary>Whatever a value is, it stays a value: the URL is taken apart by an independent decoder and must give it back.</summary>
public sealed class InjectionTests
{
    private const string Key = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('";

    public static TheoryData<string> Attempts { get; } =
    [
        "' or 1 eq 1 or '", "''", "'", "x' or true or 'x", "a&$top=1", "a#b", "a?b", "a/b", "../x", "..", "%27", "%2527", "100%", "a+b", "a b", "a;b", ")", "$filter=", "\\", "\"", "\0", "\r\nX: y",
        "ü", "日本語", "😀", "\u2028", "a=b,c", "//evil/", "@p", "~", "{0}",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public void A_known_attempt_stays_a_value(string text)
    {
        Assert.Equal(text, DecodeFilter(text));
        Assert.Equal(text, DecodeKey(text));
        Assert.Equal(text, DecodeV4(text));
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public void A_known_attempt_stays_a_value_wherever_a_text_can_stand(string text)
    {
        var shop = new FakeServer().V4;
        var plain = Query(shop.Customers.Search("a").ToString());
        Assert.Equal(plain, Query(shop.Customers.Search(text).ToString()));
        Assert.Equal(text, Uri.UnescapeDataString(Value(shop.Customers.Search(text).ToString())));
        Assert.Equal(text, Uri.UnescapeDataString(Value(shop.Customers.State.WithOption("custom", text).ToString())));
        Assert.Equal(text, JsonDocument.Parse(Uri.UnescapeDataString(Value(shop.Customers.Where(c => c.Emails.HasSubset(text)).ToString()))["hassubset(Emails,".Length..^1]).RootElement[0].GetString());
        foreach (var url in new[] { shop.Customers.Where(c => Case.When(c.Rating > 1, text).Otherwise(text) == text).ToString(), shop.Find(text).ToString() })
        {
            // Between quotes there is no character that means something to a URL, and quotes come in pairs.
            Assert.DoesNotContain(url[(url.IndexOf('\'') + 1)..], c => "&#+ /?\"\\\r\n".Contains(c, StringComparison.Ordinal));
            Assert.Equal(0, url.Count(static c => c == '\'') % 2);
        }
    }

    private static string Query(string url) => string.Join('&', url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(option => option.Split('=')[0]));

    private static string Value(string url) => url[(url.IndexOf('=', StringComparison.Ordinal) + 1)..];

    [Property(MaxTest = 500)]
    public Property Any_string_in_a_filter_stays_a_value() => Prop.ForAll(Texts, text => DecodeFilter(text) == text);

    [Property(MaxTest = 500)]
    public Property Any_string_as_a_key_stays_a_value() => Prop.ForAll(Texts, text => DecodeKey(text) == text);

    [Property(MaxTest = 500)]
    public Property Any_string_in_a_nested_option_stays_a_value() => Prop.ForAll(Texts, text => DecodeV4(text) == text);

    [Property(MaxTest = 500)]
    public Property Any_decimal_keeps_every_digit() => Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), value =>
    {
        var url = new FakeServer().V2.SalesOrder.Where(o => o.TotalNetAmount == value).ToString();
        var text = url[(url.LastIndexOf("%20", StringComparison.Ordinal) + 3)..^1];
        return decimal.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) == value.ToString(CultureInfo.InvariantCulture) && url.EndsWith('M');
    });

    [Fact]
    public void The_decoder_notices_an_injection()
    {
        Assert.Throws<FormatException>(() => Literal("'a' or 1 eq 1 or 'b'"));
        Assert.Throws<FormatException>(() => Decode("a&b"));
        Assert.Throws<FormatException>(() => Decode("%2"));
    }

    // Texts made of what could break out, of anything else, and of both.
    private static Arbitrary<string> Texts { get; } = Gen.OneOf(
            Gen.Elements("'", "''", "%", "%27", "&", "#", "+", "/", " ", ")", "(", ";", ",", "?", "=", "\\", "ü", "€", "😀", "a", "Z", "0"),
            ArbMap.Default.GeneratorFor<char>().Where(c => !char.IsSurrogate(c)).Select(c => c.ToString()))
        .ListOf().Select(string.Concat).ToArbitrary();

    private static string DecodeFilter(string text)
    {
        var url = new FakeServer().V2.SalesOrder.Where(o => o.SoldToParty == text).Take(1).ToString();
        var options = url[(url.IndexOf('?') + 1)..].Split('&');
        Assert.Equal(2, options.Length);
        Assert.Equal("$top=1", options[1]);
        return Literal(Decode(options[0]["$filter=SoldToParty%20eq%20".Length..]));
    }

    private static string DecodeKey(string text)
    {
        var url = new FakeServer().V2.SalesOrder[text].ToItem.ToString();
        Assert.StartsWith(Key, url, StringComparison.Ordinal);
        Assert.EndsWith("')/to_Item", url, StringComparison.Ordinal);
        var key = url[(Key.Length - 1)..^")/to_Item".Length];
        Assert.Equal(-1, key.AsSpan().IndexOfAny("/?#&+ "));
        return Literal(Decode(key));
    }

    private static string DecodeV4(string text)
    {
        var url = new FakeServer().V4.Customers.Expand(c => c.Boss, boss => boss.Where(b => b.Name == text).Take(1)).ToString();
        const string opening = "/shop/Customers?$expand=Boss($filter=Name%20eq%20";
        Assert.StartsWith(opening, url, StringComparison.Ordinal);
        Assert.EndsWith(";$top=1)", url, StringComparison.Ordinal);
        return Literal(Decode(url[opening.Length..^";$top=1)".Length]));
    }

    private static string Literal(string text)
    {
        if (text.Length < 2 || text[0] != '\'' || text[^1] != '\'')
            throw new FormatException("no literal");
        var value = new StringBuilder();
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\'' && text[++i] != '\'' || i == text.Length - 1)
                throw new FormatException("the literal ends early");
            value.Append(text[i]);
        }

        return value.ToString();
    }

    private static string Decode(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
                bytes.Add(byte.Parse(i + 3 <= text.Length ? text.AsSpan(i + 1, 2) : throw new FormatException("cut off"), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            else if (char.IsAsciiLetterOrDigit(text[i]) || "-._~'".Contains(text[i]))
                bytes.Add((byte)text[i]);
            else
                throw new FormatException($"'{text[i]}' should be encoded");
            i += text[i] == '%' ? 2 : 0;
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes]);
    }
}
