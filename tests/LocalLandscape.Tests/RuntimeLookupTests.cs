using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.LocalLandscape.Tests;

/// <summary>The runtime on the landscape: grants, levels, fragments, Identity Authentication and rotated secrets over real HTTP.</summary>
public sealed class RuntimeLookupTests : IAsyncLifetime
{
    private readonly List<ServiceProvider> _providers = [];
    private LocalLandscape _landscape = null!;

    public async Task InitializeAsync() => _landscape = await LocalLandscape.StartAsync(TestLandscape.Definition());

    public async Task DisposeAsync()
    {
        _providers.ForEach(static provider => provider.Dispose());
        await _landscape.DisposeAsync();
    }

    [Fact]
    public async Task A_code_is_good_for_one_token_and_its_refresh_token_for_the_next()
    {
        var code = Put("CODE", "OAuth2AuthorizationCode");
        var refresh = Put("REFRESH", "OAuth2RefreshToken");
        var verifier = new string('v', 43);
        var text = _landscape.AuthorizationCode("ALICE", "https://app.example/callback", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
        var resolver = Services().GetRequiredService<IDestinationResolver>();
        var lookup = new DestinationLookup { Grant = DestinationGrant.AuthorizationCode(text, new Uri("https://app.example/callback"), verifier) };

        var first = await resolver.ResolveAsync(code, null, lookup, default);
        Assert.Same(first, await resolver.ResolveAsync(code, null, lookup, default));
        var second = await resolver.ResolveAsync(refresh, null, new() { Grant = DestinationGrant.RefreshToken(first.RefreshToken!) }, default);

        Assert.NotNull(second.RefreshToken);
        var used = await Assert.ThrowsAsync<TokenRequestException>(async () => await Services().GetRequiredService<IDestinationResolver>().ResolveAsync(code, null, lookup, default));
        Assert.Contains("used before", used.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, used.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/callback", "verifier-of-the-application-0123456789abcdefgh")]
    [InlineData("https://app.example/callback", "another-verifier")]
    public async Task A_code_that_somebody_else_brings_is_refused(string redirect, string verifier)
    {
        var contract = Put("CODE", "OAuth2AuthorizationCode");
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData("verifier-of-the-application-0123456789abcdefgh"u8.ToArray()));
        var text = _landscape.AuthorizationCode("ALICE", "https://app.example/callback", challenge);

        await Assert.ThrowsAsync<TokenRequestException>(async () => await Services().GetRequiredService<IDestinationResolver>()
            .ResolveAsync(contract, null, new() { Grant = DestinationGrant.AuthorizationCode(text, new Uri(redirect), verifier) }, default));
    }

    [Fact]
    public async Task A_token_exchange_is_made_for_the_caller()
    {
        var contract = Put("EXCHANGE", "OAuth2TokenExchange");
        var alice = UserContext.FromToken(_landscape.UserToken("ALICE"));

        var destination = await Services().GetRequiredService<IDestinationResolver>().ResolveAsync(contract, alice, null, default);

        Assert.Equal("ALICE", UserContext.FromToken(destination.Tokens[0].Value).UserName);
    }

    [Fact]
    public async Task A_subscriber_reaches_the_providers_destination_by_an_explicit_level_or_account_only()
    {
        Store("SHARED", TestLandscape.Orders, ("URL", "https://shared.example"));
        var contract = new DestinationContract("SHARED");
        var carol = UserContext.FromToken(_landscape.UserToken("CAROL"));
        var resolver = Services().GetRequiredService<IDestinationResolver>();

        await Assert.ThrowsAsync<DestinationNotFoundException>(async () => await resolver.ResolveAsync(contract, carol, default));
        var byLevel = await resolver.ResolveAsync(contract, carol, new() { Level = DestinationLookupLevel.ProviderSubaccount }, default);
        var byAccount = await resolver.ResolveAsync(contract, carol, new() { Account = DestinationLookupAccount.SubscriberThenProvider }, default);

        Assert.All(new[] { byLevel, byAccount }, static destination => Assert.Null(destination.AccountTenant));
        await Assert.ThrowsAsync<DestinationNotFoundException>(async () => await resolver.ResolveAsync(contract, carol, new() { Level = DestinationLookupLevel.Subaccount }, default));
    }

    [Fact]
    public async Task A_fragment_is_laid_over_its_destination_and_a_missing_one_fails_unless_it_is_optional()
    {
        Store("BASE", TestLandscape.Orders, ("URL", "https://base.example"), ("sap-client", "100"));
        _landscape.Destinations.PutFragment(TestLandscape.Orders, DestinationLevel.Subaccount, "eu", [new("URL", "https://eu.example")]);
        var contract = new DestinationContract("BASE") { Url = new Uri("https://base.example"), SapClient = "100" };
        var resolver = Services().GetRequiredService<IDestinationResolver>();

        var eu = await resolver.ResolveAsync(contract, null, new() { Fragments = ["eu"] }, default);

        Assert.Equal(("https://eu.example/", "100"), (eu.Url.AbsoluteUri, eu.SapClient));
        await Assert.ThrowsAsync<DestinationServiceException>(async () => await resolver.ResolveAsync(contract, null, new() { Fragments = ["us"] }, default));
        Assert.Equal("https://base.example/", (await resolver.ResolveAsync(contract, null, new() { Fragments = ["us"], FragmentsAreOptional = true }, default)).Url.AbsoluteUri);
    }

    [Fact]
    public async Task A_token_of_Identity_Authentication_opens_the_proxy_and_the_user_arrives()
    {
        var services = Services(static options => options.ProxyAuthorization = ProxyAuthorizationMode.Identity);

        Assert.Equal("ALICE", await CallAsync(services, "ALICE"));
        Assert.Equal("BOB", await CallAsync(services, "BOB"));
        Assert.Contains(_landscape.Audit.At(Hop.TokenService), static entry => entry.Path.Contains("/oauth2/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_that_rotate_in_a_mounted_folder_are_used_without_a_restart()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            _landscape.WriteServiceBindingRoot(root.FullName);
            var clock = new MovedClock();
            var services = Services(clock: clock, root: root.FullName);
            Assert.Equal("ALICE", await CallAsync(services, "ALICE"));

            _landscape.RotateSecrets();
            _landscape.WriteServiceBindingRoot(root.FullName);
            _landscape.Audit.Clear();
            clock.Moved = TimeSpan.FromMinutes(6); // destinations and bindings are looked at again, tokens would live on
            Assert.Equal("ALICE", await CallAsync(services, "ALICE"));

            var requests = _landscape.Audit.At(Hop.TokenService).ToList();
            Assert.Equal(2, requests.Count);
            Assert.All(requests, static entry => Assert.Equal(200, entry.Status));
        }
        finally
        {
            root.Delete(true);
        }
    }

    private static async Task<string?> CallAsync(ServiceProvider services, string user, LocalLandscape landscape)
    {
        services.GetRequiredService<Identity.IUserContextAccessor>().Current = UserContext.FromToken(landscape.UserToken(user));
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(
            new DestinationContract("S4HANA") { Type = "HTTP", ProxyType = DestinationProxyType.OnPremise, Authentication = "PrincipalPropagation" });
        using var response = await http.GetAsync(new Uri("/open/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("user").GetString();
    }

    private Task<string?> CallAsync(ServiceProvider services, string user) => CallAsync(services, user, _landscape);

    private DestinationContract Put(string name, string authentication)
    {
        // The client of a destination that the landscape's manifest has: the token service knows it.
        var known = _landscape.Destinations.All(TestLandscape.Orders, DestinationLevel.Subaccount).First(static destination => destination["clientSecret"] is not null);
        Store(name, TestLandscape.Orders, ("URL", "https://target.example"), ("Authentication", authentication), ("clientId", known["clientId"]!), ("clientSecret", known["clientSecret"]!), ("tokenServiceURL", "https://token.example"));
        return new DestinationContract(name) { Type = "HTTP", ProxyType = DestinationProxyType.Internet, Authentication = authentication };
    }

    private void Store(string name, string tenant, params (string Key, string Value)[] properties)
        => _landscape.Destinations.Put(tenant, DestinationLevel.Subaccount, new StoredDestination(
            [new("Name", name), new("Type", "HTTP"), new("ProxyType", "Internet"), .. properties.Select(static property => KeyValuePair.Create(property.Key, property.Value))]));

    private ServiceProvider Services(Action<BtpConnectivityOptions>? configure = null, TimeProvider? clock = null, string? root = null)
    {
        var configuration = root is null
            ? _landscape.Configuration
            : new Dictionary<string, string?> { ["SERVICE_BINDING_ROOT"] = root, ["Btp:TrustedRootsFile"] = _landscape.CertificateAuthorityFile };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddBtpConnectivity(configure);
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Moved { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Moved;

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Moved.TotalSeconds * TimestampFrequency);
    }
}
