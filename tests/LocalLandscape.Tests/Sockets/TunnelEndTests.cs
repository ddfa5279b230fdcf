using System.Net.Sockets;
using System.Text;
using Btp.Connectivity.LocalLandscape.Tests.Harness;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests.Sockets;

/// <summary>How connections end: one half at a time, slowly, or cut, by either side.</summary>
public sealed class TunnelEndTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_system_that_has_said_everything_still_listens()
    {
        var heard = new TaskCompletionSource<string>();
        await using var program = new TcpProgram(async (stream, token) =>
        {
            await stream.WriteAsync("bye\n"u8.ToArray(), token);
            stream.Socket.Shutdown(SocketShutdown.Send);
            heard.SetResult(await new StreamReader(stream, leaveOpen: true).ReadToEndAsync(token));
        });
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();
        await using var stream = await services.GetRequiredService<IDestinationConnector>().ConnectAsync(TunnelLandscape.System);

        Assert.Equal("bye\n", await new StreamReader(stream, leaveOpen: true).ReadToEndAsync());
        await stream.WriteAsync(Encoding.UTF8.GetBytes(new string('x', 100_000)));
        await stream.CompleteWritingAsync();

        Assert.Equal(100_000, (await heard.Task).Length);
    }

    [Fact]
    public async Task A_system_that_breaks_the_connection_off_ends_reading_and_writing()
    {
        await using var program = new TcpProgram(static async (stream, token) =>
        {
            await stream.ReadExactlyAsync(new byte[1], token);
            stream.Socket.LingerState = new LingerOption(true, 0);
        });
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();
        await using var stream = await services.GetRequiredService<IDestinationConnector>().ConnectAsync(TunnelLandscape.System);
        await stream.WriteAsync(new byte[1]);

        var read = await Record.ExceptionAsync(async () => Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(_patience)));
        Assert.True(read is null or IOException, read?.ToString());
        // What is written into the void is refused as soon as the system of the machine knows.
        Assert.IsAssignableFrom<IOException>(await Record.ExceptionAsync(async () =>
        {
            while (true)
                await stream.WriteAsync(new byte[10_000]).AsTask().WaitAsync(_patience);
        }));
    }

    [LinuxFact]
    public async Task A_loopback_port_hands_the_break_on_and_counts_the_connection_no_longer()
    {
        await using var program = new TcpProgram(static async (stream, token) =>
        {
            await stream.ReadExactlyAsync(new byte[1], token);
            stream.Socket.LingerState = new LingerOption(true, 0);
        });
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();
        await using var forwarder = await services.GetRequiredService<IDestinationConnector>().ForwardAsync(TunnelLandscape.System, maxConnections: 1);

        for (var round = 0; round < 3; round++)
        {
            using var library = new TcpClient(AddressFamily.InterNetwork);
            await library.ConnectAsync(forwarder.Host, forwarder.Port);
            await library.GetStream().WriteAsync(new byte[1]);
            var read = await Record.ExceptionAsync(async () => Assert.Equal(0, await library.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(_patience)));
            Assert.True(read is null or IOException, read?.ToString());
            library.Close();
            while (forwarder.Connections > 0)
                await Task.Yield();
        }
    }

    [Fact]
    public async Task A_system_that_reads_slowly_holds_the_writer_back_and_gets_everything()
    {
        var got = new TaskCompletionSource<long>();
        var mayRead = new TaskCompletionSource();
        await using var program = new TcpProgram(async (stream, token) =>
        {
            await mayRead.Task;
            long total = 0;
            var buffer = new byte[77_777];
            for (int read; (read = await stream.ReadAsync(buffer, token)) > 0;)
                total += read;
            got.SetResult(total);
        });
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();
        await using var stream = await services.GetRequiredService<IDestinationConnector>().ConnectAsync(TunnelLandscape.System);

        // More than all buffers on the way hold together.
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
                await stream.WriteAsync(new byte[1 << 20]);
            await stream.CompleteWritingAsync();
        });
        Assert.False(writing.IsCompleted);
        mayRead.SetResult();

        await writing;
        Assert.Equal(8L << 20, await got.Task);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_gets_an_end_and_the_landscape_goes_on()
    {
        await using var program = TcpProgram.Named("it");
        await using var landscape = await LocalLandscape.StartAsync(TunnelLandscape.Definition([program.Port]));
        await using var services = landscape.Services();
        var connector = services.GetRequiredService<IDestinationConnector>();
        using var impatient = new CancellationTokenSource();
        await using (var stream = await connector.ConnectAsync(TunnelLandscape.System))
        {
            var reading = stream.ReadAsync(new byte[1], impatient.Token).AsTask();
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connector.ConnectAsync(TunnelLandscape.System, cancellationToken: impatient.Token).AsTask());

        await using var next = await connector.ConnectAsync(TunnelLandscape.System);
        await next.WriteAsync("1\n"u8.ToArray());
        Assert.Equal("it 1", await new StreamReader(next, leaveOpen: true).ReadLineAsync());
    }
}
