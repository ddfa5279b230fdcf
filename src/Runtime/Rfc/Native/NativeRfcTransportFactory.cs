namespace Btp.Connectivity.Rfc.Native;

/// <summary>Transports and sessions by SAP's library. The library is loaded by the first call, so that an application without it can start.</summary>
internal sealed class NativeRfcTransportFactory(NativePools pools) : IRfcTransportFactory, IRfcSessionFactory
{
    public IRfcTransport Create(DestinationContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return new NativeRfcTransport(pools, contract);
    }

    public async Task<RfcSession> OpenAsync(DestinationContract contract, UserContext? user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contract);
        RfcSession? session = null;
        await pools.UseAsync(contract, user, async pool => session = new RfcSession(contract.Name, pool, await pool.RentAsync(cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        return session!;
    }
}
