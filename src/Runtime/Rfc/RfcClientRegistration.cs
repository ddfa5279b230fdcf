using Btp.Connectivity.Http;
using Btp.Connectivity.Rfc.Soap;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Rfc;

/// <summary>What generated registrations of function modules call.</summary>
public static class RfcClientRegistration
{
    /// <summary>Registers a client that calls by SOAP over an HTTP destination, whose handlers it shares with other services of the destination.</summary>
    /// <typeparam name="TClient">The client; transient.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="contract">What the build saw of the HTTP destination.</param>
    /// <param name="chain">States the handlers, outermost first.</param>
    /// <param name="create">Makes the client.</param>
    /// <returns>The builder of the destination's HTTP client, for further settings.</returns>
    /// <exception cref="InvalidOperationException">The chain is not sound, or the destination is registered with another contract.</exception>
    public static IHttpClientBuilder AddSoapRfcClient<TClient>(IServiceCollection services, DestinationContract contract, Action<DestinationHandlerChain> chain, Func<IRfcTransport, TClient> create)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return DestinationClientRegistration.AddDestinationClient(services, contract, chain, http => create(new SoapRfcTransport(http)));
    }

    /// <summary>
    /// Registers a client of an RFC destination that has no SOAP destination. It is called by SAP's NetWeaver RFC library, which the application's operator installs (see
    /// <see cref="Native.NativeRfcOptions"/>), or by an <see cref="IRfcTransportFactory"/> that the application registers itself.
    /// </summary>
    /// <typeparam name="TClient">The client; transient.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="contract">What the build saw of the RFC destination.</param>
    /// <param name="create">Makes the client.</param>
    public static IServiceCollection AddRfcClient<TClient>(IServiceCollection services, DestinationContract contract, Func<IRfcTransport, TClient> create)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(create);
        services.AddNativeRfc();
        return services.AddTransient(provider => create(provider.GetRequiredService<IRfcTransportFactory>().Create(contract)));
    }
}
