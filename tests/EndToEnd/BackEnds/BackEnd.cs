using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>A server of the library in both protocols, and clients whose handlers lead to it.</summary>
public abstract class BackEnd : IAsyncLifetime
{
    private ServiceProvider? _services;

    /// <summary>Whether every reading request goes in a batch of its own.</summary>
    protected virtual bool PutsAllInBatches => false;

    /// <summary>Where the server listens; empty where it cannot be started here.</summary>
    internal string Address { get; private set; } = "";

    internal V2.Library V2 => new(Client());

    internal V4.Library V4 => new(Client());

    public async Task InitializeAsync()
    {
        if (await StartAsync() is not { } destination)
            return;
        Address = destination["URL"];
        var settings = destination.Select(static property => KeyValuePair.Create("Btp:Destinations:LIBRARY:" + property.Key, (string?)property.Value))
            .Append(new("ASPNETCORE_ENVIRONMENT", "Development"))
            .Append(new("Btp:AutomaticBatchLength", PutsAllInBatches ? "1" : ""));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddBtpConnectivity();
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await StopAsync();
    }

    /// <summary>Starts the server.</summary>
    /// <returns>Properties of its destination; null where it cannot be started here.</returns>
    protected abstract Task<Dictionary<string, string>?> StartAsync();

    protected abstract Task StopAsync();

    protected static string File(string name) => Path.Combine(AppContext.BaseDirectory, "BackEnds", name);

    private protected HttpClient Client() => _services!.GetRequiredService<IHttpClientFactory>().CreateClient(new DestinationContract("LIBRARY")
    {
        Type = "HTTP",
        ProxyType = DestinationProxyType.Internet,
        Authentication = Authentication,
    });

    protected abstract string Authentication { get; }
}
