using System.Net;
using Btp.Connectivity.Http;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Http;

public sealed class CsrfTests
{
    [Fact]
    public async Task A_changing_request_carries_the_token_of_its_session_and_its_cookie()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = new Gateway().ServeAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);

        using var response = await PostAsync(client);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["HEAD http://s4.virtual:44300/sap/SRV/", "POST http://s4.virtual:44300/sap/SRV/Set"], platform.Calls.Select(static call => $"{call.Method} {call.Target}"));
    }

    [Fact]
    public async Task The_token_is_fetched_once_for_many_requests_at_once()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = new Gateway().ServeAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(client)));

        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(platform.Calls, static call => call.Method == "HEAD");
    }

    [Fact]
    public async Task A_reading_request_fetches_none()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        using var client = Client(services, platform);

        using var response = await client.GetAsync(new Uri("sap/SRV/Set", UriKind.Relative));

        Assert.Equal("GET", Assert.Single(platform.Calls).Method);
    }

    [Fact]
    public async Task A_service_that_does_not_serve_HEAD_is_asked_by_GET()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = new Gateway { ServesHead = false }.ServeAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);

        using var response = await PostAsync(client);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["HEAD", "GET", "POST"], platform.Calls.Select(static call => call.Method));
    }

    [Fact]
    public async Task An_expired_token_is_fetched_again_and_the_request_repeated_once()
    {
        await using var platform = await FakePlatform.StartAsync();
        var gateway = new Gateway();
        platform.OnCall = gateway.ServeAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);
        using var first = await PostAsync(client);
        gateway.Token = "token-2";

        using var second = await PostAsync(client);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(["HEAD", "POST", "POST", "HEAD", "POST"], platform.Calls.Select(static call => call.Method));
    }

    [Fact]
    public async Task A_service_that_refuses_every_token_is_not_asked_for_ever()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = RefuseEveryTokenAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);

        using var response = await PostAsync(client);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(2, platform.Calls.Count(static call => call.Method == "POST"));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_sent_twice_is_not_repeated()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = RefuseEveryTokenAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);
        using var content = new StreamContent(new MemoryStream([1, 2, 3]));

        using var response = await client.PostAsync(new Uri("sap/SRV/Set", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Single(platform.Calls, static call => call.Method == "POST");
    }

    [Fact]
    public async Task Two_users_have_tokens_of_their_own()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = new Gateway().ServeAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);
        using var first = await PostAsync(client);
        using var other = FakePlatform.As(services, Jwt.User("bob"));

        using var second = await PostAsync(client);

        Assert.Equal(2, platform.Calls.Count(static call => call.Method == "HEAD"));
    }

    [Fact]
    public async Task The_service_root_that_the_caller_names_is_where_the_token_is_fetched()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = new Gateway().ServeAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "sap/SRV/Set('1')/to_Item('2')");
        request.Options.Set(DestinationRequestOptions.ServiceRoot, "/sap/SRV");

        using var response = await client.SendAsync(request);

        Assert.Equal("http://s4.virtual:44300/sap/SRV/", platform.Calls.First().Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task A_destination_that_is_the_service_root_itself_is_asked_at_its_own_URL(string root)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = new Gateway().ServeAsync;
        await using var services = platform.Services();
        FakePlatform.As(services, Jwt.User("alice"));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.OnPremise(url: "http://s4.virtual:44300/sap/SRV"));
        using var request = new HttpRequestMessage(HttpMethod.Delete, "Set('1')");
        request.Options.Set(DestinationRequestOptions.ServiceRoot, root);

        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("http://s4.virtual:44300/sap/SRV/", platform.Calls.First().Target);
    }

    [Fact]
    public async Task A_credential_of_the_calling_codes_own_fetches_the_token_of_its_own_session()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (request, context) =>
        {
            // A session, its cookie and its token belong to the credential that opened them.
            var caller = request["Authorization"]?["Basic ".Length..];
            if (caller is null)
            {
                context.Response.StatusCode = 401;
            }
            else if (request.Method == "HEAD")
            {
                context.Response.Headers["X-CSRF-Token"] = "token-of-" + caller;
                context.Response.Headers.SetCookie = $"SESSION={caller}; path=/";
            }
            else if (request["X-CSRF-Token"] != "token-of-" + caller || request["Cookie"] != "SESSION=" + caller)
            {
                context.Response.StatusCode = 403;
                context.Response.Headers["X-CSRF-Token"] = "Required";
            }

            return Task.CompletedTask;
        };
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.OnPremise(authentication: "NoAuthentication"));

        foreach (var credential in new[] { "YTph", "Yjpi", "YTph" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, "sap/SRV/Set('1')");
            request.Headers.TryAddWithoutValidation("Authorization", "Basic " + credential);
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(["HEAD", "DELETE", "HEAD", "DELETE", "DELETE"], platform.Calls.Select(static call => call.Method));
    }

    private static Task RefuseEveryTokenAsync(RecordedRequest request, HttpContext context)
    {
        context.Response.StatusCode = 403;
        context.Response.Headers["X-CSRF-Token"] = "Required";
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_meets_no_expired_token_whether_it_can_be_rewound_or_not(bool canSeek)
    {
        await using var platform = await FakePlatform.StartAsync();
        var gateway = new Gateway();
        platform.OnCall = gateway.ServeAsync;
        await using var services = platform.Services();
        using var client = Client(services, platform);
        using var first = await PostAsync(client);
        gateway.Token = "token-2";

        await using var stream = new Forward([1, 2, 3], canSeek);
        using var content = new StreamedContent(stream, "image/png");
        using var second = await client.PostAsync(new Uri("sap/SRV/Set", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(canSeek ? 3 : 2, platform.Calls.Count(static call => call.Method == "POST"));
    }

    private sealed class Forward(byte[] bytes, bool canSeek) : MemoryStream(bytes)
    {
        public override bool CanSeek => canSeek;
    }

    private static HttpClient Client(IServiceProvider services, FakePlatform platform)
    {
        FakePlatform.As(services, Jwt.User("alice"));
        return services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.OnPremise());
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client)
        => client.PostAsync(new Uri("sap/SRV/Set", UriKind.Relative), new ByteArrayContent([1, 2, 3]));

    /// <summary>SAP Gateway's part of the protocol: the token counts only together with the cookie of its session.</summary>
    private sealed class Gateway
    {
        public bool ServesHead { get; init; } = true;

        public string Token { get; set; } = "token-1";

        public Task ServeAsync(RecordedRequest request, HttpContext context)
        {
            if (request.Method == "HEAD" && !ServesHead)
            {
                context.Response.StatusCode = 405;
            }
            else if (request.Method is "HEAD" or "GET")
            {
                context.Response.Headers["X-CSRF-Token"] = Token;
                context.Response.Headers.SetCookie = $"SESSION={Token}; path=/";
            }
            else if (request["X-CSRF-Token"] == Token && request["Cookie"] == $"SESSION={Token}")
            {
                context.Response.StatusCode = 201;
            }
            else
            {
                context.Response.StatusCode = 403;
                context.Response.Headers["X-CSRF-Token"] = "Required";
            }

            return Task.CompletedTask;
        }
    }
}
