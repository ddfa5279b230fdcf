namespace Btp.Connectivity.Rfc;

/// <summary>Makes transports for RFC destinations. There is one for SAP's NetWeaver RFC library (<c>AddNativeRfc</c>); register another one to take its place.</summary>
public interface IRfcTransportFactory
{
    /// <summary>The way to the system of a destination. May be called often; connections belong into a pool of the factory.</summary>
    /// <param name="contract">What the build saw of the destination.</param>
    IRfcTransport Create(DestinationContract contract);
}
