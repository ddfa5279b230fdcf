using System.Text;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>Tunnels of the toolkit's runtime through the landscape's SOCKS5 port.</summary>
public sealed class TunnelTests
{
    private const int Principals = 50;
    private const int Tunnels = 1000;

    [Fact]
    public async Task A_thousand_tunnels_of_fifty_principals_at_once_mix_up_nobody()
    {
        var programs = Enumerable.Range(0, Principals).Select(static i => TcpProgram.Named($"program-{i}")).ToList();
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([.. programs.Select(static p => p.Port)], locationId: "dc-west"));
        await using var services = landscape.Services();
        var connector = services.GetRequiredService<IDestinationConnector>();

        var streams = await Task.WhenAll(Enumerable.Range(0, Tunnels).Select(async i =>
            await connector.ConnectAsync(TunnelLandscape.System, new() { User = UserContext.ForTenant(TunnelLandscape.Tenant(i % Principals)) })));
        await Task.WhenAll(streams.Select(async (stream, i) =>
        {
            var reader = new StreamReader(stream);
            for (var round = 0; round < 3; round++)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"{i}/{round}\n"));
                Assert.Equal($"program-{i % Principals} {i}/{round}", await reader.ReadLineAsync());
            }

            await stream.DisposeAsync();
        }));

        var tunnels = landscape.Audit.At(Hop.CloudConnector);
        Assert.Equal(Tunnels, tunnels.Count);
        Assert.All(tunnels.GroupBy(static e => e.Tenant), static tenant => Assert.Equal(Tunnels / Principals, tenant.Count()));
        Assert.All(tunnels, e => Assert.Equal(e.Tenant, Assert.Single(landscape.Audit.For(e.CorrelationId), static other => other.Hop == Hop.ConnectivityProxy).Tenant));
        await Task.WhenAll(programs.Select(static p => p.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Whoever_has_written_everything_still_gets_the_answer()
    {
        await using var program = new TcpProgram(static async (stream, token) =>
        {
            var all = new MemoryStream();
            await stream.CopyToAsync(all, token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{all.Length} bytes"), token);
        });
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();
        await using var stream = await services.GetRequiredService<IDestinationConnector>().ConnectAsync(TunnelLandscape.System);

        await stream.WriteAsync(new byte[1_000_000]);
        await stream.CompleteWritingAsync();

        Assert.Equal("1000000 bytes", await new StreamReader(stream).ReadToEndAsync());
    }

    [Fact]
    public async Task A_slow_reader_loses_nothing_and_a_cut_connection_ends_in_an_error_or_at_the_end_but_ends()
    {
        await using var program = new TcpProgram(static async (stream, token) => await stream.WriteAsync(new byte[4_000_000], token));
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();
        var connector = services.GetRequiredService<IDestinationConnector>();

        await using (var slow = await connector.ConnectAsync(TunnelLandscape.System))
        {
            var (total, read, buffer) = (0, 0, new byte[100_000]);
            while ((read = await slow.ReadAsync(buffer)) > 0)
            {
                total += read;
                await Task.Yield();
            }

            Assert.Equal(4_000_000, total);
        }

        using var fault = landscape.Faults.CutMidBody(Hop.ConnectivityProxy, 100_000);
        await using var cut = await connector.ConnectAsync(TunnelLandscape.System);
        var arrived = new MemoryStream();
        _ = await Record.ExceptionAsync(() => cut.CopyToAsync(arrived));
        Assert.InRange(arrived.Length, 0, 100_000);
    }

    [Fact]
    public async Task A_stream_that_is_disposed_ends_the_connection_at_the_other_side()
    {
        var ended = new TaskCompletionSource();
        await using var program = new TcpProgram(async (stream, token) =>
        {
            _ = await Record.ExceptionAsync(() => stream.CopyToAsync(Stream.Null, token));
            ended.SetResult();
        });
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();

        var stream = await services.GetRequiredService<IDestinationConnector>().ConnectAsync(TunnelLandscape.System);
        await stream.DisposeAsync();

        await ended.Task;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => stream.WriteAsync(new byte[1]).AsTask());
    }

    [Fact]
    public async Task Each_obstacle_on_the_way_has_its_exception_and_its_entry_in_the_trail()
    {
        await using var program = TcpProgram.Named("it");
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port], locationId: "dc-west"));
        await using var services = landscape.Services();
        var connector = services.GetRequiredService<IDestinationConnector>();

        var hidden = await Assert.ThrowsAsync<ResourceNotExposedException>(() => connector.ConnectAsync(new("NOT_EXPOSED")).AsTask());
        await Assert.ThrowsAsync<BackendUnreachableException>(() => connector.ConnectAsync(new("NOT_THERE")).AsTask());
        using (landscape.Faults.TunnelDown("dc-west"))
            await Assert.ThrowsAsync<CloudConnectorUnavailableException>(() => connector.ConnectAsync(TunnelLandscape.System).AsTask());
        using (landscape.Faults.SwitchOn(new(Hop.ConnectivityProxy, FaultKind.Unauthorized)))
            await Assert.ThrowsAsync<ProxyAuthorizationException>(() => connector.ConnectAsync(TunnelLandscape.System).AsTask());
        await (await connector.ConnectAsync(TunnelLandscape.System)).DisposeAsync();

        Assert.Contains("system.virtual:4010", hidden.Message, StringComparison.Ordinal);
        var connects = landscape.Audit.At(Hop.ConnectivityProxy);
        Assert.Equal([403, 502, 503, 407, 407, 200], connects.Select(static e => e.Status));
        Assert.All(connects, static e => Assert.Equal("CONNECT", e.Method));
        Assert.Equal("tcp://system.virtual:4000", connects[^1].Path);
    }

    [Fact]
    public async Task A_tenant_without_a_connector_does_not_get_into_another_ones_network()
    {
        await using var program = TcpProgram.Named("mine");
        var definition = TunnelLandscape.Definition([program.Port]);
        await using var landscape = await LocalLandscape.StartAsync(definition with
        {
            Tenants = [.. definition.Tenants, new() { Id = TunnelLandscape.Tenant(7), Subdomain = "without", Destinations = definition.Tenants[0].Destinations }],
        });
        await using var services = landscape.Services();

        await Assert.ThrowsAsync<CloudConnectorUnavailableException>(() => services.GetRequiredService<IDestinationConnector>()
            .ConnectAsync(TunnelLandscape.System, new() { User = UserContext.ForTenant(TunnelLandscape.Tenant(7)) }).AsTask());
    }
}
