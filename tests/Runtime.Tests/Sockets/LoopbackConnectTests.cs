using System.Text;
using Btp.Connectivity.Sockets;

namespace Btp.Connectivity.Runtime.Tests.Sockets;

/// <summary>The web proxy on loopback leads to one system and to no other.</summary>
public sealed class LoopbackConnectTests
{
    [Theory]
    [InlineData("CONNECT s4.virtual:443 HTTP/1.1\r\nHost: s4.virtual:443\r\n\r\n")]
    [InlineData("CONNECT S4.virtual:443 HTTP/1.0\r\n\r\n")]
    public async Task Its_own_system_is_granted_and_what_follows_is_left_alone(string request)
    {
        var stream = new TwoWay(request + "TLS");

        await new LoopbackConnect("s4.virtual", 443).AnswerAsync(stream, default);

        Assert.StartsWith("HTTP/1.1 200 ", stream.Answer, StringComparison.Ordinal);
        Assert.Equal("TLS", await new StreamReader(stream.Request).ReadToEndAsync());
    }

    [Theory]
    [InlineData("CONNECT s4.virtual:3300 HTTP/1.1\r\n\r\n")]
    [InlineData("CONNECT metadata.internal:80 HTTP/1.1\r\n\r\n")]
    [InlineData("GET http://s4.virtual:443/ HTTP/1.1\r\n\r\n")]
    public async Task Anything_else_is_forbidden(string request)
    {
        var stream = new TwoWay(request);

        await Assert.ThrowsAsync<ConnectivityException>(() => new LoopbackConnect("s4.virtual", 443).AnswerAsync(stream, default));

        Assert.StartsWith("HTTP/1.1 403 ", stream.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CONNECT s4.virtual:443 HTTP/1.1\r\n")]
    public async Task A_request_without_an_end_is_none(string request)
        => await Assert.ThrowsAsync<ConnectivityException>(() => new LoopbackConnect("s4.virtual", 443).AnswerAsync(new TwoWay(request), default));

    [Fact]
    public async Task A_head_without_an_end_is_not_read_for_ever()
        => await Assert.ThrowsAsync<ConnectivityException>(() => new LoopbackConnect("s4.virtual", 443).AnswerAsync(new TwoWay(new string('x', 100_000)), default));

    private sealed class TwoWay(string request) : Stream
    {
        private readonly MemoryStream _answer = new();

        public MemoryStream Request { get; } = new(Encoding.ASCII.GetBytes(request));

        public string Answer => Encoding.ASCII.GetString(_answer.ToArray());

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => Request.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => _answer.Write(buffer, offset, count);
    }
}
