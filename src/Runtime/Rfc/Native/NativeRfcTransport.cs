namespace Btp.Connectivity.Rfc.Native;

/// <summary>Calls function modules of one destination by SAP's library, each on a connection of the pool.</summary>
internal sealed class NativeRfcTransport(NativePools pools, DestinationContract contract) : IRfcTransport
{
    public async Task CallAsync(RfcFunctionType function, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(result);
        await pools.UseAsync(contract, null, pool => pool.CallAsync(function, write, result, cancellationToken), cancellationToken).ConfigureAwait(false);
    }
}
