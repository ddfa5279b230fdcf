namespace Btp.Connectivity.Sockets;

/// <summary>How far a handshake came; becomes one of the typed exceptions where the destination is known.</summary>
internal sealed class Socks5Refusal(TunnelStep step, int? code) : Exception($"SOCKS5 handshake ended at {step} with {code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no reply"}.")
{
    public TunnelStep Step { get; } = step;

    /// <summary>The byte that said no; null when the proxy closed the connection.</summary>
    public int? Code { get; } = code;
}
