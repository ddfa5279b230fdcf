namespace Btp.Connectivity.Rfc.Native;

/// <summary>Opens sessions: several calls on one connection, with the state that function modules keep between them. From <c>AddNativeRfc</c>.</summary>
public interface IRfcSessionFactory
{
    /// <summary>Opens a session, on a connection that nobody else uses meanwhile. Dispose it.</summary>
    /// <param name="contract">The destination, of type RFC.</param>
    /// <param name="user">For whom the destination is resolved, or null for the user of the surrounding call.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="NativeRfcLibraryException">SAP's library is missing or too old.</exception>
    /// <exception cref="RfcNotPossibleException">The destination asks for what the library cannot do.</exception>
    /// <exception cref="RfcPoolExhaustedException">All connections are in use.</exception>
    /// <exception cref="RfcFaultException">The system refused the logon.</exception>
    /// <exception cref="ConnectivityException">The system was not reached.</exception>
    Task<RfcSession> OpenAsync(DestinationContract contract, UserContext? user = null, CancellationToken cancellationToken = default);
}
