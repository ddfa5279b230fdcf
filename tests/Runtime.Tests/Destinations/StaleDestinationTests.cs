using System.Net;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

/// <summary>A resolved destination outlives an outage of the platform, within a bound; and nothing else.</summary>
public sealed class StaleDestinationTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task The_last_known_state_is_used_while_the_destination_service_is_down(int status)
    {
        await using var fixture = await Fixture.StartAsync();
        var known = await fixture.ResolveAsync();
        fixture.Answer(status);
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Same(known, await fixture.ResolveAsync());
        Assert.Same(known, await fixture.ResolveAsync());

        // A service that is down is not asked by every call.
        Assert.Equal(2, fixture.Platform.DestinationRequests.Count);
    }

    [Fact]
    public async Task A_service_that_is_up_again_is_believed_at_once_after_the_pause()
    {
        await using var fixture = await Fixture.StartAsync();
        var known = await fixture.ResolveAsync();
        fixture.Answer(503);
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));
        await fixture.ResolveAsync();
        fixture.Platform.OnDestination = null;
        fixture.Clock.Advance(TimeSpan.FromSeconds(16));

        Assert.NotSame(known, await fixture.ResolveAsync());
    }

    [Fact]
    public async Task After_the_bound_the_failure_is_the_answer()
    {
        await using var fixture = await Fixture.StartAsync();
        await fixture.ResolveAsync();
        fixture.Answer(503);
        fixture.Clock.Advance(TimeSpan.FromMinutes(64));
        await fixture.ResolveAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(2));

        var problem = await Assert.ThrowsAsync<DestinationServiceException>(fixture.ResolveAsync);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, problem.StatusCode);
    }

    [Fact]
    public async Task By_option_nothing_is_used_after_its_time()
    {
        await using var fixture = await Fixture.StartAsync(static options => options.DestinationStaleDuration = TimeSpan.Zero);
        await fixture.ResolveAsync();
        fixture.Answer(503);
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));

        await Assert.ThrowsAsync<DestinationServiceException>(fixture.ResolveAsync);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refusal_is_an_answer(int status)
    {
        await using var fixture = await Fixture.StartAsync();
        await fixture.ResolveAsync();
        fixture.Answer(status);
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));

        await Assert.ThrowsAsync<DestinationServiceException>(fixture.ResolveAsync);
    }

    [Fact]
    public async Task A_destination_that_was_deleted_is_gone_and_does_not_come_back_in_an_outage()
    {
        await using var fixture = await Fixture.StartAsync();
        await fixture.ResolveAsync();
        fixture.Platform.Destinations.Clear();
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));
        await Assert.ThrowsAsync<DestinationNotFoundException>(fixture.ResolveAsync);
        fixture.Answer(503);
        fixture.Clock.Advance(TimeSpan.FromSeconds(16));

        await Assert.ThrowsAsync<DestinationServiceException>(fixture.ResolveAsync);
    }

    [Fact]
    public async Task A_destination_that_changed_against_the_contract_is_not_replaced_by_its_old_state()
    {
        await using var fixture = await Fixture.StartAsync();
        await fixture.ResolveAsync();
        fixture.Platform.Destinations["API"]["Authentication"] = "BasicAuthentication";
        fixture.Platform.Destinations["API"]["User"] = "U";
        fixture.Platform.Destinations["API"]["Password"] = FakePlatform.Password;
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));

        await Assert.ThrowsAsync<DestinationContractException>(fixture.ResolveAsync);
    }

    [Fact]
    public async Task A_token_inside_bounds_the_life_of_the_destination_also_in_an_outage()
    {
        await using var fixture = await Fixture.StartAsync(authentication: "OAuth2ClientCredentials");
        fixture.Platform.Additions["API"] = """ "authTokens":[{"type":"Bearer","value":"t","expires_in":"600"}] """;
        await fixture.ResolveAsync();
        fixture.Answer(503);
        fixture.Clock.Advance(TimeSpan.FromMinutes(6));
        await fixture.ResolveAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(4));

        await Assert.ThrowsAsync<DestinationServiceException>(fixture.ResolveAsync);
    }

    [Fact]
    public async Task What_was_never_resolved_has_nothing_to_stand_in()
    {
        await using var fixture = await Fixture.StartAsync();
        fixture.Answer(503);

        await Assert.ThrowsAsync<DestinationServiceException>(fixture.ResolveAsync);
    }

    [Fact]
    public async Task A_value_that_was_dropped_does_not_stand_in()
    {
        await using var fixture = await Fixture.StartAsync();
        var known = await fixture.ResolveAsync();
        fixture.Services.GetRequiredService<IDestinationResolver>().Invalidate(fixture.Contract, null, known);
        fixture.Answer(503);

        await Assert.ThrowsAsync<DestinationServiceException>(fixture.ResolveAsync);
    }

    private sealed class Fixture(FakePlatform platform, ServiceProvider services, DestinationContract contract, FakeTimeProvider clock) : IAsyncDisposable
    {
        public FakePlatform Platform => platform;

        public ServiceProvider Services => services;

        public DestinationContract Contract => contract;

        public FakeTimeProvider Clock => clock;

        public static async Task<Fixture> StartAsync(Action<BtpConnectivityOptions>? options = null, string authentication = "NoAuthentication")
        {
            var platform = await FakePlatform.StartAsync();
            var clock = new FakeTimeProvider();
            var contract = platform.Internet(authentication: authentication);
            // The token service is not what is tested: its tokens last.
            platform.OnToken = static async (_, context) =>
            {
                await FakePlatform.JsonAsync(context, 200, """{"access_token":"dest-token-own","expires_in":86400}""");
                return true;
            };
            return new Fixture(platform, platform.Services(options, collection => collection.AddSingleton<TimeProvider>(clock)), contract, clock);
        }

        public async Task<Destination> ResolveAsync() => await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default);

        // A pause too long to wait for, so that the request is not repeated and no timer is needed.
        public void Answer(int status) => platform.OnDestination = async (_, context) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            await FakePlatform.JsonAsync(context, status, "{}");
            return true;
        };

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await platform.DisposeAsync();
        }
    }
}
