using System.Net;
using Btp.Connectivity.Resilience;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Http;

public sealed class CircuitTests
{
    private static readonly Uri Path = new("x", UriKind.Relative);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_destination_that_does_not_answer_is_not_called_for_a_while_and_then_tried_once()
    {
        await using var platform = await FakePlatform.StartAsync();
        var dead = true;
        platform.OnCall = (_, context) => Answer(context, dead);
        var contract = platform.Internet();
        await using var services = Services(platform);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        await FailAsync(client, 2);
        var problem = await Assert.ThrowsAsync<DestinationUnavailableException>(() => client.GetAsync(Path));
        Assert.Equal(("API", 2), (problem.Destination, platform.Calls.Count));
        Assert.InRange(problem.RetryAfter!.Value, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(15));

        dead = false;
        _clock.Advance(TimeSpan.FromSeconds(16));
        using var answer = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var next = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Another_destination_and_another_tenant_are_called_as_ever()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (request, context) => Answer(context, dead: request.Target.StartsWith("/backend/dead/", StringComparison.Ordinal) && request["x-tenant"] == "t1");
        var dead = platform.Internet("DEAD", path: "/dead");
        var alive = platform.Internet("ALIVE", path: "/alive");
        await using var services = Services(platform);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(dead);
        using var other = services.GetRequiredService<IHttpClientFactory>().CreateClient(alive);

        using (FakePlatform.As(services, UserContext.ForTenant("t1")))
        {
            client.DefaultRequestHeaders.Add("x-tenant", "t1");
            await FailAsync(client, 2);
            await Assert.ThrowsAsync<DestinationUnavailableException>(() => client.GetAsync(Path));
            using var beside = await other.GetAsync(Path);
            Assert.Equal(HttpStatusCode.OK, beside.StatusCode);
        }

        using (FakePlatform.As(services, UserContext.ForTenant("t2")))
        {
            client.DefaultRequestHeaders.Clear();
            using var answer = await client.GetAsync(Path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    [InlineData(429)]
    public async Task What_a_back_end_answers_itself_shows_that_it_is_there(int status)
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = (_, context) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        var contract = platform.Internet();
        await using var services = Services(platform);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        for (var i = 0; i < 10; i++)
        {
            using var answer = await client.GetAsync(Path);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_caller_that_gives_up_during_the_trial_does_not_close_the_circuit()
    {
        await using var platform = await FakePlatform.StartAsync();
        using var arrived = new SemaphoreSlim(0);
        var hangs = false;
        platform.OnCall = async (_, context) =>
        {
            if (hangs)
            {
                arrived.Release();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            context.Abort();
        };
        var contract = platform.Internet();
        await using var services = Services(platform);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        await FailAsync(client, 2);
        hangs = true;
        _clock.Advance(TimeSpan.FromSeconds(16));
        using var cancel = new CancellationTokenSource();

        var trial = client.GetAsync(Path, cancel.Token);
        await arrived.WaitAsync();
        await Assert.ThrowsAsync<DestinationUnavailableException>(() => client.GetAsync(Path));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial);

        await Assert.ThrowsAsync<DestinationUnavailableException>(() => client.GetAsync(Path));
    }

    [Fact]
    public async Task Without_the_breaker_every_call_is_made()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (_, context) => Answer(context, dead: true);
        var contract = platform.Internet();
        await using var services = Services(platform, static options => options.CircuitBreaker = false);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        await FailAsync(client, 10);

        Assert.Equal(10, platform.Calls.Count);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task An_answer_that_does_not_come_ends_the_call_at_the_time_limit_and_is_not_asked_for_again(string method)
    {
        await using var platform = await FakePlatform.StartAsync();
        using var arrived = new SemaphoreSlim(0);
        platform.OnCall = async (request, context) =>
        {
            if (request.Method == method)
            {
                arrived.Release();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        };
        var contract = platform.Internet();
        await using var services = Services(platform, retries: 2);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var request = new HttpRequestMessage(new HttpMethod(method), Path);

        var call = client.SendAsync(request);
        await arrived.WaitAsync();
        // The back end may see the request a moment before the caller begins to wait.
        while (!call.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(61));
            await Task.Delay(5);
        }

        var problem = await Assert.ThrowsAsync<BackendTimeoutException>(() => call);
        Assert.Equal(("API", TimeSpan.FromSeconds(60)), (problem.Destination, problem.Timeout));
        Assert.Single(platform.Calls, made => made.Method == method);
    }

    [Fact]
    public async Task A_destination_may_have_more_time_than_the_others_and_the_client_does_not_cut_it()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.Internet("REPORTS");
        await using var services = platform.Services(settings: [("Btp:Resilience:TargetTimeouts:REPORTS", "00:10:00")]);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        Assert.Equal(TimeSpan.FromSeconds(640), client.Timeout);
        using var other = services.GetRequiredService<IHttpClientFactory>().CreateClient(platform.Internet("OTHER"));
        Assert.Equal(TimeSpan.FromSeconds(100), other.Timeout);
    }

    [Fact]
    public async Task A_token_service_that_does_not_answer_is_not_asked_by_every_call_but_another_tenants_is()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnToken = static (request, context) =>
        {
            if (request["x-zid"] == "t1")
            {
                context.Abort();
                return Task.FromResult(true);
            }

            return Task.FromResult(false);
        };
        var contract = platform.Internet();
        await using var services = platform.Services(static options => options.ServiceTimeout = TimeSpan.FromMilliseconds(200));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using (FakePlatform.As(services, UserContext.ForTenant("t1")))
        {
            for (var i = 0; i < 3; i++)
            {
                await Assert.ThrowsAsync<TokenRequestException>(() => client.GetAsync(Path));
            }

            var asked = platform.TokenRequests.Count;
            var problem = await Assert.ThrowsAsync<TokenRequestException>(() => client.GetAsync(Path));
            Assert.IsType<OpenCircuitException>(problem.InnerException);
            Assert.Equal(asked, platform.TokenRequests.Count);
        }

        using (FakePlatform.As(services, UserContext.ForTenant("t2")))
        {
            using var answer = await client.GetAsync(Path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Btp:Resilience:CircuitFailureRatio", "0")]
    [InlineData("Btp:Resilience:CircuitMinimumCalls", "1")]
    [InlineData("Btp:Resilience:CircuitBreak", "00:00:00")]
    [InlineData("Btp:Resilience:TargetTimeout", "-00:00:01")]
    [InlineData("Btp:Resilience:TargetTimeouts:S4", "soon")]
    [InlineData("Btp:Resilience:CircuitWindow", "2.00:00:00")]
    public async Task Settings_that_make_no_sense_are_refused_with_their_name(string key, string value)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services(settings: [(key, value)]);

        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(key.Split(':')[2], problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_make_sense_are_taken()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services(settings: [("Btp:Resilience:CircuitFailureRatio", "0.25"), ("Btp:Resilience:LongestPause", "00:00:03"), ("Btp:Resilience:CircuitBreaker", "false")]);

        services.GetRequiredService<IStartupValidator>().Validate();

        var options = services.GetRequiredService<IOptions<BtpConnectivityOptions>>().Value.Resilience;
        Assert.Equal((0.25, TimeSpan.FromSeconds(3), false), (options.CircuitFailureRatio, options.LongestPause, options.CircuitBreaker));
    }

    private static Task Answer(HttpContext context, bool dead)
    {
        if (dead)
        {
            context.Abort();
        }

        return Task.CompletedTask;
    }

    private static async Task FailAsync(HttpClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Path));
        }
    }

    private ServiceProvider Services(FakePlatform platform, Action<ResilienceOptions>? configure = null, int retries = 0) => platform.Services(
        options =>
        {
            options.MaxRetries = retries;
            options.Resilience.CircuitMinimumCalls = 2;
            configure?.Invoke(options.Resilience);
        },
        services => services.AddSingleton<TimeProvider>(_clock));
}
