using System.Net.Sockets;
using System.Text;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>Whose tunnel it is: that of the user who asked, whoever else is at work.</summary>
public sealed class TunnelIdentityTests : IAsyncLifetime
{
    private const int Tenants = 10;
    private const int Users = 50;
    private const int Tunnels = 1000;

    private readonly List<TcpProgram> _programs = [.. Enumerable.Range(0, Tenants).Select(static i => TcpProgram.Named($"network-{i}"))];
    private LocalLandscape _landscape = null!;
    private ServiceProvider _services = null!;

    private IDestinationConnector Connector => _services.GetRequiredService<IDestinationConnector>();

    private IUserContextAccessor Accessor => _services.GetRequiredService<IUserContextAccessor>();

    public async Task InitializeAsync()
    {
        _landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([.. _programs.Select(static program => program.Port)]) with
        {
            Users = [.. Enumerable.Range(0, Users).Select(static i => new LandscapeUser { Name = $"U{i}", Tenant = $"tenant-{i % Tenants}" })],
        });
        _services = _landscape.Services();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _landscape.DisposeAsync();
        foreach (var program in _programs)
            await program.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_tunnels_of_fifty_signed_in_users_end_each_in_the_network_of_its_user()
    {
        var users = Enumerable.Range(0, Users).Select(i => UserContext.FromToken(_landscape.UserToken($"U{i}"))).ToList();

        await Task.WhenAll(Enumerable.Range(0, Tunnels).Select(async i =>
        {
            Accessor.Current = users[i % Users];
            await using var stream = await Connector.ConnectAsync(TunnelLandscape.System);
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{i}\n"));
            Assert.Equal($"network-{i % Users % Tenants} {i}", await new StreamReader(stream, leaveOpen: true).ReadLineAsync());
        }));

        var tunnels = _landscape.Audit.At(Hop.CloudConnector);
        Assert.Equal(Tunnels, tunnels.Count);
        Assert.All(tunnels.GroupBy(static tunnel => tunnel.Tenant), static tenant => Assert.Equal(Tunnels / Tenants, tenant.Count()));
        // No user is sent along: the protocol has no place for one, and nobody may take the tenant's program for a user.
        Assert.All(tunnels, static tunnel => Assert.DoesNotMatch("^U[0-9]+$", tunnel.Principal ?? ""));
    }

    [LinuxFact]
    public async Task A_loopback_port_stays_with_the_user_who_opened_it()
    {
        Accessor.Current = UserContext.FromToken(_landscape.UserToken("U3"));
        await using var forwarder = await Connector.ForwardAsync(TunnelLandscape.System);

        foreach (var other in new[] { "U4", "U5", "U3" })
        {
            Accessor.Current = UserContext.FromToken(_landscape.UserToken(other));
            using var library = new TcpClient(AddressFamily.InterNetwork);
            await library.ConnectAsync(forwarder.Host, forwarder.Port);
            await library.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"for {other}\n"));
            Assert.Equal($"network-3 for {other}", await new StreamReader(library.GetStream()).ReadLineAsync());
        }
    }
}
