using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Runtime.Tests.Fakes;

/// <summary>
/// Token service, Destination service and Connectivity proxy on one loopback port, as simple as a test needs them. Like the real proxy it
/// binds a TCP connection to the first principal, location id and back end, and refuses others on it.
/// </summary>
internal sealed class FakePlatform : IAsyncDisposable
{
    public const string Secret = "s3cr3t-of-the-binding";
    public const string Password = "p4ssw0rd-of-the-user";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _bindings = new();

    private FakePlatform(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<RecordedRequest> TokenRequests { get; } = new();

    public ConcurrentQueue<RecordedRequest> DestinationRequests { get; } = new();

    public ConcurrentQueue<RecordedRequest> Calls { get; } = new();

    public ConcurrentDictionary<string, Dictionary<string, string>> Destinations { get; } = new();

    /// <summary>More members of a destination's answer, as JSON, for example <c>"authTokens":[...]</c>.</summary>
    public ConcurrentDictionary<string, string> Additions { get; } = new();

    /// <summary>Answers a token request in place of the default.</summary>
    public Func<RecordedRequest, HttpContext, Task<bool>>? OnToken { get; set; }

    /// <summary>Answers a Destination service request in place of the default.</summary>
    public Func<RecordedRequest, HttpContext, Task<bool>>? OnDestination { get; set; }

    /// <summary>Answers a proxied or direct back end request.</summary>
    public Func<RecordedRequest, HttpContext, Task> OnCall { get; set; } = static (_, context) => context.Response.WriteAsync("ok");

    public int Mixed { get; private set; }

    /// <summary>Whether the proxy is a web proxy and not the Connectivity proxy.</summary>
    public bool IsWebProxy { get; set; }

    public static async Task<FakePlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var platform = new FakePlatform(app);
        app.Run(platform.ServeAsync);
        await app.StartAsync();
        platform.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return platform;
    }

    public DestinationContract OnPremise(string name = "S4HANA", string authentication = "PrincipalPropagation", string? locationId = null, string url = "http://s4.virtual:44300", params (string, string)[] more)
    {
        Add(name, authentication, url, "OnPremise", more);
        if (locationId is not null)
        {
            Destinations[name]["CloudConnectorLocationId"] = locationId;
        }

        return new DestinationContract(name)
        {
            Type = "HTTP", Url = new Uri(url), ProxyType = DestinationProxyType.OnPremise, Authentication = authentication, LocationId = locationId,
        };
    }

    public DestinationContract Internet(string name = "API", string authentication = "NoAuthentication", string path = "", params (string, string)[] more)
    {
        var url = $"{Address.AbsoluteUri.TrimEnd('/')}/backend{path}";
        Add(name, authentication, url, "Internet", more);
        return new DestinationContract(name) { Type = "HTTP", Url = new Uri(url), ProxyType = DestinationProxyType.Internet, Authentication = authentication };
    }

