namespace Btp.Connectivity.Rfc.Native;

/// <summary>
/// Several calls on one connection, one after the other: a BAPI that changes something and <c>BAPI_TRANSACTION_COMMIT</c>, for example. Give it to the constructor of a generated
/// client. When it is disposed, the system forgets what was not committed. What breaks the connection ends the session.
/// </summary>
public sealed class RfcSession : IRfcTransport, IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _destination;
    private readonly NativePool _pool;
    private NativeConnection? _connection;

    internal RfcSession(string destination, NativePool pool, NativeConnection connection) => (_destination, _pool, _connection) = (destination, pool, connection);

    /// <inheritdoc/>
    public async Task CallAsync(RfcFunctionType function, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(result);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_connection is null, this);
            if (!_connection.IsOpen)
                throw new ConnectivityException($"Destination '{_destination}': the session ended with its connection. Open another one; what was not committed is lost.") { Destination = _destination };
            await _pool.CallAsync(_connection, function, write, result, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the session, after the call that is under way, and what it left in the memory of the system.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>The same without waiting for the system.</summary>
    public void Dispose()
    {
        _turn.Wait();
        _ = EndAsync();
    }

    private async Task EndAsync()
    {
        var connection = Interlocked.Exchange(ref _connection, null);
        _turn.Release();
        if (connection is not null)
            await _pool.ReturnAsync(connection).ConfigureAwait(false);
    }
}
