using System.Net;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Tokens;

public sealed class TokenTests
{
    [Fact]
    public async Task Client_credentials_are_sent_as_a_form_with_the_tenant_in_its_header()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();

        var token = await GetAsync(services, "tenant-7");

        var request = Assert.Single(platform.TokenRequests);
        Assert.Equal($"grant_type=client_credentials&client_id=dest-client&client_secret={FakePlatform.Secret}", request.Body);
        Assert.Equal("tenant-7", request["x-zid"]);
        Assert.Equal("dest-token-tenant-7", token.Value);
        Assert.DoesNotContain(token.Value, token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_users_token_is_exchanged_with_the_jwt_bearer_grant_and_kept_for_that_token_alone()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var tokens = services.GetRequiredService<ITokenService>();
        var client = Client(services);
        var alice = Jwt.User("alice");

        await tokens.ExchangeUserTokenAsync(client, alice, default);
        await tokens.ExchangeUserTokenAsync(client, alice, default);
        await tokens.ExchangeUserTokenAsync(client, Jwt.User("bob"), default);

        Assert.Equal(2, platform.TokenRequests.Count);
        Assert.Contains($"assertion={alice.Token}", platform.TokenRequests.First().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_renewed_in_the_background_before_it_expires()
    {
        await using var platform = await FakePlatform.StartAsync();
        var clock = new FakeTimeProvider();
        await using var services = platform.Services(more: collection => collection.AddSingleton<TimeProvider>(clock));

        var first = await GetAsync(services, null);
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Same(first, await GetAsync(services, null));
        clock.Advance(TimeSpan.FromMinutes(29));
        var duringRenewal = await GetAsync(services, null);
        Assert.Same(first, duringRenewal);
        await UntilAsync(async () => !ReferenceEquals(first, await GetAsync(services, null)));

        Assert.Equal(2, platform.TokenRequests.Count);
    }

    [Fact]
    public async Task An_expired_token_is_never_returned()
    {
        await using var platform = await FakePlatform.StartAsync();
        var clock = new FakeTimeProvider();
        await using var services = platform.Services(more: collection => collection.AddSingleton<TimeProvider>(clock));

        var first = await GetAsync(services, null);
        clock.Advance(TimeSpan.FromMinutes(61));
        var second = await GetAsync(services, null);

        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task A_refusal_says_which_step_which_binding_and_what_the_service_said_but_no_secret()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnToken = static async (_, context) =>
        {
            await FakePlatform.JsonAsync(context, 401, $$"""{"error":"unauthorized","error_description":"Bad credentials for {{FakePlatform.Secret}}"}""");
            return true;
        };
        await using var services = platform.Services();

        var problem = await Assert.ThrowsAsync<TokenRequestException>(() => GetAsync(services, null));

        Assert.Equal(HttpStatusCode.Unauthorized, problem.StatusCode);
        Assert.Equal("client credentials", problem.Step);
        Assert.Contains("my-destination", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Bad credentials", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakePlatform.Secret, problem.ToString(), StringComparison.Ordinal);
        Assert.Single(platform.TokenRequests);
    }

    [Fact]
    public async Task The_users_token_is_not_in_the_error_of_its_exchange()
    {
        await using var platform = await FakePlatform.StartAsync();
        var alice = Jwt.User("alice");
        platform.OnToken = async (_, context) =>
        {
            await FakePlatform.JsonAsync(context, 400, $$"""{"error_description":"invalid assertion {{alice.Token}}"}""");
            return true;
        };
        await using var services = platform.Services();

        var problem = await Assert.ThrowsAsync<TokenRequestException>(
            async () => await services.GetRequiredService<ITokenService>().ExchangeUserTokenAsync(Client(services), alice, default));

        Assert.DoesNotContain(Jwt.Signature, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_busy_is_asked_again_when_it_says()
    {
        await using var platform = await FakePlatform.StartAsync();
        var seen = 0;
        platform.OnToken = (_, context) =>
        {
            var busy = Interlocked.Increment(ref seen) == 1;
            if (busy)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "0";
            }

            return Task.FromResult(busy);
        };
        await using var services = platform.Services();

        await GetAsync(services, null);

        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task A_service_that_wants_a_long_pause_is_reported_at_once()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnToken = static (_, context) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.FromResult(true);
        };
        await using var services = platform.Services();

        var problem = await Assert.ThrowsAsync<TokenRequestException>(() => GetAsync(services, null));

        Assert.Equal(HttpStatusCode.TooManyRequests, problem.StatusCode);
        Assert.Single(platform.TokenRequests);
    }

    [Fact]
    public async Task A_failed_request_is_not_remembered()
    {
        await using var platform = await FakePlatform.StartAsync();
        var fail = true;
        platform.OnToken = (_, context) =>
        {
            context.Response.StatusCode = fail ? 401 : 200;
            return Task.FromResult(fail);
        };
        await using var services = platform.Services();
        await Assert.ThrowsAsync<TokenRequestException>(() => GetAsync(services, null));
        fail = false;

        await GetAsync(services, null);
    }

    [Fact]
    public async Task A_cancelled_caller_does_not_end_the_request_of_the_others()
    {
        await using var platform = await FakePlatform.StartAsync();
        using var release = new SemaphoreSlim(0);
        platform.OnToken = async (_, _) =>
        {
            await release.WaitAsync();
            return false;
        };
        await using var services = platform.Services();
        using var cancel = new CancellationTokenSource();
        var tokens = services.GetRequiredService<ITokenService>();
        var client = Client(services);

        var first = tokens.GetClientCredentialsTokenAsync(client, null, cancel.Token).AsTask();
        var second = tokens.GetClientCredentialsTokenAsync(client, null, default).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.Release();

        Assert.Equal("dest-token-own", (await second).Value);
        Assert.Single(platform.TokenRequests);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_given_up()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnToken = static async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        await using var services = platform.Services(static options => options.ServiceTimeout = TimeSpan.FromMilliseconds(200));

        var problem = await Assert.ThrowsAsync<TokenRequestException>(() => GetAsync(services, null));

        Assert.Null(problem.StatusCode);
        Assert.Contains("no answer in time", problem.Message, StringComparison.Ordinal);
    }

    private static OAuthClient Client(IServiceProvider services)
        => new DestinationServiceBinding(services.GetRequiredService<IServiceBindings>().GetRequired("destination")).Client;

    private static async Task<AccessToken> GetAsync(IServiceProvider services, string? tenant)
        => await services.GetRequiredService<ITokenService>().GetClientCredentialsTokenAsync(Client(services), tenant, default);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(5);
        }
    }
}
