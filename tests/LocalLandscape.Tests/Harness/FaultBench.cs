using System.Net;
using Btp.Connectivity.Bench.Runtime.Landscape;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>A landscape of many tenants whose back ends note every mix-up, and applications that call through it.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    private readonly List<ServiceProvider> _providers = [];
    private readonly UserContext[] _users;

    private FaultBench(LocalLandscape landscape, WatchfulBackEnd.Findings findings)
    {
        Landscape = landscape;
        Findings = findings;
        _users = [.. landscape.Definition.Users.Select(user => UserContext.FromToken(landscape.UserToken(user.Name)))];
    }

    public LocalLandscape Landscape { get; }

    public WatchfulBackEnd.Findings Findings { get; }

    /// <summary>Requests for tokens; the keys that the landscape's own servers fetch are not counted.</summary>
    public int TokenRequests => Landscape.Audit.Find(static entry => entry.Hop == Hop.TokenService && entry.Path.EndsWith("/token", StringComparison.Ordinal)).Count;

    public static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Toolkit.sln")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }

    public static async Task<FaultBench> StartAsync(int tenants, int usersPerTenant)
    {
        var findings = new WatchfulBackEnd.Findings();
        return new FaultBench(await LocalLandscape.StartAsync(ManyTenants.Define(tenants, usersPerTenant, findings)), findings);
    }

    public UserContext User(int index) => _users[index];

    /// <summary>An application with caches of its own; by default on a clock that only the test moves.</summary>
    public Application Caller(Action<BtpConnectivityOptions>? configure = null, TimeProvider? clock = null, string? bindings = null)
    {
        var configuration = bindings is null
            ? Landscape.Configuration
            : new Dictionary<string, string?> { ["SERVICE_BINDING_ROOT"] = bindings, ["Btp:TrustedRootsFile"] = Landscape.CertificateAuthorityFile, ["Btp:ContractMismatch"] = "Warn" };
        var fake = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .AddSingleton(clock ?? fake)
            .AddBtpConnectivity(configure)
            .BuildServiceProvider();
        _providers.Add(provider);
        return new Application(provider, _users, fake);
    }

    /// <summary>Changes a property of a destination of the first tenant.</summary>
    public void Change(string destination, string property, string value)
    {
        var tenant = ManyTenants.TenantId(0);
        Landscape.Destinations.Put(tenant, DestinationLevel.Subaccount, Landscape.Destinations.Find(tenant, DestinationLevel.Subaccount, destination)!.With(property, value));
    }

    /// <summary>Waits until every fault that is counted has hit.</summary>
    public async Task FaultsHitAsync()
    {
        while (Landscape.Faults.Active.Count > 0)
        {
            await Task.Delay(5);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        await Landscape.DisposeAsync();
    }

    internal sealed class Application(IServiceProvider services, UserContext[] users, FakeTimeProvider clock)
    {
        public FakeTimeProvider Clock => clock;

        /// <summary>Whom the back end sees.</summary>
        public async Task<string> GetAsync(int user, DestinationContract? contract = null, string path = "sap/opu/odata/sap/X", CancellationToken cancellationToken = default)
        {
            services.GetRequiredService<IUserContextAccessor>().Current = users[user];
            using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(contract ?? ManyTenants.S4HANA);
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }

        /// <summary>Every user calls at the same time, and each is seen as himself.</summary>
        public async Task AssertOwnAnswersAsync()
        {
            var seen = await Task.WhenAll(users.Select(async (user, index) => (user.UserName, Seen: await GetAsync(index))));
            Assert.All(seen, static answer => Assert.Equal(answer.UserName, answer.Seen));
        }
    }
}
