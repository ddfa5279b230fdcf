namespace Btp.Connectivity;

/// <summary>The Connectivity proxy refused our token (407 over HTTP, a refusal over SOCKS5).</summary>
/// <param name="destination">Name of the destination that was called.</param>
/// <param name="proxy">Host and port of the Connectivity proxy.</param>
/// <param name="binding">Name of the connectivity binding whose token was refused.</param>
/// <param name="reply">How it refused, as it says itself.</param>
public sealed class ProxyAuthorizationException(string destination, string proxy, string binding, string reply = "407")
    : ConnectivityException($"The Connectivity proxy {proxy} refused the token of binding '{binding}' ({reply}) on a call to destination '{destination}'. "
        + "Check that the connectivity instance belongs to this subaccount and that its credentials were not rotated.")
{
    /// <summary>Host and port of the Connectivity proxy.</summary>
    public string Proxy { get; } = proxy;

    /// <summary>Name of the connectivity binding whose token was refused.</summary>
    public string Binding { get; } = binding;
}
