using System.Globalization;
using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Sockets;

/// <summary>What the replies of the Connectivity proxy mean (SAP: Using the TCP Protocol for Cloud Applications; RFC 1928, section 6).</summary>
internal static class Socks5Errors
{
    /// <summary>Whether the token was refused: at its own step, or by reply 5.</summary>
    public static bool IsAuthorization(Socks5Refusal refusal)
        => refusal is { Step: TunnelStep.Authentication, Code: not null } or { Step: TunnelStep.Request, Code: 5 };

    public static ConnectivityException Of(Socks5Refusal refusal, Destination destination, string address) => refusal switch
    {
        { Step: TunnelStep.Request, Code: 2 } => new ResourceNotExposedException(destination.Name, address, null, destination.LocationId),
        { Step: TunnelStep.Request, Code: 3 } => new CloudConnectorUnavailableException(destination.Name, destination.LocationId, destination.AccountTenant),
        { Step: TunnelStep.Request, Code: 4 } => new BackendUnreachableException(destination.Name, address, destination.LocationId),
        _ => new TunnelException(destination.Name, address, refusal.Step, Words(refusal), refusal.Code) { Destination = destination.Name },
    };

    private static string Words(Socks5Refusal refusal) => refusal switch
    {
        { Code: null } => $"the Connectivity proxy closed the connection ({refusal.Step}).",
        { Step: TunnelStep.Greeting } => "the port of the Connectivity proxy does not speak SOCKS5 with SAP's authentication method 0x80; check onpremise_socks5_proxy_port of the binding.",
        { Code: 1 } => "the Connectivity proxy reports a general failure (reply 1); see the log of the Cloud Connector.",
        { Code: 6 } => "the Connectivity proxy reports that the time to live is over (reply 6); try again.",
        { Code: 7 } => "the Connectivity proxy takes no such command (reply 7); it knows CONNECT only.",
        { Code: 8 } => "the Connectivity proxy takes no such address (reply 8); name the virtual host in the destination.",
        _ => $"the Connectivity proxy answers {refusal.Code?.ToString(CultureInfo.InvariantCulture)} ({refusal.Step}), which no document explains.",
    };
}
