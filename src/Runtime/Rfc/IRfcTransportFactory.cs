namespace Btp.Connectivity.Rfc;

/// <summary>Makes transports for RFC destinations. Register one to call them by a library of SAP that the application brings along.</summary>
public interface IRfcTransportFactory
{
    /// <summary>The way to the system of a destination. May be called often; connections belong into a pool of the factory.</summary>
    /// <param name="contract">What the build saw of the destination.</param>
    IRfcTransport Create(DestinationContract contract);
}
