using System.Net;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;
using Btp.Connectivity.LocalLandscape.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.LocalLandscape.BackEnd;

/// <summary>
/// An S/4HANA system on localhost: OData V2 and V4 services from their <c>$metadata</c> documents over seeded data in memory, behind
/// logon, sessions and CSRF protection as SAP Gateway has them. Every request is written to the audit trail with its user.
/// </summary>
public sealed class BackEndServer : IBackEnd
{
    private readonly WebApplication _app;

    private BackEndServer(WebApplication app, IReadOnlyList<Uri> addresses)
    {
        _app = app;
        Address = addresses.First(static address => address.Scheme == Uri.UriSchemeHttp);
        SecureAddress = addresses.FirstOrDefault(static address => address.Scheme == Uri.UriSchemeHttps);
    }

    /// <inheritdoc/>
    public Uri Address { get; }

    /// <inheritdoc/>
    public Uri? SecureAddress { get; }

    /// <summary>Reads the documents and seeds, and starts to listen on a free loopback port.</summary>
    /// <param name="definition">What the system is.</param>
    /// <param name="audit">Where its requests are written down.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <exception cref="InvalidDataException">A document cannot be served, or a seed does not fit its document; the message names the place.</exception>
    /// <exception cref="IOException">A file cannot be read, or no port can be opened.</exception>
    public static async Task<BackEndServer> StartAsync(BackEndDefinition definition, AuditTrail audit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(audit);
        var handler = new BackEndHandler(definition, [.. definition.Services.Select(ServiceHost.Open).OrderByDescending(static s => s.Path.Length)], audit);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1);
            if (definition.ServerCertificate is { } certificate)
            {
                options.Listen(IPAddress.Loopback, 0, listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    // Whether a certificate holds is decided at logon, so that a wrong one is a 401 in the audit trail and not a handshake that breaks off.
                    listen.UseHttps(certificate, static https => (https.ClientCertificateMode, https.ClientCertificateValidation) = (ClientCertificateMode.AllowCertificate, static (_, _, _) => true));
                });
            }

            options.AddServerHeader = false;
            // The 8192 bytes of a line are the limit of the Connectivity proxy; whoever comes without it may ask for more.
            options.Limits.MaxRequestLineSize = 64 * 1024;
        });
        var app = builder.Build();
        app.UseAudit(audit, Hop.BackEnd);
        app.UseFaults(definition.Faults, Hop.BackEnd);
        app.Run(handler.HandleAsync);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new BackEndServer(app, [.. app.Urls.Select(static url => new Uri(url))]);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops the system; requests that are under way are ended.</summary>
    public async ValueTask DisposeAsync()
    {
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(hurry.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
