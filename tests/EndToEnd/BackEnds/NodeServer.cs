using System.Collections.Concurrent;
using System.Diagnostics;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>A server of SAP's making that runs on node. Its packages are installed once, below <c>artifacts</c>; its program says its port and ends with its input.</summary>
public abstract class NodeServer(string name, string packages) : BackEnd
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> _programs = new();

    private DirectoryInfo? _folder;
    private Process? _process;

    /// <inheritdoc/>
    protected override string Authentication => "NoAuthentication";

    /// <summary>Name of the computer in its address: servers that write links themselves may prefer one.</summary>
    protected virtual string Host => "127.0.0.1";

    /// <summary>Writes what the program reads.</summary>
    /// <param name="folder">An empty folder, removed in the end.</param>
    protected abstract void WriteData(string folder);

    /// <inheritdoc/>
    protected override async Task<Dictionary<string, string>?> StartAsync()
    {
        if (new NodeFactAttribute().Skip is not null)
            return null;
        var program = await _programs.GetOrAdd(name, name => new(() => InstallAsync(name, packages))).Value;
        _folder = Directory.CreateTempSubdirectory();
        WriteData(_folder.FullName);
        _process = Start("node", program, "serve.cjs", _folder.FullName);
        var errors = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("port ", StringComparison.Ordinal))
                return new() { ["URL"] = $"http://{Host}:{line["port ".Length..]}", ["Authentication"] = Authentication };
        }

        throw new InvalidOperationException($"{name} did not start: {await errors}");
    }

    /// <inheritdoc/>
    protected override async Task StopAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder?.Delete(true);
    }

    private static async Task<string> InstallAsync(string name, string packages)
    {
        var folder = Directory.CreateDirectory(RepositoryRoot.Path("artifacts", packages));
        foreach (var file in Directory.GetFiles(File(name)))
            System.IO.File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)), overwrite: true);
        var installed = Path.Combine(folder.FullName, "node_modules", ".package-lock.json");
        if (System.IO.File.Exists(installed) && System.IO.File.GetLastWriteTimeUtc(installed) >= System.IO.File.GetLastWriteTimeUtc(Path.Combine(folder.FullName, "package-lock.json")))
            return folder.FullName;
        using var npm = Start("npm", folder.FullName, "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        return npm.ExitCode == 0 ? folder.FullName : throw new InvalidOperationException($"npm ended with {npm.ExitCode}: {await errors}{await output}");
    }

    private static Process Start(string program, string folder, params string[] arguments)
        => Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
