using Btp.Connectivity.LocalLandscape.Http;

namespace Btp.Connectivity.LocalLandscape.CloudConnector;

/// <summary>A connection that comes through the tunnel. It owns one connection to the back end: the Cloud Connector keeps them one to one.</summary>
internal sealed class ConnectorConnection : IAsyncDisposable
{
    private HttpMessageInvoker? _backEnd;

    public HttpMessageInvoker BackEnd => _backEnd ??= new HttpMessageInvoker(LandscapeHttp.CreateHandler());

    public ValueTask DisposeAsync()
    {
        _backEnd?.Dispose();
        return ValueTask.CompletedTask;
    }
}
