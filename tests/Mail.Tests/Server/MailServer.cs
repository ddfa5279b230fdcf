using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Mail.Tests.Server;

/// <summary>
/// A real SMTP server on loopback that nobody of this project wrote (npm, <c>smtp-server</c>), which reads what it takes with a parser of its own (<c>mailparser</c>). The packages are
/// installed once, below <c>artifacts</c>.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Program = new(InstallAsync);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly List<Logon> _logons = [];
    private readonly List<ReceivedMail> _mails = [];
    private readonly Task _listening;

    private MailServer(Process process, DirectoryInfo folder, X509Certificate2 certificate, int port)
    {
        (_process, _folder, Certificate, Port) = (process, folder, certificate, port);
        _listening = ListenAsync();
    }

    public int Port { get; }

    /// <summary>The server's own, for <c>system.virtual</c> and <c>localhost</c>.</summary>
    public X509Certificate2 Certificate { get; }

    public static async Task<MailServer> StartAsync(MailServerSettings? settings = null)
    {
        var program = await Program.Value;
        var folder = Directory.CreateTempSubdirectory("mail-");
        var certificate = SelfSigned();
        var (pem, key) = (Path.Combine(folder.FullName, "server.pem"), Path.Combine(folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(pem, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(key, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var process = Start("node", program, "serve.cjs", JsonSerializer.Serialize((settings ?? new()) with { Certificate = pem, Key = key }, Json));
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync();
        return line is not null && line.StartsWith("port ", StringComparison.Ordinal)
            ? new MailServer(process, folder, certificate, int.Parse(line["port ".Length..], System.Globalization.CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("The mail server did not start.");
    }

    /// <summary>Ends the server and tells what it saw.</summary>
    public async Task<(IReadOnlyList<ReceivedMail> Mails, IReadOnlyList<Logon> Logons)> EndAsync()
    {
        if (!_listening.IsCompleted)
        {
            _process.StandardInput.Close();
            await _listening;
        }

        return (_mails, _logons);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Certificate.Dispose();
        _folder.Delete(true);
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            switch (document.RootElement.GetProperty("kind").GetString())
            {
                case "logon":
                    _logons.Add(document.Deserialize<Logon>(Json)!);
                    break;
                case "message":
                    _mails.Add(document.Deserialize<ReceivedMail>(Json)!);
                    break;
                default:
                    // A client that left.
                    break;
            }
        }
    }

    private static async Task<string> InstallAsync()
    {
        var folder = Directory.CreateDirectory(RepositoryRoot.Path("artifacts", "mail-server"));
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "SmtpServer")))
        {
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)), overwrite: true);
        }

        var installed = Path.Combine(folder.FullName, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder.FullName, "package-lock.json")))
        {
            return folder.FullName;
        }

        using var npm = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", folder.FullName, "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        return npm.ExitCode == 0 ? folder.FullName : throw new InvalidOperationException($"npm ended with {npm.ExitCode}: {await errors}{await output}");
    }

    private static Process Start(string program, string folder, params string[] arguments)
        => Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static X509Certificate2 SelfSigned()
    {
        var request = new CertificateRequest("CN=system.virtual", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("system.virtual");
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(1));
    }
}
