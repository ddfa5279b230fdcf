using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.Http;

/// <summary>What generated registrations call.</summary>
public static class DestinationClientRegistration
{
    /// <summary>
    /// Registers the client of a destination (one per destination, shared by its services) and a typed service on it. Also registers the
    /// connectivity runtime when that was not done yet.
    /// </summary>
    /// <typeparam name="TService">The typed service; transient.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="contract">What the build saw of the destination.</param>
    /// <param name="chain">States the handlers, outermost first.</param>
    /// <param name="create">Makes the service from its client.</param>
    /// <returns>The builder of the destination's client, for further settings.</returns>
    /// <exception cref="InvalidOperationException">The chain is not sound, or the destination is registered with another contract.</exception>
    public static IHttpClientBuilder AddDestinationClient<TService>(
        IServiceCollection services,
        DestinationContract contract,
        Action<DestinationHandlerChain> chain,
        Func<HttpClient, TService> create)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(create);
        services.AddBtpConnectivity();
        var name = DestinationAddress.ClientName(contract);
        var registered = services.FirstOrDefault(service => service.ImplementationInstance is DestinationRegistration other && other.ClientName == name);
        if (registered is null)
        {
            var handlers = new DestinationHandlerChain(contract);
            chain(handlers);
            services.AddSingleton(new DestinationRegistration(name, contract, handlers.Validated()));
        }
        else if (((DestinationRegistration)registered.ImplementationInstance!).Contract != contract)
        {
            throw new InvalidOperationException($"Destination '{contract.Name}' is registered with another contract.");
        }

        services.AddTransient(provider => create(provider.GetRequiredService<IHttpClientFactory>().CreateClient(name)));
        return services.AddHttpClient(name);
    }
}
