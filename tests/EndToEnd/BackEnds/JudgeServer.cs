using System.Diagnostics;
using System.Reflection;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>Microsoft.AspNetCore.OData, in a process of its own (tests/ODataServer): a server of V4 that nobody here wrote, with a parser and an evaluation of its own.</summary>
public sealed class JudgeServer : BackEnd
{
    private Process? _process;

    internal Judge.JudgedLibrary Library => new(Client());

    /// <inheritdoc/>
    protected override string Authentication => "NoAuthentication";

    /// <inheritdoc/>
    protected override async Task<Dictionary<string, string>?> StartAsync()
    {
        var configuration = typeof(JudgeServer).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var program = RepositoryRoot.Path("tests", "ODataServer", "bin", configuration, "net10.0", "Btp.Connectivity.ODataServer.dll");
        _process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("port ", StringComparison.Ordinal))
                return new() { ["URL"] = "http://127.0.0.1:" + line["port ".Length..], ["Authentication"] = Authentication };
        }

        throw new InvalidOperationException($"The server did not start: {await errors}");
    }

    /// <inheritdoc/>
    protected override async Task StopAsync()
    {
        if (_process is null)
            return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
