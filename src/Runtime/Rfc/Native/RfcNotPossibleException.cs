namespace Btp.Connectivity.Rfc.Native;

/// <summary>A destination asks for something that SAP's NetWeaver RFC library cannot do, or that would not be safe. Nothing was sent.</summary>
public sealed class RfcNotPossibleException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination.</param>
    /// <param name="problem">What it asks for, and what to do instead.</param>
    public RfcNotPossibleException(string destination, string problem)
        : base($"Destination '{destination}' cannot be called by the RFC library: {problem}") => Destination = destination;
}
