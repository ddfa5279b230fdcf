using Btp.Connectivity.Sockets;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.Sockets;

/// <summary>Whatever a proxy answers, in whatever pieces: the handshake ends in a tunnel or in a refusal, and takes no byte that is the tunnel's.</summary>
public sealed class HandshakeProperties
{
    private const string Token = "aaa.bbb.ccc";

    [Property(MaxTest = 1000)]
    public bool Any_bytes_end_in_a_tunnel_or_a_refusal(byte[] noise, byte piece)
    {
        foreach (var answer in new[] { noise ?? [], [5, 0x80, 1, 0, 5, 0, .. noise ?? []], [5, 0x80, .. noise ?? []] })
        {
            var proxy = new Proxy(answer, 1 + (piece % 7));
            var refusal = Record.Exception(() => Run(proxy));
            if (refusal is not (null or Socks5Refusal))
                return false;
            // A proxy that said no gets to hear nothing more: no token after the greeting, no address after the token.
            if (refusal is Socks5Refusal { Step: TunnelStep.Greeting } && proxy.Said.Length != 3)
                return false;
        }

        return true;
    }

    [Property(MaxTest = 500)]
    public Property Exactly_the_reply_is_read_whatever_kind_of_address_it_carries_and_in_whatever_pieces_it_comes()
    {
        var cases = from kind in Gen.Elements<byte>(1, 3, 4)
                    from length in Gen.Choose(0, 255)
                    from piece in Gen.Choose(1, 9)
                    from behind in Gen.Choose(0, 20)
                    select (kind, length, piece, behind);
        return Prop.ForAll(Arb.From(cases), drawn =>
        {
            var (kind, length, piece, behind) = drawn;
            byte[] address = kind switch { 1 => new byte[4], 4 => new byte[16], _ => [(byte)length, .. new byte[length]] };
            byte[] reply = [5, 0x80, 1, 0, 5, 0, 0, kind, .. address, 0x12, 0x34];
            var proxy = new Proxy([.. reply, .. Enumerable.Repeat((byte)42, behind)], piece);

            Run(proxy);

            return proxy.Taken == reply.Length;
        });
    }

    [Property(MaxTest = 300)]
    public bool A_reply_that_is_cut_is_a_refusal_at_its_step(byte cut)
    {
        byte[] whole = [5, 0x80, 1, 0, 5, 0, 0, 3, 3, 97, 98, 99, 0, 1];
        var length = cut % whole.Length;
        var refusal = Record.Exception(() => Run(new Proxy(whole[..length], 3))) as Socks5Refusal;
        return refusal is { Code: null } && refusal.Step == (length < 2 ? TunnelStep.Greeting : length < 4 ? TunnelStep.Authentication : TunnelStep.Request);
    }

    [Property(MaxTest = 300)]
    public bool What_is_sent_has_room_for_every_token_and_location_or_is_refused_before_a_byte(NonEmptyString token, string? location, ushort port)
    {
        var proxy = new Proxy([5, 0x80, 1, 0, 5, 0, 0, 1, 0, 0, 0, 0, 0, 0], 100);
        var refusal = Record.Exception(() => Socks5Handshake.RunAsync(proxy, token.Get, location, "s4.virtual", port, CancellationToken.None).GetAwaiter().GetResult());
        var base64 = string.IsNullOrEmpty(location) ? "" : Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(location));
        return token.Get.All(char.IsAscii) && base64.Length <= 255
            ? refusal is null && proxy.Said.Length == 3 + 6 + token.Get.Length + base64.Length + 7 + "s4.virtual".Length
            : refusal is ArgumentException && proxy.Said.Length == 3;
    }

    private static void Run(Proxy proxy) => Socks5Handshake.RunAsync(proxy, Token, "dc-west", "s4.virtual", 4001, CancellationToken.None).GetAwaiter().GetResult();

    // Answers from memory, at most so many bytes at a time, and keeps what it was told.
    private sealed class Proxy(byte[] answer, int piece) : MemoryStream(answer, writable: false)
    {
        private readonly MemoryStream _said = new();

        public byte[] Said => _said.ToArray();

        public long Taken => Position;

        public override bool CanWrite => true;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _said.Write(buffer.Span);
            return default;
        }
    }
}
