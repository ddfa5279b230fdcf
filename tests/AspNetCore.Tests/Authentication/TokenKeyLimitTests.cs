using Btp.Connectivity.AspNetCore.Authentication;
using Btp.Connectivity.AspNetCore.Tests.Fakes;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.AspNetCore.Tests.Authentication;

/// <summary>Tokens that fail validation must not make the application ask for keys without end.</summary>
public sealed class TokenKeyLimitTests
{
    [Fact]
    public async Task A_key_that_nobody_has_is_asked_for_once_however_many_tokens_name_it()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        var keys = new TokenKeys(services.GetRequiredService<ServiceTransport>(), TimeProvider.System);
        var address = new Uri(landscape.TokenService, "token_keys");

        for (var i = 0; i < 50; i++)
        {
            Assert.NotEmpty(await keys.GetAsync(address, "forged-" + i, default));
        }

        Assert.Single(landscape.Audit.At(Hop.TokenService));
    }

    [Fact]
    public async Task Addresses_without_keys_are_asked_once_in_a_while_and_not_more_than_thirty_in_a_minute()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        var keys = new TokenKeys(services.GetRequiredService<ServiceTransport>(), TimeProvider.System);

        for (var i = 0; i < 100; i++)
        {
            var address = new Uri(landscape.TokenService, "unknown-" + i);
            await Assert.ThrowsAsync<ConnectivityException>(() => keys.GetAsync(address, "k", default));
            await Assert.ThrowsAsync<ConnectivityException>(() => keys.GetAsync(address, "k", default));
        }

        Assert.Equal(30, landscape.Audit.At(Hop.TokenService).Count);
    }

    [Fact]
    public async Task Keys_that_are_known_are_not_touched_by_the_limit()
    {
        await using var landscape = await TestLandscape.StartAsync();
        await using var services = TestLandscape.Services(landscape);
        var keys = new TokenKeys(services.GetRequiredService<ServiceTransport>(), TimeProvider.System);
        var address = new Uri(landscape.TokenService, "token_keys");
        var known = await keys.GetAsync(address, null, default);

        for (var i = 0; i < 40; i++)
        {
            await Assert.ThrowsAsync<ConnectivityException>(() => keys.GetAsync(new Uri(landscape.TokenService, "unknown-" + i), "k", default));
        }

        Assert.Same(known, await keys.GetAsync(address, null, default));
    }
}