    public ServiceProvider Services(Action<BtpConnectivityOptions>? options = null, Action<IServiceCollection>? more = null, string vcap = "", params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["VCAP_SERVICES"] = vcap.Length == 0 ? Vcap() : vcap })
            .AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build());
        // What a test registers comes after the default and wins.
        more?.Invoke(services);
        services.AddBtpConnectivity(options);
        return services.BuildServiceProvider();
    }

    public string Vcap(bool connectivity = true) => $$"""
        {
          "destination": [ { "label": "destination", "name": "my-destination", "plan": "lite", "tags": ["dest"], "credentials": {
            "clientid": "dest-client", "clientsecret": "{{Secret}}", "uri": "{{Address.AbsoluteUri.TrimEnd('/')}}", "url": "{{Address.AbsoluteUri.TrimEnd('/')}}", "tenantid": "provider" } } ]
          {{(connectivity ? $$"""
          , "connectivity": [ { "label": "connectivity", "name": "my-connectivity", "plan": "lite", "tags": [], "credentials": {
            "clientid": "conn-client", "clientsecret": "{{Secret}}", "token_service_url": "{{Address.AbsoluteUri}}oauth/token",
            "onpremise_proxy_host": "127.0.0.1", "onpremise_proxy_http_port": "{{Address.Port}}" } } ]
          """ : "")}}
        }
        """;

    public static IDisposable As(IServiceProvider services, UserContext? user)
    {
        var accessor = services.GetRequiredService<IUserContextAccessor>();
        accessor.Current = user;
        return new Reset(accessor);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private void Add(string name, string authentication, string url, string proxyType, (string Key, string Value)[] more)
    {
        var properties = new Dictionary<string, string> { ["Name"] = name, ["Type"] = "HTTP", ["URL"] = url, ["ProxyType"] = proxyType, ["Authentication"] = authentication };
        foreach (var (key, value) in more)
        {
            properties[key] = value;
        }

        Destinations[name] = properties;
    }

    private async Task ServeAsync(HttpContext context)
    {
        var request = await RecordedRequest.FromAsync(context);
        if (request.Target.StartsWith("http://", StringComparison.Ordinal))
        {
            Calls.Enqueue(request);
            await ServeProxyAsync(request, context);
        }
        else if (request.Target is "/oauth/token" or "/oauth2/token")
        {
            TokenRequests.Enqueue(request);
            await ServeTokenAsync(request, context);
        }
        else if (request.Target.StartsWith("/destination-configuration/", StringComparison.Ordinal))
        {
            DestinationRequests.Enqueue(request);
            await ServeDestinationAsync(request, context);
        }
        else
        {
            Calls.Enqueue(request);
            await OnCall(request, context);
        }
    }

    private async Task ServeTokenAsync(RecordedRequest request, HttpContext context)
    {
        if (OnToken is null || !await OnToken(request, context))
        {
            if (request.Target == "/oauth2/token")
            {
                await JsonAsync(context, 200, """{"access_token":"conn-token-ias","token_type":"bearer","expires_in":3600}""");
                return;
            }

            var client = request.Body.Contains("conn-client", StringComparison.Ordinal) ? "conn" : "dest";
            var grant = request.Body.Contains("jwt-bearer", StringComparison.Ordinal) ? "-exchanged" : "";
            await JsonAsync(context, 200, $$"""{"access_token":"{{client}}-token{{grant}}-{{request["x-zid"] ?? "own"}}","token_type":"bearer","expires_in":3600}""");
        }
    }

    private async Task ServeDestinationAsync(RecordedRequest request, HttpContext context)
    {
        if (OnDestination is not null && await OnDestination(request, context))
        {
            return;
        }

        var name = Uri.UnescapeDataString(request.Target[(request.Target.LastIndexOf('/') + 1)..].Split('?')[0]);
        if (request["Authorization"]?.StartsWith("Bearer dest-token", StringComparison.Ordinal) != true)
        {
            await JsonAsync(context, 401, "{}");
        }
        else if (Destinations.TryGetValue(name, out var properties))
        {
            var additions = Additions.TryGetValue(name, out var more) ? "," + more : "";
            await JsonAsync(context, 200, $$"""{"owner":{"SubaccountId":"sub-1","InstanceId":null},"destinationConfiguration":{{JsonSerializer.Serialize(properties)}}{{additions}}}""");
        }
        else
        {
            await JsonAsync(context, 404, """{"ErrorMessage":"Configuration with the specified name was not found"}""");
        }
    }

    private async Task ServeProxyAsync(RecordedRequest request, HttpContext context)
    {
        if (IsWebProxy)
        {
            await OnCall(request, context);
            return;
        }

        if (request["Proxy-Authorization"]?.StartsWith("Bearer conn-token", StringComparison.Ordinal) != true)
        {
            context.Response.StatusCode = 407;
            return;
        }

        var bound = string.Join('|', request["Host"], request["SAP-Connectivity-SCC-Location_ID"], request["SAP-Connectivity-Authentication"], request["Proxy-Authorization"]);
        if (_bindings.GetOrAdd(request.Connection, bound) != bound)
        {
            lock (_bindings)
            {
                Mixed++;
            }

            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("One of the headers was set with a different value compared to the value which was already used for this connection");
            return;
        }

        await OnCall(request, context);
    }

    public static Task JsonAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(json)).AsTask();
    }

    private sealed class Reset(IUserContextAccessor accessor) : IDisposable
    {
        public void Dispose() => accessor.Current = null;
    }
}
