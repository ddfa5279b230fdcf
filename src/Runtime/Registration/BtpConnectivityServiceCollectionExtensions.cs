using Btp.Connectivity;
using Btp.Connectivity.Bindings;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Ldap;
using Btp.Connectivity.Resilience;
using Btp.Connectivity.Sockets;
using Btp.Connectivity.Tokens;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registration of the connectivity runtime.</summary>
public static class BtpConnectivityServiceCollectionExtensions
{
    /// <summary>
    /// Registers the connectivity runtime: bindings from the environment and the configuration, tokens, destinations and isolated
    /// transports. May be called several times; every <paramref name="configure"/> is applied.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Settings, applied after those in the configuration section <c>Btp</c>.</param>
    public static IServiceCollection AddBtpConnectivity(this IServiceCollection services, Action<BtpConnectivityOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        if (services.Any(static service => service.ServiceType == typeof(HandlerServices)))
        {
            return services;
        }

        services.AddOptions<BtpConnectivityOptions>().ValidateOnStart();
        services.AddLogging();
        services.AddHttpClient();
        // Before the application's own settings, whenever those were registered.
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<BtpConnectivityOptions>>(
            static provider => new BtpConnectivityOptionsSetup(provider.GetService<IConfiguration>())));
        // First of all filters is outermost: it sees what the others added.
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, DestinationClientFilter>());
        services.AddSingleton<IValidateOptions<BtpConnectivityOptions>, BtpConnectivityOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IUserContextAccessor, UserContextAccessor>();
        services.TryAddSingleton<IServiceBindings>(static provider => new ServiceBindings(
            provider.GetService<IConfiguration>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ServiceBindings>>()));
        services.TryAddSingleton<Circuits>();
        services.TryAddSingleton<ServiceTransport>();
        services.TryAddSingleton<TokenClient>();
        services.TryAddSingleton<ITokenService, TokenService>();
        services.TryAddSingleton(static provider => new ConfiguredDestinations(provider.GetService<IConfiguration>(), provider.GetService<IHostEnvironment>()));
        services.TryAddSingleton<DestinationServiceClient>();
        services.TryAddSingleton<DestinationContractCheck>();
        services.TryAddSingleton<SharedDestinations>();
        services.TryAddSingleton<IDestinationResolver, DestinationResolver>();
        services.TryAddSingleton<CsrfTokens>();
        services.TryAddSingleton(static provider => new TransportPool(
            provider.GetRequiredService<IOptions<BtpConnectivityOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TransportPool>>(),
            new WebProxies(provider.GetService<IConfiguration>())));
        services.AddSingleton<HandlerServices>();
        services.TryAddSingleton<DestinationConnector>();
        services.TryAddSingleton<IDestinationConnector>(static provider => provider.GetRequiredService<DestinationConnector>());
        services.TryAddSingleton<ILdapConnectionFactory, LdapConnectionFactory>();
        services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>, DestinationClientOptions>();
        return services;
    }
}
