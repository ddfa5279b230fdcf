using Btp.Connectivity.Bindings;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Bindings;

/// <summary>A mounted secret is replaced while the application runs.</summary>
public sealed class RotationTests : IDisposable
{
    private const string Old = "0ld-secret";
    private const string New = "n3w-secret";

    private readonly string _folder = Directory.CreateTempSubdirectory("rotation").FullName;
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_next_token_request_uses_the_new_secret_and_no_token_of_the_old_one(bool file)
    {
        await using var platform = await FakePlatform.StartAsync();
        Mount(platform, Old, file);
        using var log = new LogCollector();
        await using var services = Services(platform, log, file);
        await ResolveAsync(services, platform.Internet("ONE"));

        Mount(platform, New, file);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await ResolveAsync(services, platform.Internet("TWO"));

        Assert.Equal([Old, New], platform.TokenRequests.Select(static request => request.Body.Contains(New, StringComparison.Ordinal) ? New : Old));
        Assert.Contains(log.Lines, static line => line.StartsWith("1003 ", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static line => line.Contains(Old, StringComparison.Ordinal) || line.Contains(New, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_did_not_change_is_not_asked_for_again()
    {
        await using var platform = await FakePlatform.StartAsync();
        Mount(platform, Old, file: false);
        using var log = new LogCollector();
        await using var services = Services(platform, log, file: false);
        await ResolveAsync(services, platform.Internet("ONE"));
        var known = services.GetRequiredService<IServiceBindings>().All;

        Mount(platform, Old, file: false);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await ResolveAsync(services, platform.Internet("TWO"));

        Assert.Single(platform.TokenRequests);
        Assert.Same(known, services.GetRequiredService<IServiceBindings>().All);
    }

    [Fact]
    public async Task In_the_middle_of_a_rotation_the_last_bindings_serve_on()
    {
        await using var platform = await FakePlatform.StartAsync();
        Mount(platform, Old, file: true);
        using var log = new LogCollector();
        await using var services = Services(platform, log, file: true);
        await ResolveAsync(services, platform.Internet("ONE"));

        File.WriteAllText(VcapFile, $$"""{ "destination": [ { "credentials": { "clientsecret": "{{New}}""");
        _clock.Advance(TimeSpan.FromSeconds(3));
        await ResolveAsync(services, platform.Internet("TWO"));

        Assert.Single(platform.TokenRequests);
        Assert.Contains(log.Lines, static line => line.StartsWith("1004 ", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static line => line.Contains(New, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string VcapFile => Path.Combine(_folder, "vcap.json");

    private ServiceProvider Services(FakePlatform platform, LogCollector log, bool file)
        => platform.Services(
            more: collection =>
            {
                collection.AddSingleton<TimeProvider>(_clock);
                collection.AddLogging(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
                // In place of the variable that the fake sets.
                collection.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                    .AddInMemoryCollection([new(file ? "VCAP_SERVICES_FILE_PATH" : "SERVICE_BINDING_ROOT", file ? VcapFile : _folder)]).Build());
            });

    private void Mount(FakePlatform platform, string secret, bool file)
    {
        if (file)
        {
            File.WriteAllText(VcapFile, platform.Vcap(connectivity: false).Replace(FakePlatform.Secret, secret, StringComparison.Ordinal));
            return;
        }

        // As Kubernetes does it: a new folder, and a link that is swapped.
        var data = Path.Combine(_folder, "dest", "..data-" + Guid.NewGuid());
        Directory.CreateDirectory(data);
        var address = platform.Address.AbsoluteUri.TrimEnd('/');
        foreach (var (name, value) in new Dictionary<string, string> { ["type"] = "destination", ["clientid"] = "dest-client", ["clientsecret"] = secret, ["uri"] = address, ["url"] = address })
        {
            File.WriteAllText(Path.Combine(data, name), value);
            var link = Path.Combine(_folder, "dest", name);
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, Path.Combine("..data", name));
            }
        }

        var current = Path.Combine(_folder, "dest", "..data");
        if (Directory.Exists(current))
        {
            Directory.Delete(current);
        }

        Directory.CreateSymbolicLink(current, data);
    }

    private static async Task ResolveAsync(IServiceProvider services, DestinationContract contract)
        => await services.GetRequiredService<IDestinationResolver>().ResolveAsync(contract, null, default);
}
