using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.Harness;

/// <summary>samples/SalesService as a process of its own, on a free port.</summary>
public sealed class RunningSample : IAsyncDisposable
{
    // Long enough for a start on a small, busy machine; it only keeps a start that fails silently from hanging the tests.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private RunningSample(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = address };
    }

    /// <summary>A client of the sample.</summary>
    public HttpClient Http { get; }

    /// <summary>What the sample has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Starts the sample and waits until it answers.</summary>
    /// <param name="stage">The environment's name: Development starts the local landscape.</param>
    /// <param name="environment">Environment variables beside the inherited ones.</param>
    public static async Task<RunningSample> StartAsync(string stage, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var configuration = typeof(RunningSample).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var folder = RepositoryRoot.Path("samples", "SalesService");
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(folder, "bin", configuration, "net10.0", "SalesService.dll")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = address.AbsoluteUri;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = stage;
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
            start.Environment[name] = value;

        var sample = new RunningSample(Process.Start(start)!, address);
        sample._process.OutputDataReceived += (_, line) => sample.Keep(line.Data);
        sample._process.ErrorDataReceived += (_, line) => sample.Keep(line.Data);
        sample._process.BeginOutputReadLine();
        sample._process.BeginErrorReadLine();
        try
        {
            await sample.AnswersAsync();
            return sample;
        }
        catch
        {
            await sample.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task AnswersAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            Assert.False(_process.HasExited, $"The sample ended:\n{Output}");
            Assert.False(limit.IsCancellationRequested, $"The sample does not answer:\n{Output}");
            try
            {
                using var page = await Http.GetAsync(new Uri("/", UriKind.Relative), limit.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            }
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
