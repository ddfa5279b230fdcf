namespace Btp.Connectivity.Rfc;

/// <summary>The way to a system that function modules are called on: SOAP over HTTP, or one that the application brings along.</summary>
public interface IRfcTransport
{
    /// <summary>Calls a function module, synchronously for ABAP (sRFC).</summary>
    /// <param name="function">Its interface.</param>
    /// <param name="write">Writes the parameters that go to the function; called exactly once.</param>
    /// <param name="result">Takes the parameters that come back.</param>
    /// <param name="cancellationToken">Gives the call up. Whether the function was executed is not known then.</param>
    /// <exception cref="RfcAbapException">The function raised an exception.</exception>
    /// <exception cref="RfcFaultException">The system refused the call or failed.</exception>
    /// <exception cref="RfcValueException">A value does not fit the function's interface.</exception>
    /// <exception cref="ConnectivityException">The system was not reached.</exception>
    Task CallAsync(RfcFunctionType function, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken);
}
