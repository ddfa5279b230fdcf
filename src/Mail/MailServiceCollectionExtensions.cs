using Btp.Connectivity;
using Btp.Connectivity.Mail;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registration of mail.</summary>
public static class MailServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IMailSender"/>, and the connectivity runtime if it is not there yet. May be called several times.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Settings of the runtime, as for <c>AddBtpConnectivity</c>.</param>
    public static IServiceCollection AddBtpMail(this IServiceCollection services, Action<BtpConnectivityOptions>? configure = null)
    {
        services.AddBtpConnectivity(configure);
        services.TryAddSingleton<IMailSender, MailSender>();
        return services;
    }
}
