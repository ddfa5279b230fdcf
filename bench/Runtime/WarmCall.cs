using System.Text;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Bench.Runtime;

/// <summary>
/// The same request twice: through the chain of an on-premise destination with principal propagation and everything cached, and through a
/// bare client that sets the same headers itself.
/// </summary>
internal sealed class WarmCall : IDisposable
{
    private const string Path = "sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$top=3";

    private static readonly DestinationContract Contract = new("S4HANA")
    {
        Type = "HTTP", Url = new("http://s4.virtual:44300"), ProxyType = DestinationProxyType.OnPremise, Authentication = "PrincipalPropagation", LocationId = "dc-west", SapClient = "100",
    };

    private readonly UserContext _user = UserContext.FromToken(Token());
    private readonly Uri _relative = new(Path, UriKind.Relative);
    private readonly Uri _absolute = new("http://s4.virtual:44300/" + Path);
    private readonly PlatformStub _platform = new();
    private readonly ServiceProvider _services;
    private readonly HttpClient _bound;
    private readonly HttpClient _bare = new(new InMemoryBackEnd());

    public WarmCall()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["VCAP_SERVICES"] = Vcap(_platform.Address) }).Build());
        services.AddSingleton(static provider => new TransportPool(
            provider.GetRequiredService<IOptions<BtpConnectivityOptions>>(), TimeProvider.System, NullLogger<TransportPool>.Instance, static (_, _) => new InMemoryBackEnd()));
        // The caches stay warm for as long as the measurement takes.
        services.AddBtpConnectivity(static options => options.DestinationCacheDuration = TimeSpan.FromHours(12));
        _services = services.BuildServiceProvider();
        _bound = _services.GetRequiredService<IHttpClientFactory>().CreateClient(Contract);
    }

    /// <summary>The user must be set in the flow that calls: an asynchronous method does not change its caller's.</summary>
    public void Enter() => _services.GetRequiredService<IUserContextAccessor>().Current = _user;

    public async Task<int> BoundAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _relative);
        using var response = await _bound.SendAsync(request).ConfigureAwait(false);
        return (int)response.StatusCode;
    }

    public async Task<int> BareAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _absolute);
        request.Headers.TryAddWithoutValidation("Proxy-Authorization", "Bearer token-of-the-binding");
        request.Headers.TryAddWithoutValidation("SAP-Connectivity-Authentication", _user.BearerHeader);
        request.Headers.TryAddWithoutValidation("SAP-Connectivity-SCC-Location_ID", "dc-west");
        request.Headers.TryAddWithoutValidation("sap-client", "100");
        request.Headers.TryAddWithoutValidation("x-correlationid", "0af7651916cd43dd8448eb211c80319c");
        using var response = await _bare.SendAsync(request).ConfigureAwait(false);
        return (int)response.StatusCode;
    }

    public void Dispose()
    {
        _bound.Dispose();
        _bare.Dispose();
        _services.Dispose();
        _platform.Dispose();
    }

    private static string Token()
    {
        static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Encode("""{"alg":"RS256","typ":"JWT"}""")}.{Encode("""{"iss":"i","zid":"t","user_id":"u","exp":4000000000}""")}.c2ln";
    }

    private static string Vcap(string address) => $$"""
        { "destination": [ { "name": "d", "credentials": { "clientid": "x", "clientsecret": "y", "url": "{{address}}", "uri": "{{address}}" } } ],
          "connectivity": [ { "name": "c", "credentials": { "clientid": "x", "clientsecret": "y", "url": "{{address}}", "onpremise_proxy_host": "proxy.test", "onpremise_proxy_http_port": "20003" } } ] }
        """;
}
