namespace Btp.Connectivity.LocalLandscape.Tests.Harness;

/// <summary>One TCP connection to the proxy of a landscape, on which several calls are made.</summary>
public sealed class RawConnectionOf : IAsyncDisposable
{
    private readonly TestLandscape _landscape;
    private readonly RawConnection _connection;

    private RawConnectionOf(TestLandscape landscape, RawConnection connection) => (_landscape, _connection) = (landscape, connection);

    public static async Task<RawConnectionOf> OpenAsync(TestLandscape landscape)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        return new RawConnectionOf(landscape, await RawConnection.OpenAsync(landscape.Landscape.ConnectivityProxy));
    }

    internal async Task<RawAnswer> CallAsync(string url, string? user = null, string? location = null, string? tenant = null) =>
        await _connection.SendAsync("GET", url, await _landscape.HeadersAsync(url, user, location, tenant));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
