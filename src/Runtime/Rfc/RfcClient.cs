namespace Btp.Connectivity.Rfc;

/// <summary>What generated clients of function modules derive from.</summary>
/// <param name="transport">The way to the system.</param>
public abstract class RfcClient(IRfcTransport transport)
{
    private readonly IRfcTransport _transport = transport ?? throw new ArgumentNullException(nameof(transport));

    /// <summary>Calls a function module.</summary>
    /// <typeparam name="TResult">What comes back.</typeparam>
    /// <param name="function">Its interface.</param>
    /// <param name="write">Writes the parameters.</param>
    /// <param name="result">Takes what comes back.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    protected async Task<TResult> CallAsync<TResult>(RfcFunctionType function, Action<RfcWriter> write, TResult result, CancellationToken cancellationToken)
        where TResult : class, IRfcReadable
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(result);
        await _transport.CallAsync(function, write, result, cancellationToken).ConfigureAwait(false);
        return result;
    }
}
