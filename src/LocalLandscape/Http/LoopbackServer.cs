using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Http;

/// <summary>
/// An HTTP/1.1 server on a free loopback port. It starts from nothing: no configuration file, environment variable or
/// logger of the surrounding program reaches it.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    /// <summary>Where it listens: <c>http://127.0.0.1:port/</c> or <c>https://127.0.0.1:port/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="build">Builds its pipeline.</param>
    /// <param name="certificate">The certificate for TLS, or null for plain HTTP.</param>
    /// <param name="connectionState">Makes the state that lives as long as a TCP connection; requests get at it as a feature. Null = none.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static async Task<LoopbackServer> StartAsync(
        Action<WebApplication> build, X509Certificate2? certificate = null, Func<IAsyncDisposable>? connectionState = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            // A single line is judged by who cares (the Connectivity proxy); all of them together get generous room.
            options.Limits.MaxRequestHeadersTotalSize = 256 * 1024;
            options.Limits.MaxRequestHeaderCount = 250;
            options.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                    listen.UseHttps(certificate);
                if (connectionState is not null)
                    listen.Use(next => connection => WithStateAsync(next, connection, connectionState()));
            });
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        try
        {
            build(app);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new LoopbackServer(app, new Uri(address + "/"));
    }

    /// <summary>Stops the server; requests that still run are cut off after two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _app.StopAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The two seconds are over.
        }
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task WithStateAsync(ConnectionDelegate next, ConnectionContext connection, IAsyncDisposable state)
    {
        await using (state.ConfigureAwait(false))
        {
            connection.Features[state.GetType()] = state;
            await next(connection).ConfigureAwait(false);
        }
    }
}
