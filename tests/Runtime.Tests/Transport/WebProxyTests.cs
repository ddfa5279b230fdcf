using System.Net;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Transport;

/// <summary>HTTP_PROXY, HTTPS_PROXY and NO_PROXY: for Internet destinations, and for nothing else.</summary>
public sealed class WebProxyTests
{
    private static readonly Uri Path = new("x", UriKind.Relative);

    [Theory]
    [InlineData("*", "https://api.example", true)]
    [InlineData("example.com", "https://example.com", true)]
    [InlineData("example.com", "https://api.example.com", true)]
    [InlineData("example.com", "https://notexample.com", false)]
    [InlineData(".example.com", "https://api.example.com", true)]
    [InlineData("*.example.com", "https://api.example.com", true)]
    [InlineData("EXAMPLE.com", "https://api.Example.COM.", true)]
    [InlineData("api.example.com", "https://example.com", false)]
    [InlineData("example.com:8443", "https://example.com:8443", true)]
    [InlineData("example.com:8443", "https://example.com", false)]
    [InlineData("example.com:443", "https://example.com", true)]
    [InlineData("other.com, example.com", "https://example.com", true)]
    [InlineData("other.com example.com", "https://example.com", true)]
    [InlineData("10.0.0.1", "https://10.0.0.1", true)]
    [InlineData("10.0.0.1", "https://110.0.0.1", false)]
    [InlineData("0.0.1", "https://10.0.0.1", false)]
    [InlineData("2001:db8::1", "https://[2001:db8::1]", true)]
    [InlineData("[2001:db8::1]", "https://[2001:db8::1]", true)]
    [InlineData("[2001:db8::1]:8443", "https://[2001:db8::1]:8443", true)]
    [InlineData("[2001:db8::1]:8443", "https://[2001:db8::1]", false)]
    [InlineData("none.example", "https://example.com", false)]
    [InlineData(" , .,", "https://example.com", false)]
    public void The_list_of_exceptions_means_what_it_means_everywhere(string list, string url, bool direct)
        => Assert.Equal(direct, Proxies(("https_proxy", "http://proxy:3128"), ("no_proxy", list)).IsBypassed(new Uri(url)));

    [Fact]
    public void The_scheme_of_the_target_chooses_the_proxy()
    {
        var proxies = Proxies(("HTTP_PROXY", "plain:3128"), ("HTTPS_PROXY", "http://secure:3129"), ("NO_PROXY", "none.example"));

        Assert.Equal("http://plain:3128/", proxies.GetProxy(new Uri("http://api.example"))!.AbsoluteUri);
        Assert.Equal("http://secure:3129/", proxies.GetProxy(new Uri("https://api.example"))!.AbsoluteUri);
    }

    [Fact]
    public void A_loopback_address_is_never_reached_through_a_proxy()
        => Assert.True(Proxies(("http_proxy", "http://proxy:3128")).IsBypassed(new Uri("http://127.0.0.1:8080")));

    [Fact]
    public void Credentials_are_for_the_proxy_alone_and_are_not_part_of_its_address()
    {
        var proxies = Proxies(("https_proxy", $"http://user%40corp:{FakePlatform.Secret}%21@proxy:3128"), ("no_proxy", "none.example"));
        var address = proxies.GetProxy(new Uri("https://api.example"))!;

        Assert.Empty(address.UserInfo);
        Assert.DoesNotContain(FakePlatform.Secret, proxies.ToString(), StringComparison.Ordinal);
        var credential = proxies.Credentials!.GetCredential(address, "Basic")!;
        Assert.Equal(("user@corp", FakePlatform.Secret + "!"), (credential.UserName, credential.Password));
        Assert.Null(proxies.Credentials.GetCredential(new Uri("http://other:3128"), "Basic"));
        Assert.Null(proxies.Credentials.GetCredential(address, "NTLM"));
    }

    [Fact]
    public void A_value_that_is_no_proxy_is_refused_without_being_quoted()
    {
        var problem = Assert.Throws<ConnectivityException>(() => Proxies(("https_proxy", $"ftp://u:{FakePlatform.Secret}@proxy")));

        Assert.Contains("HTTPS_PROXY", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakePlatform.Secret, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Internet_destination_is_called_through_the_proxy_which_is_given_its_credentials_when_it_asks()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.IsWebProxy = true;
        platform.OnCall = static (request, context) =>
        {
            context.Response.StatusCode = request["Proxy-Authorization"] is null ? 407 : 200;
            context.Response.Headers["Proxy-Authenticate"] = "Basic realm=\"p\"";
            return Task.CompletedTask;
        };
        var contract = Elsewhere(platform, DestinationProxyType.Internet);

        Assert.Equal(HttpStatusCode.OK, await CallAsync(platform, contract, $"http://u:p@127.0.0.1:{platform.Address.Port}"));

        Assert.All(platform.Calls, static call => Assert.Equal("http://api.invalid/x", call.Target));
        Assert.Equal("Basic dTpw", platform.Calls.Last()["Proxy-Authorization"]);
    }

    [Fact]
    public async Task A_Private_Link_destination_is_not()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.IsWebProxy = true;
        var contract = Elsewhere(platform, DestinationProxyType.PrivateLink);

        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(platform, contract, $"http://127.0.0.1:{platform.Address.Port}"));

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task An_on_premise_destination_goes_through_the_Connectivity_proxy_whatever_the_environment_says()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "NoAuthentication");

        Assert.Equal(HttpStatusCode.OK, await CallAsync(platform, contract, "http://127.0.0.1:9"));
    }

    private static DestinationContract Elsewhere(FakePlatform platform, DestinationProxyType type)
    {
        var contract = platform.Internet();
        platform.Destinations["API"]["URL"] = "http://api.invalid";
        platform.Destinations["API"]["ProxyType"] = type.ToString();
        return contract with { Url = new Uri("http://api.invalid"), ProxyType = type };
    }

    private static async Task<HttpStatusCode> CallAsync(FakePlatform platform, DestinationContract contract, string proxy)
    {
        await using var services = platform.Services(static options => options.MaxRetries = 0, settings: [("HTTP_PROXY", proxy), ("NO_PROXY", "none.example")]);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var response = await client.GetAsync(Path);
        return response.StatusCode;
    }

    private static WebProxies Proxies(params (string Key, string Value)[] settings)
        => new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
