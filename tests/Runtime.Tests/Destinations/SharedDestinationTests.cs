using System.Text;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Destinations;

public sealed class SharedDestinationTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly Store _store = new();

    [Fact]
    public async Task Of_ten_instances_one_asks_the_destination_service()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(locationId: "dc-west");

        for (var i = 0; i < 10; i++)
        {
            await using var instance = Instance(platform);
            Assert.Equal("dc-west", (await ResolveAsync(instance, contract, Jwt.User("alice"))).LocationId);
        }

        Assert.Single(platform.DestinationRequests);
    }

    [Fact]
    public async Task When_the_time_is_up_one_asks_again_and_the_others_find_its_answer()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var first = Instance(platform);
        await using var second = Instance(platform);
        await ResolveAsync(first, contract, Jwt.User("alice"));
        await ResolveAsync(second, contract, Jwt.User("bob"));
        platform.Destinations["S4HANA"]["sap-client"] = "200";

        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("200", (await ResolveAsync(first, contract, Jwt.User("alice"))).SapClient);
        Assert.Equal("200", (await ResolveAsync(second, contract, Jwt.User("bob"))).SapClient);
        Assert.Equal(2, platform.DestinationRequests.Count);
    }

    [Fact]
    public async Task Another_tenant_is_asked_for_on_its_own()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var instance = Instance(platform);
        await ResolveAsync(instance, contract, UserContext.ForTenant("t1"));
        await using var other = Instance(platform);

        await ResolveAsync(other, contract, UserContext.ForTenant("t2"));

        Assert.Equal(2, platform.DestinationRequests.Count);
        Assert.Equal(2, _store.Entries.Count);
        Assert.DoesNotContain(_store.Entries.Keys, static key => key.Contains("t1", StringComparison.Ordinal) && key.Contains("S4HANA", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PrincipalPropagation", "URL.headers.apikey", "s3cr3t")]
    [InlineData("PrincipalPropagation", "URL.queries.key", "s3cr3t")]
    [InlineData("PrincipalPropagation", "Password", "s3cr3t")]
    [InlineData("PrincipalPropagation", "a property that SAP invents tomorrow", "s3cr3t")]
    [InlineData("BasicAuthentication", "Password", "s3cr3t")]
    public async Task What_holds_a_secret_or_something_unknown_is_not_there(string authentication, string property, string value)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise(authentication: authentication, more: [("User", "BATCH"), (property, value)]);
        if (authentication == "PrincipalPropagation")
        {
            platform.Destinations["S4HANA"].Remove("User");
        }

        await using var instance = Instance(platform);
        await ResolveAsync(instance, contract, Jwt.User("alice"));

        Assert.Empty(_store.Entries);
    }

    [Fact]
    public async Task What_came_with_tokens_or_certificates_is_not_there_and_nothing_that_is_there_is_secret()
    {
        await using var platform = await FakePlatform.StartAsync();
        var withToken = platform.Internet("TOKEN", "OAuth2ClientCredentials");
        platform.Additions["TOKEN"] = """
            "authTokens":[{"type":"bearer","value":"t0ken","http_header":{"key":"Authorization","value":"Bearer t0ken"}}]
            """;
        var withCertificate = platform.OnPremise("CERTIFICATE");
        platform.Additions["CERTIFICATE"] = """
            "certificates":[{"Name":"k.pem","Content":"a2V5","Type":"CERTIFICATE"}]
            """;
        var plain = platform.OnPremise("PLAIN");
        await using var instance = Instance(platform);

        foreach (var contract in new[] { withToken, withCertificate, plain })
        {
            await ResolveAsync(instance, contract, Jwt.User("alice"));
        }

        var text = Encoding.UTF8.GetString(Assert.Single(_store.Entries).Value);
        Assert.Contains("PLAIN", text, StringComparison.Ordinal);
        Assert.All(["t0ken", FakePlatform.Secret, Jwt.Signature, "dest-token"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"fetchedAt":"2000-01-01T00:00:00Z","destinationConfiguration":{"Name":"S4HANA","Type":"HTTP","URL":"http://s4.virtual:44300","ProxyType":"OnPremise","Authentication":"PrincipalPropagation","sap-client":"666"}}""")]
    [InlineData("""{"fetchedAt":"2999-01-01T00:00:00Z","destinationConfiguration":{"Name":"S4HANA","Type":"HTTP","URL":"http://s4.virtual:44300","ProxyType":"OnPremise","Authentication":"PrincipalPropagation","sap-client":"666"}}""")]
    public async Task What_is_damaged_old_or_of_the_future_is_not_taken(string content)
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var instance = Instance(platform);
        _store.Always = Encoding.UTF8.GetBytes(content);

        Assert.Null((await ResolveAsync(instance, contract, Jwt.User("alice"))).SapClient);

        Assert.Single(platform.DestinationRequests);
    }

    [Fact]
    public async Task What_somebody_put_there_is_checked_against_the_contract()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var instance = Instance(platform);
        _store.Always = Encoding.UTF8.GetBytes($$$"""
            {"fetchedAt":"{{{_clock.GetUtcNow():O}}}","destinationConfiguration":{"Name":"S4HANA","Type":"HTTP","URL":"http://elsewhere.evil","ProxyType":"OnPremise","Authentication":"PrincipalPropagation"}}
            """);

        await Assert.ThrowsAsync<DestinationContractException>(async () => await ResolveAsync(instance, contract, Jwt.User("alice")));
    }

    [Fact]
    public async Task A_cache_that_fails_is_done_without()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        _store.Fails = true;
        await using var instance = Instance(platform);

        Assert.Equal("S4HANA", (await ResolveAsync(instance, contract, Jwt.User("alice"))).Name);
    }

    [Fact]
    public async Task Off_by_default_and_on_only_with_a_distributed_cache()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = platform.OnPremise();
        await using var off = platform.Services(more: services => services.AddSingleton<IDistributedCache>(_store));
        await ResolveAsync(off, contract, Jwt.User("alice"));
        Assert.Empty(_store.Entries);

        await using var without = platform.Services(settings: [("Btp:SharedDestinationCache", "true")]);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await ResolveAsync(without, contract, Jwt.User("alice")));
    }

    private ServiceProvider Instance(FakePlatform platform) => platform.Services(
        static options => options.SharedDestinationCache = true,
        services => services.AddSingleton<TimeProvider>(_clock).AddSingleton<IDistributedCache>(_store));

    private static ValueTask<Destination> ResolveAsync(IServiceProvider services, DestinationContract contract, UserContext user)
        => services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, user, default);

    private sealed class Store : IDistributedCache
    {
        public Dictionary<string, byte[]> Entries { get; } = [];

        public byte[]? Always { get; set; }

        public bool Fails { get; set; }

        public byte[]? Get(string key) => Fails ? throw new IOException("down") : Always ?? Entries.GetValueOrDefault(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key)
        {
        }

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Remove(string key) => Entries.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => Task.CompletedTask;

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
        {
            if (Fails)
            {
                throw new IOException("down");
            }

            Entries[key] = value;
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }
    }
}
