using System.Net;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Http;

public sealed class IsolationTests
{
    [Fact]
    public async Task Two_users_interleaved_are_never_mixed_up_and_no_connection_is_refused()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = SessionBackEnd;
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        var users = new[] { Jwt.User("alice"), Jwt.User("bob") };

        var calls = Enumerable.Range(0, 400).Select(i => CallAsync(services, client, users[i % 2]));
        var answers = await Task.WhenAll(calls);

        Assert.All(answers, static answer => Assert.Equal(answer.Expected, answer.Seen));
        Assert.Equal(0, platform.Mixed);
    }

    [Fact]
    public async Task Without_authentication_users_who_are_known_share_no_cookie_and_no_connection()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (request, context) =>
        {
            context.Response.Headers.SetCookie = "session=of-the-first";
            return context.Response.WriteAsync(request["Cookie"] ?? "none");
        };
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        async Task<string> SeenAsync(UserContext? user)
        {
            using var scope = FakePlatform.As(services, user);
            return await client.GetStringAsync(new Uri("a", UriKind.Relative));
        }

        Assert.Equal("none", await SeenAsync(Jwt.User("alice")));
        Assert.Equal("session=of-the-first", await SeenAsync(Jwt.User("alice")));
        Assert.Equal("none", await SeenAsync(Jwt.User("bob")));
        Assert.Equal("none", await SeenAsync(null));
        Assert.Equal(3, platform.Calls.Select(static call => call.Connection).Distinct().Count());
    }

    [Fact]
    public async Task Connections_of_one_user_are_used_again()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        for (var i = 0; i < 5; i++)
        {
            await CallAsync(services, client, Jwt.User("alice"));
        }

        Assert.Single(platform.Calls.Select(static call => call.Connection).Distinct());
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("location")]
    [InlineData("back end")]
    [InlineData("user")]
    [InlineData("technical user")]
    public async Task Whatever_the_proxy_binds_a_connection_to_has_connections_and_cookies_of_its_own(string difference)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (_, context) =>
        {
            context.Response.Headers.SetCookie = "SAP_SESSIONID=" + context.Connection.Id;
            return Task.CompletedTask;
        };
        var basic = difference == "technical user";
        var authentication = basic ? "BasicAuthentication" : "PrincipalPropagation";
        var first = platform.OnPremise("A", authentication, "loc-1", more: [("User", "U1"), ("Password", "p")]);
        var second = platform.OnPremise(
            "B", authentication, difference == "location" ? "loc-2" : "loc-1", difference == "back end" ? "http://other.virtual:44300" : "http://s4.virtual:44300",
            ("User", basic ? "U2" : "U1"), ("Password", "p"));
        await using var services = platform.Services();
        var factory = services.GetRequiredService<IHttpClientFactory>();
        using var a = factory.CreateClient(first);
        using var b = difference is "tenant" or "user" ? factory.CreateClient(first) : factory.CreateClient(second);

        await CallAsync(services, a, Jwt.User("alice"));
        await CallAsync(services, b, difference == "user" ? Jwt.User("bob") : Jwt.User("alice", difference == "tenant" ? "tenant-2" : "tenant-1"));

        Assert.Equal(2, platform.Calls.Select(static call => call.Connection).Distinct().Count());
        Assert.All(platform.Calls, static call => Assert.False(call.Headers.ContainsKey("Cookie")));
        Assert.Equal(0, platform.Mixed);
    }

    [Theory]
    [InlineData("Proxy-Authorization")]
    [InlineData("SAP-Connectivity-Authentication")]
    [InlineData("SAP-Connectivity-Technical-Authentication")]
    [InlineData("SAP-Connectivity-ConsumerAccount")]
    public async Task Calling_code_cannot_name_an_identity_behind_the_handlers_back(string header)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "BasicAuthentication", more: [("User", "U"), ("Password", "p")]);
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var request = new HttpRequestMessage(HttpMethod.Get, "a");
        request.Headers.TryAddWithoutValidation(header, "Bearer " + Jwt.For("mallory"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendAsync(request));

        Assert.Empty(platform.Calls);
    }

    [Fact]
    public async Task Credentials_of_the_calling_codes_own_do_not_share_a_connection()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: "NoAuthentication");
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        foreach (var credential in new[] { "Basic YTph", "Basic Yjpi", "Basic YTph" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "a");
            request.Headers.TryAddWithoutValidation("Authorization", credential);
            using var response = await client.SendAsync(request);
        }

        var connections = platform.Calls.Select(static call => call.Connection).ToList();
        Assert.NotEqual(connections[0], connections[1]);
        Assert.Equal(connections[0], connections[2]);
    }

    [Theory]
    [InlineData("BasicAuthentication")]
    [InlineData("PrincipalPropagation")]
    public async Task A_cookie_of_the_calling_codes_own_opens_no_session_for_others(string authentication)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (request, context) =>
        {
            if (request["Cookie"] == "MYSAPSSO2=of-alice")
            {
                context.Response.Headers.SetCookie = "SAP_SESSIONID=of-alice; path=/";
            }

            return Task.CompletedTask;
        };
        var contract = platform.OnPremise(authentication: authentication, more: [("User", "U"), ("Password", "p")]);
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var ticket = new HttpRequestMessage(HttpMethod.Get, "a");
        ticket.Headers.TryAddWithoutValidation("Cookie", "MYSAPSSO2=of-alice");

        using var first = await client.SendAsync(ticket);
        using var second = await client.GetAsync(new Uri("a", UriKind.Relative));

        Assert.Null(platform.Calls.Last()["Cookie"]);
        Assert.Equal(2, platform.Calls.Select(static call => call.Connection).Distinct().Count());
    }

    [Fact]
    public async Task The_session_cookie_of_a_user_comes_back_even_when_it_is_marked_secure()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (_, context) =>
        {
            context.Response.Headers.SetCookie = "SAP_SESSIONID_S4H_100=abc; path=/; secure; HttpOnly";
            return Task.CompletedTask;
        };
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        await CallAsync(services, client, Jwt.User("alice"));
        await CallAsync(services, client, Jwt.User("alice"));

        Assert.Equal("SAP_SESSIONID_S4H_100=abc", platform.Calls.Last()["Cookie"]);
    }

    [Fact]
    public async Task One_shared_HttpClient_through_the_proxy_is_refused_for_the_second_user()
    {
        await using var platform = await FakePlatform.StartAsync();
        using var handler = new SocketsHttpHandler { Proxy = new WebProxy(platform.Address), UseProxy = true };
        using var shared = new HttpClient(handler);

        var statuses = new List<HttpStatusCode>();
        foreach (var user in new[] { "alice", "bob" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://s4.virtual:44300/a");
            request.Headers.TryAddWithoutValidation("Proxy-Authorization", "Bearer conn-token");
            request.Headers.TryAddWithoutValidation("SAP-Connectivity-Authentication", "Bearer " + Jwt.For(user));
            using var response = await shared.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], statuses);
        Assert.Equal(1, platform.Mixed);
    }

    [Fact]
    public async Task A_redirect_within_the_origin_is_followed_and_one_to_elsewhere_is_handed_on()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (request, context) =>
        {
            if (request.Target.EndsWith("/in", StringComparison.Ordinal))
            {
                context.Response.Redirect("/there");
            }
            else if (request.Target.EndsWith("/out", StringComparison.Ordinal))
            {
                context.Response.Redirect("http://evil.test/");
            }

            return Task.CompletedTask;
        };
        var contract = platform.OnPremise();
        await using var services = platform.Services();
        using var user = FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var inside = await client.GetAsync(new Uri("in", UriKind.Relative));
        using var outside = await client.GetAsync(new Uri("out", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);
        Assert.Equal(["http://s4.virtual:44300/in", "http://s4.virtual:44300/there", "http://s4.virtual:44300/out"], platform.Calls.Select(static call => call.Target));
    }

    // Like an ABAP server: the session decides who it is, whatever else the request says.
    private static Task SessionBackEnd(RecordedRequest request, HttpContext context)
    {
        var user = request["SAP-Connectivity-Authentication"]!["Bearer ".Length..];
        var session = request["Cookie"]?["SESSION=".Length..];
        var name = session ?? UserContext.FromToken(user).UserName!;
        context.Response.Headers.SetCookie = "SESSION=" + name;
        return context.Response.WriteAsync(name);
    }

    private static async Task<(string Expected, string Seen)> CallAsync(IServiceProvider services, HttpClient client, UserContext user)
    {
        await Task.Yield();
        services.GetRequiredService<IUserContextAccessor>().Current = user;
        using var response = await client.GetAsync(new Uri("a", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (user.UserName!, await response.Content.ReadAsStringAsync());
    }
}
