using Btp.Connectivity.Destinations;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Soap;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Health;

/// <summary>Calls the function module <c>RFC_PING</c>, which every ABAP system has and which does nothing: by SOAP over an HTTP destination, by the application's transport over an RFC destination.</summary>
internal sealed class RfcPing(IServiceProvider provider)
{
    private static readonly RfcFunctionType _ping = new("RFC_PING");

    /// <summary>Whether the destination has a user of its own: a check has no user whom it could propagate.</summary>
    public static bool HasUserOfItsOwn(Destination destination)
        => destination.Authentication is AuthenticationTypes.Basic or AuthenticationTypes.ClientCertificate or AuthenticationTypes.TechnicalUserPropagation or "OAuth2ClientCredentials" or "OAuth2Password";

    /// <exception cref="ConnectivityException">The way there fails.</exception>
    /// <exception cref="RfcException">The system refuses the logon or the call.</exception>
    public async Task RunAsync(DestinationContract contract, Destination destination, UserContext? user, CancellationToken cancellationToken)
    {
        // Clients of function modules take the user of the surrounding call; this ends with the method.
        if (user is not null)
        {
            provider.GetRequiredService<IUserContextAccessor>().Current = user;
        }

        if (destination.Type == DestinationType.Http.Name)
        {
            using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
            await new SoapRfcTransport(http).CallAsync(_ping, static _ => { }, Nothing.Instance, cancellationToken).ConfigureAwait(false);
            return;
        }

        var transports = provider.GetService<IRfcTransportFactory>()
            ?? throw new ConnectivityException($"Destination '{contract.Name}' is of type RFC, and no {nameof(IRfcTransportFactory)} is registered. Check the HTTP destination that its functions are called over.") { Destination = contract.Name };
        await transports.Create(contract).CallAsync(_ping, static _ => { }, Nothing.Instance, cancellationToken).ConfigureAwait(false);
    }

    private sealed class Nothing : IRfcReadable
    {
        public static Nothing Instance { get; } = new();

        public void Read(RfcReader reader, int field) => reader.Skip();
    }
}
