using Btp.Connectivity.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Transport;

public sealed class CookieJarTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_cookie_comes_back_below_its_path_and_nowhere_else()
    {
        var jar = Jar("a=1; Path=/sap/opu");

        Assert.Equal("a=1", jar.HeaderFor("/sap/opu"));
        Assert.Equal("a=1", jar.HeaderFor("/sap/opu/odata"));
        Assert.Null(jar.HeaderFor("/sap/opux"));
        Assert.Null(jar.HeaderFor("/"));
    }

    [Fact]
    public void Without_a_path_the_directory_of_the_request_counts()
    {
        var jar = Jar("a=1");

        Assert.Equal("a=1", jar.HeaderFor("/dir/other"));
        Assert.Null(jar.HeaderFor("/elsewhere"));
    }

    [Fact]
    public void A_cookie_replaces_the_one_of_the_same_name_and_path()
        => Assert.Equal("a=2", Jar("a=1; path=/", "a=2; path=/").HeaderFor("/x"));

    [Fact]
    public void Longer_paths_come_first()
        => Assert.Equal("b=2; a=1", Jar("a=1; path=/", "b=2; path=/x").HeaderFor("/x/y"));

    [Fact]
    public void A_cookie_is_gone_after_its_time()
    {
        var jar = Jar("a=1; path=/; Max-Age=60");
        Assert.Equal("a=1", jar.HeaderFor("/"));

        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Null(jar.HeaderFor("/"));
    }

    [Theory]
    [InlineData("a=; path=/; Max-Age=0")]
    [InlineData("a=; path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT")]
    public void An_expired_cookie_deletes_the_one_that_is_there(string deletion)
        => Assert.Null(Jar("a=1; path=/", deletion).HeaderFor("/"));

    [Fact]
    public void Secure_cookies_are_kept_where_the_connection_is_secure()
    {
        Assert.Equal("a=1", Jar("a=1; path=/; Secure").HeaderFor("/"));
        Assert.Null(Fill(new CookieJar(_clock, acceptSecure: false), "a=1; path=/; Secure").HeaderFor("/"));
    }

    [Fact]
    public void What_is_no_cookie_is_left_out()
        => Assert.Null(Jar("", "=x", "nothing").HeaderFor("/"));

    [Fact]
    public void The_number_of_cookies_is_bounded()
    {
        var jar = Jar([.. Enumerable.Range(0, 150).Select(static i => $"c{i}=1; path=/")]);

        Assert.Equal(100, jar.HeaderFor("/")!.Split("; ").Length);
    }

    private CookieJar Jar(params string[] cookies) => Fill(new CookieJar(_clock, acceptSecure: true), cookies);

    private static CookieJar Fill(CookieJar jar, params string[] cookies)
    {
        foreach (var cookie in cookies)
        {
            using var response = new HttpResponseMessage();
            response.Headers.TryAddWithoutValidation("Set-Cookie", cookie);
            jar.Store(response.Headers, new Uri("http://host.test/dir/file"));
        }

        return jar;
    }
}
