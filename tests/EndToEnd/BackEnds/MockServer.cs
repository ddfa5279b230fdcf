using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.BackEnds;

/// <summary>
/// SAP's mock server (npm, <c>@sap-ux/fe-mockserver-core</c>): an OData server that nobody of this project wrote. Its packages are installed once, below
/// <c>artifacts</c>.
/// </summary>
public class MockServer : BackEnd
{
    private static readonly Lazy<Task<string>> _program = new(InstallAsync);

    private DirectoryInfo? _folder;
    private Process? _process;

    protected override string Authentication => "NoAuthentication";

    protected override async Task<Dictionary<string, string>?> StartAsync()
    {
        if (new NodeFactAttribute().Skip is not null)
            return null;
        var program = await _program.Value;
        _folder = Directory.CreateTempSubdirectory();
        WriteService("v2");
        WriteService("v4");
        _process = Start("node", program, "serve.cjs", _folder.FullName);
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("port ", StringComparison.Ordinal))
                return new() { ["URL"] = "http://127.0.0.1:" + line["port ".Length..], ["Authentication"] = Authentication };
        }

        throw new InvalidOperationException("The mock server did not start.");
    }

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

    private static async Task<string> InstallAsync()
    {
        var folder = Directory.CreateDirectory(RepositoryRoot.Path("artifacts", "mock-server"));
        foreach (var file in Directory.GetFiles(File("MockServer")))
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

    private void WriteService(string version)
    {
        var folder = _folder!.CreateSubdirectory(version).FullName;
        System.IO.File.Copy(File($"Library/library.{version}.edmx"), Path.Combine(folder, "metadata.xml"));
        var seed = JsonNode.Parse(System.IO.File.ReadAllText(File("Library/seed.json")))!.AsObject();
        foreach (var book in version == "v2" ? seed["Books"]!.AsArray() : [])
        {
            // The mock server hands its data out as they are, so they have to be in the wire format of V2.
            book!["Price"] = book["Price"]!.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture);
            var day = DateTimeOffset.Parse(book["PublishedOn"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            book["PublishedOn"] = $"/Date({day.ToUnixTimeMilliseconds()})/";
        }

        foreach (var (set, rows) in seed)
            System.IO.File.WriteAllText(Path.Combine(folder, set + ".json"), rows!.ToJsonString());
    }
}

/// <summary>The same, with every reading request in a batch.</summary>
public sealed class MockServerInBatches : MockServer
{
    protected override bool PutsAllInBatches => true;
}
