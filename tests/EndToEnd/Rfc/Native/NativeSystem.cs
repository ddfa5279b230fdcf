using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Native;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.EndToEnd.Rfc.Native;

/// <summary>
/// An application with RFC destinations and the stand-in for SAP's library. When it ends, every connection and function must be closed, and no rule of the library broken.
/// Tests of this collection count what happens in the one library of the process, so they run one after the other.
/// </summary>
internal sealed class NativeSystem : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public NativeSystem(Action<NativeRfcOptions>? configure = null, TimeProvider? clock = null, ILoggerProvider? logs = null, Action<IServiceCollection>? more = null, params (string Name, Dictionary<string, string> Properties)[] destinations)
    {
        var services = new ServiceCollection();
        var configuration = new Dictionary<string, string?> { ["DOTNET_ENVIRONMENT"] = "Development" };
        foreach (var (name, properties) in destinations is [] ? [("ECHO", Direct())] : destinations)
        {
            foreach (var (property, value) in properties)
                configuration[$"Btp:Destinations:{name}:{property}"] = value;
        }

        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build());
        if (clock is not null)
            services.AddSingleton(clock);
        if (logs is not null)
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddNativeRfc(options =>
        {
            options.LibraryPath = NativeDouble.Folder;
            configure?.Invoke(options);
        });
        more?.Invoke(services);
        _provider = services.BuildServiceProvider();
    }

    public IServiceProvider Services => _provider;

    public NativePools Pools => _provider.GetRequiredService<NativePools>();

    /// <summary>A destination that the library connects to by itself.</summary>
    public static Dictionary<string, string> Direct(params (string Name, string Value)[] more)
    {
        var properties = new Dictionary<string, string>
        {
            ["Type"] = "RFC", ["jco.destination.proxy_type"] = "Internet", ["jco.client.ashost"] = "127.0.0.1", ["jco.client.sysnr"] = "00",
            ["jco.client.client"] = "100", ["jco.client.user"] = "ALICE", ["jco.client.passwd"] = Secret(1), ["jco.client.lang"] = "EN",
        };
        foreach (var (name, value) in more)
            properties[name] = value;
        return properties;
    }

    public static DestinationContract Contract(string name = "ECHO") => new(name) { Type = "RFC" };

    // Nothing secret, and not in the form in which secrets stand in code.
    private static string Secret(int number) => "hush-" + number;

    public EchoClient Client(string destination = "ECHO") => new(_provider.GetRequiredService<IRfcTransportFactory>().Create(Contract(destination)));

    public Task<RfcSession> SessionAsync(string destination = "ECHO") => _provider.GetRequiredService<IRfcSessionFactory>().OpenAsync(Contract(destination));

    /// <summary>What the system tells of a connection, and how many calls its session has had.</summary>
    public static (string User, int Connection, int Calls, string Route) Told(string text)
    {
        var words = text.Split(' ', 8, StringSplitOptions.RemoveEmptyEntries);
        return (words[1], int.Parse(words[3]), int.Parse(words[5]), words[7].Trim());
    }

    public static async Task<(string User, int Connection, int Calls, string Route)> AskAsync(EchoClient client) => Told((await client.StfcConnectionAsync("x")).Resptext);

    /// <summary>Waits for what other threads do after an answer is there.</summary>
    public static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var i = 0; i < 1000 && !condition(); i++)
            await Task.Delay(10);
        Assert.True(condition());
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await EventuallyAsync(static () => NativeDouble.Connections == 0);
        Assert.Equal((0, 0, ""), (NativeDouble.Functions, NativeDouble.Violations, NativeDouble.LastViolation));
    }
}

/// <summary>One after the other.</summary>
[CollectionDefinition("Native RFC", DisableParallelization = true)]
public sealed class NativeCollection;
