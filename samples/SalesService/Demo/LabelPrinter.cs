using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Btp.Connectivity.LocalLandscape;

namespace SalesService.Demo;

/// <summary>A label printer in the company's network that keeps what it prints: raw printing over TLS, as such printers take it at port 9143.</summary>
public sealed class LabelPrinter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _printed = new();
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly Task _printing;

    /// <summary>Starts to listen on a free loopback port.</summary>
    public LabelPrinter()
    {
        _listener.Start();
        BackEnd = new LandscapeTcpBackEnd
        {
            Host = "labels01.corp.example",
            Port = 9143,
            LocalPort = ((IPEndPoint)_listener.LocalEndpoint).Port,
            Authorities = LandscapeFile.From("label-printer.pem", () => new MemoryStream(Encoding.ASCII.GetBytes(_certificate.ExportCertificatePem()))),
        };
        _printing = PrintAsync();
    }

    /// <summary>Where it is, for the landscape.</summary>
    public LandscapeTcpBackEnd BackEnd { get; }

    /// <summary>What it printed, the oldest first.</summary>
    public IReadOnlyCollection<string> Printed => _printed;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _printing;
        _certificate.Dispose();
        _end.Dispose();
    }

    // One label at a time, as printers do.
    private async Task PrintAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                using var job = new StreamReader(tls);
                _printed.Enqueue(await job.ReadToEndAsync(_end.Token));
            }
            catch (Exception problem) when (problem is OperationCanceledException or IOException or AuthenticationException or SocketException or InvalidOperationException)
            {
                // The end, or a job that broke off.
            }
        }
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddDays(30));
    }
}
