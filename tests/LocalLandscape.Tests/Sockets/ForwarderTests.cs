using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>The loopback port: for this process, bounded, and closed with its owner.</summary>
public sealed class ForwarderTests : IAsyncLifetime
{
    private TcpProgram _program = null!;
    private LocalLandscape _landscape = null!;
    private ServiceProvider _services = null!;

    private IDestinationConnector Connector => _services.GetRequiredService<IDestinationConnector>();

    public async Task InitializeAsync()
    {
        _program = TcpProgram.Named("it");
        _landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([_program.Port]));
        _services = _landscape.Services();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _landscape.DisposeAsync();
        await _program.DisposeAsync();
    }

    [LinuxFact]
    public async Task Connections_of_this_process_lead_to_the_system()
    {
        await using var forwarder = await Connector.ForwardAsync(TunnelLandscape.System);
        for (var i = 0; i < 3; i++)
        {
            using var client = await ClientAsync(forwarder);
            Assert.Equal($"it {i}", await AskAsync(client, $"{i}"));
            // Half-closed, the system ends, and so does the connection.
            client.Client.Shutdown(SocketShutdown.Send);
            Assert.Equal(0, await client.Client.ReceiveAsync(new byte[1]));
        }

        using var v6 = new TcpClient(AddressFamily.InterNetworkV6);
        v6.Client.DualMode = true;
        await v6.ConnectAsync(System.Net.IPAddress.Parse("::ffff:127.0.0.1"), forwarder.Port);
        Assert.Equal("it six", await AskAsync(v6, "six"));
    }

    [LinuxFact]
    public async Task Another_process_gets_not_a_byte()
    {
        await using var forwarder = await Connector.ForwardAsync(TunnelLandscape.System);
        using var other = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", $"exec 3<>/dev/tcp/127.0.0.1/{forwarder.Port}; echo spy >&3; cat <&3"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

        var heard = await other.StandardOutput.ReadToEndAsync();
        await other.WaitForExitAsync();

        Assert.Equal("", heard);
        Assert.Contains("another process", Assert.IsType<ConnectivityException>(forwarder.LastError).Message, StringComparison.Ordinal);
        using var own = await ClientAsync(forwarder);
        Assert.Equal("it mine", await AskAsync(own, "mine"));
    }

    [LinuxFact]
    public async Task More_connections_than_allowed_are_closed_and_the_others_go_on()
    {
        await using var forwarder = await Connector.ForwardAsync(TunnelLandscape.System, maxConnections: 2);
        using var first = await ClientAsync(forwarder);
        using var second = await ClientAsync(forwarder);
        Assert.Equal(("it 1", "it 2"), (await AskAsync(first, "1"), await AskAsync(second, "2")));

        using var third = await ClientAsync(forwarder);
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(third, "3"));

        Assert.Equal("it 4", await AskAsync(first, "4"));
    }

    [LinuxFact]
    public async Task Its_end_closes_the_port_and_every_connection()
    {
        var forwarder = await Connector.ForwardAsync(TunnelLandscape.System);
        using var client = await ClientAsync(forwarder);
        Assert.Equal("it 1", await AskAsync(client, "1"));

        await forwarder.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(client, "2"));
        await Assert.ThrowsAsync<SocketException>(() => ClientAsync(forwarder));
        Assert.Equal(0, forwarder.Connections);
    }

    [LinuxFact]
    public async Task What_is_wrong_with_the_way_shows_before_the_port_opens()
        => await Assert.ThrowsAsync<ResourceNotExposedException>(() => Connector.ForwardAsync(new("NOT_EXPOSED")).AsTask());

    private static async Task<TcpClient> ClientAsync(LoopbackForwarder forwarder)
    {
        var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(forwarder.Host, forwarder.Port);
        return client;
    }

    private static async Task<string> AskAsync(TcpClient client, string line)
    {
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        return await new StreamReader(client.GetStream()).ReadLineAsync() ?? throw new EndOfStreamException();
    }
}
