using System.Net;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Runtime.Tests.Http;

public sealed class ResilienceTests
{
    [Theory]
    [InlineData("GET", 429, 2)]
    [InlineData("POST", 429, 2)]
    [InlineData("GET", 503, 2)]
    [InlineData("POST", 503, 1)]
    [InlineData("GET", 500, 1)]
    [InlineData("GET", 404, 1)]
    public async Task Only_what_is_safe_to_repeat_is_repeated(string method, int status, int calls)
    {
        await using var platform = await FakePlatform.StartAsync();
        var seen = 0;
        platform.OnCall = (request, context) =>
        {
            if (request.Method == method && Interlocked.Increment(ref seen) == 1)
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = "0";
            }

            return Task.CompletedTask;
        };
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var request = new HttpRequestMessage(new HttpMethod(method), "x");

        using var response = await client.SendAsync(request);

        Assert.Equal(calls, seen);
        Assert.Equal(calls == 2 ? HttpStatusCode.OK : (HttpStatusCode)status, response.StatusCode);
    }

    [Fact]
    public async Task A_pause_longer_than_a_caller_waits_is_handed_on_as_the_answer_it_is()
    {
        await using var platform = await FakePlatform.StartAsync();
        platform.OnCall = static (_, context) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);

        using var response = await client.GetAsync(new Uri("x", UriKind.Relative));

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Single(platform.Calls);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public async Task A_connection_that_breaks_without_an_answer_is_repeated_only_for_reading(string method, int calls)
    {
        await using var platform = await FakePlatform.StartAsync();
        var seen = 0;
        platform.OnCall = (request, context) =>
        {
            if (request.Method == method)
            {
                Interlocked.Increment(ref seen);
                context.Abort();
            }

            return Task.CompletedTask;
        };
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var request = new HttpRequestMessage(new HttpMethod(method), "x");

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request));

        Assert.Equal(calls, seen);
    }

    [Fact]
    public async Task Cancelling_the_caller_ends_the_call()
    {
        await using var platform = await FakePlatform.StartAsync();
        using var arrived = new SemaphoreSlim(0);
        platform.OnCall = async (_, context) =>
        {
            arrived.Release();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var contract = platform.Internet();
        await using var services = platform.Services();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var cancel = new CancellationTokenSource();

        var call = client.GetAsync(new Uri("x", UriKind.Relative), cancel.Token);
        await arrived.WaitAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
