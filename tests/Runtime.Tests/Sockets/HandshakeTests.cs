using System.Text;
using Btp.Connectivity.Runtime.Tests.Fakes;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Btp.Connectivity.Runtime.Tests.Sockets;

/// <summary>The handshake byte for byte, and what each refusal becomes.</summary>
public sealed class HandshakeTests
{
    private static readonly byte[] Yes = [5, 0, 0, 1, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void The_greeting_offers_the_method_of_the_Connectivity_service_alone()
        => Assert.Equal("050180", Convert.ToHexString(Socks5Handshake.Greeting()));

    [Theory]
    [InlineData("aaa.bbb.ccc", null, "01" + "0000000B" + "6161612E6262622E636363" + "00")]
    [InlineData("aaa.bbb.ccc", "", "01" + "0000000B" + "6161612E6262622E636363" + "00")]
    [InlineData("j", "dc-west", "01" + "00000001" + "6A" + "0C" + "5A474D746432567A64413D3D")]
    [InlineData("j", "Köln", "01" + "00000001" + "6A" + "08" + "53384F326247343D")]
    public void Authentication_is_token_and_location_id_in_base64_each_behind_its_length(string token, string? locationId, string expected)
        => Assert.Equal(expected, Convert.ToHexString(Socks5Handshake.Authentication(token, locationId)));

    [Fact]
    public void The_length_of_a_long_token_has_four_bytes_the_highest_first()
    {
        var message = Socks5Handshake.Authentication(new string('t', 0x012345), null);

        Assert.Equal("0100012345", Convert.ToHexString(message.AsSpan(0, 5)));
        Assert.Equal(1 + 4 + 0x012345 + 1, message.Length);
    }

    [Theory]
    [InlineData("s4.virtual", 44300, "05010003" + "0A" + "73342E7669727475616C" + "AD0C")]
    [InlineData("10.1.2.3", 1, "05010001" + "0A010203" + "0001")]
    public void A_request_names_the_virtual_host_or_an_IPv4_address(string host, int port, string expected)
        => Assert.Equal(expected, Convert.ToHexString(Socks5Handshake.Request(host, port)));

    [Fact]
    public void What_has_no_room_in_the_messages_is_refused_and_what_just_has_is_not()
    {
        Assert.Equal(255, Socks5Handshake.Authentication("t", new string('x', 189))[6] + 3);
        Assert.Throws<ArgumentException>(() => Socks5Handshake.Authentication("t", new string('x', 192)));
        Assert.Throws<ArgumentException>(() => Socks5Handshake.Authentication("tökén", null));
        Assert.Throws<ArgumentException>(() => Socks5Handshake.Authentication("", null));
        Assert.Throws<ArgumentException>(() => Socks5Handshake.Request("::1", 1));
        Assert.Throws<ArgumentException>(() => Socks5Handshake.Request(new string('h', 256), 1));
        Assert.Equal(255, Socks5Handshake.Request(new string('h', 255), 1)[4]);
    }

    [Fact]
    public async Task A_tunnel_is_opened_with_exactly_these_bytes_and_what_follows_the_reply_is_the_tunnels()
    {
        await using var platform = await FakePlatform.StartAsync();
        // The first bytes of the system come in one piece with the reply.
        await using var proxy = ScriptedProxy.Replying([.. Yes, .. "HELLO"u8]);
        await using var services = proxy.Services(platform);
        var contract = ScriptedProxy.Tcp(platform, locationId: "dc-west");

        await using var stream = await contract.ConnectAsync(services.GetRequiredService<IDestinationConnector>());

        Assert.Equal("HELLO", await new StreamReader(stream).ReadToEndAsync());
        Assert.Equal(
            "050180" + "01" + "0000000E" + Convert.ToHexString(Encoding.ASCII.GetBytes("conn-token-own")) + "0C" + "5A474D746432567A64413D3D" + "05010003" + "0A" + "73342E7669727475616C" + "0FA1",
            Convert.ToHexString(proxy.Received.SelectMany(static part => part).ToArray()));
    }

    [Theory]
    [InlineData(new byte[] { 5, 0, 0, 3, 3, 97, 98, 99, 0, 1 })]
    [InlineData(new byte[] { 5, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 })]
    public async Task A_reply_may_carry_any_kind_of_address(byte[] reply)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var proxy = ScriptedProxy.Replying([.. reply, 42]);
        await using var services = proxy.Services(platform);

        await using var stream = await services.GetRequiredService<IDestinationConnector>().ConnectAsync(ScriptedProxy.Tcp(platform));

        Assert.Equal((42, -1), (stream.ReadByte(), stream.ReadByte()));
    }

