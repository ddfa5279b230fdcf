using Btp.Connectivity.Http;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Native;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registration of calls by SAP's NetWeaver RFC library.</summary>
public static class NativeRfcServiceCollectionExtensions
{
    /// <summary>
    /// Registers transports (<see cref="IRfcTransportFactory"/>) and sessions (<see cref="IRfcSessionFactory"/>) by SAP's NetWeaver RFC library, which you install yourself. Generated
    /// registrations of RFC destinations call it; call it too for settings. A transport factory of the application's own takes its place.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Settings, applied after those in the configuration section <c>Btp:NativeRfc</c>.</param>
    public static IServiceCollection AddNativeRfc(this IServiceCollection services, Action<NativeRfcOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
            services.Configure(configure);
        services.AddBtpConnectivity();
        if (services.Any(static service => service.ServiceType == typeof(NativePools)))
            return services;

        services.AddOptions<NativeRfcOptions>();
        services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<NativeRfcOptions>>(static provider => new NativeRfcOptionsSetup(provider.GetService<IConfiguration>())));
        services.AddSingleton(static provider => new NativePools(
            provider.GetRequiredService<HandlerServices>(), provider.GetRequiredService<DestinationConnector>(),
            provider.GetRequiredService<IOptions<NativeRfcOptions>>(), provider.GetRequiredService<ILogger<NativePools>>()));
        services.TryAddSingleton<IRfcTransportFactory>(static provider => new NativeRfcTransportFactory(provider.GetRequiredService<NativePools>()));
        services.TryAddSingleton<IRfcSessionFactory>(static provider => new NativeRfcTransportFactory(provider.GetRequiredService<NativePools>()));
        return services;
    }
}
