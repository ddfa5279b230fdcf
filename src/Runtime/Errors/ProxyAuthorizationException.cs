namespace Btp.Connectivity;

/// <summary>The Connectivity proxy refused our token (407).</summary>
/// <param name="destination">Name of the destination that was called.</param>
/// <param name="proxy">Host and port of the Connectivity proxy.</param>
/// <param name="binding">Name of the connectivity binding whose token was refused.</param>
public sealed class ProxyAuthorizationException(string destination, string proxy, string binding)
    : ConnectivityException($"The Connectivity proxy {proxy} refused the token of binding '{binding}' (407) on a call to destination '{destination}'. "
        + "Check that the connectivity instance belongs to this subaccount and that its credentials were not rotated.")
{
    /// <summary>Host and port of the Connectivity proxy.</summary>
    public string Proxy { get; } = proxy;

    /// <summary>Name of the connectivity binding whose token was refused.</summary>
    public string Binding { get; } = binding;
}
