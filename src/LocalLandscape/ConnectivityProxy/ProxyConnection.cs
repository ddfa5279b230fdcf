using Btp.Connectivity.LocalLandscape.Http;

namespace Btp.Connectivity.LocalLandscape.ConnectivityProxy;

/// <summary>
/// A TCP connection of an application to the proxy. Its first successful request binds it to an account and location id, a principal and
/// a back end, and it owns one connection through the tunnel: a second principal on it would be taken for the first.
/// </summary>
internal sealed class ProxyConnection : IAsyncDisposable
{
    private HttpMessageInvoker? _tunnel;
    private (string Account, string LocationId)? _account;
    private string? _principal;
    private string? _system;

    /// <summary>The one connection through the tunnel.</summary>
    public HttpMessageInvoker Tunnel => _tunnel ??= new HttpMessageInvoker(LandscapeHttp.CreateHandler());

    /// <summary>Binds the connection, or compares with what it is bound to. Requests on one HTTP/1.1 connection come one after the other.</summary>
    /// <returns>Null when the request may go on it, else the status and text of the refusal.</returns>
    public (int Status, string Text)? Bind(string account, string locationId, string principal, string system)
    {
        if (_account is null)
        {
            (_account, _principal, _system) = ((account, locationId), principal, system);
            return null;
        }
        if (_account != (account, locationId))
            return (400, ProxyTexts.OtherAccountOrLocation);
        if (_principal != principal)
            return (403, ProxyTexts.OtherPrincipal);
        return _system != system ? (403, ProxyTexts.OtherBackEnd(system)) : null;
    }

    public ValueTask DisposeAsync()
    {
        _tunnel?.Dispose();
        return ValueTask.CompletedTask;
    }
}