    [Theory]
    [InlineData(1, typeof(TunnelException))]
    [InlineData(2, typeof(ResourceNotExposedException))]
    [InlineData(3, typeof(CloudConnectorUnavailableException))]
    [InlineData(4, typeof(BackendUnreachableException))]
    [InlineData(5, typeof(ProxyAuthorizationException))]
    [InlineData(6, typeof(TunnelException))]
    [InlineData(7, typeof(TunnelException))]
    [InlineData(8, typeof(TunnelException))]
    [InlineData(77, typeof(TunnelException))]
    public async Task Each_reply_is_an_exception_that_names_destination_and_system(byte code, Type expected)
    {
        await using var platform = await FakePlatform.StartAsync();
        // As short as a refusal can be: nothing follows its code.
        await using var proxy = ScriptedProxy.Replying(5, code);
        await using var services = proxy.Services(platform);
        var contract = ScriptedProxy.Tcp(platform, locationId: "dc-west");

        var problem = (ConnectivityException)await Assert.ThrowsAsync(expected, () => services.GetRequiredService<IDestinationConnector>().ConnectAsync(contract).AsTask());

        Assert.Equal("SCALES", problem.Destination);
        Assert.DoesNotContain("conn-token", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(code == 5 ? 2 : 1, proxy.Connections);
        if (problem is TunnelException tunnel)
        {
            Assert.Equal((TunnelStep.Request, (int?)code, "s4.virtual:4001"), (tunnel.Step, tunnel.ReplyCode, tunnel.Address));
        }
    }

    [Fact]
    public async Task A_refused_token_is_dropped_and_another_one_tried_once()
    {
        await using var platform = await FakePlatform.StartAsync();
        var tokens = 0;
        platform.OnToken = async (request, context) =>
        {
            if (!request.Body.Contains("conn-client", StringComparison.Ordinal))
            {
                return false;
            }

            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($$"""{"access_token":"conn-{{++tokens}}","token_type":"bearer","expires_in":3600}"""));
            return true;
        };
        ScriptedProxy proxy = null!;
        await using var scripted = proxy = new ScriptedProxy(async (stream, token) => await proxy.AuthenticateAsync(stream, 1, token));
        await using var services = proxy.Services(platform);

        var problem = await Assert.ThrowsAsync<ProxyAuthorizationException>(() => services.GetRequiredService<IDestinationConnector>().ConnectAsync(ScriptedProxy.Tcp(platform)).AsTask());

        Assert.Equal((2, "my-connectivity"), (tokens, problem.Binding));
        Assert.Contains("conn-2", Encoding.ASCII.GetString(proxy.Received.SelectMany(static part => part).ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 5, 0xFF }, TunnelStep.Greeting)]
    [InlineData(new byte[] { 5 }, TunnelStep.Greeting)]
    [InlineData(new byte[] { 72, 84 }, TunnelStep.Greeting)]
    [InlineData(new byte[] { 5, 0x80 }, TunnelStep.Authentication)]
    [InlineData(new byte[] { 5, 0x80, 1 }, TunnelStep.Authentication)]
    [InlineData(new byte[] { 5, 0x80, 1, 0 }, TunnelStep.Request)]
    [InlineData(new byte[] { 5, 0x80, 1, 0, 5, 0, 0 }, TunnelStep.Request)]
    [InlineData(new byte[] { 5, 0x80, 1, 0, 5, 0, 0, 1, 0 }, TunnelStep.Request)]
    [InlineData(new byte[] { 5, 0x80, 1, 0, 5, 0, 0, 9, 0 }, TunnelStep.Request)]
    public async Task A_handshake_that_is_cut_or_not_SOCKS5_ends_at_its_step(byte[] answer, TunnelStep step)
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var proxy = new ScriptedProxy(async (stream, token) =>
        {
            await stream.WriteAsync(answer, token);
            stream.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            await stream.CopyToAsync(Stream.Null, token);
        });
        await using var services = proxy.Services(platform);

        var problem = await Assert.ThrowsAsync<TunnelException>(() => services.GetRequiredService<IDestinationConnector>().ConnectAsync(ScriptedProxy.Tcp(platform)).AsTask());

        Assert.Equal(step, problem.Step);
    }

    [Fact]
    public async Task A_proxy_that_says_nothing_is_given_up_after_the_time_limit()
    {
        await using var platform = await FakePlatform.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var greeted = new TaskCompletionSource();
        await using var proxy = new ScriptedProxy(async (stream, token) =>
        {
            await stream.ReadExactlyAsync(new byte[3], token);
            greeted.SetResult();
            await stream.CopyToAsync(Stream.Null, token);
        });
        await using var services = proxy.Services(platform, more => more.AddSingleton<TimeProvider>(clock));
        var connecting = services.GetRequiredService<IDestinationConnector>().ConnectAsync(ScriptedProxy.Tcp(platform), new() { ConnectTimeout = TimeSpan.FromSeconds(3) }).AsTask();
        await greeted.Task;
        Assert.False(connecting.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Contains("3 s", (await Assert.ThrowsAsync<TunnelException>(() => connecting)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binding_without_the_port_and_a_proxy_that_is_not_there_are_named()
    {
        await using var platform = await FakePlatform.StartAsync();
        var contract = ScriptedProxy.Tcp(platform);
        await using var without = platform.Services();
        await using var proxy = ScriptedProxy.Replying(5, 0);
        await using var gone = proxy.Services(platform);
        await proxy.DisposeAsync();

        var missing = await Assert.ThrowsAsync<MissingBindingException>(() => without.GetRequiredService<IDestinationConnector>().ConnectAsync(contract).AsTask());
        await Assert.ThrowsAsync<ConnectivityProxyUnreachableException>(() => gone.GetRequiredService<IDestinationConnector>().ConnectAsync(contract).AsTask());

        Assert.Contains("onpremise_socks5_proxy_port", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_HTTP_destination_has_no_connections()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var services = platform.Services();
        var contract = platform.OnPremise();

        await Assert.ThrowsAsync<DestinationServiceException>(() => services.GetRequiredService<IDestinationConnector>().ConnectAsync(contract).AsTask());
    }
}
