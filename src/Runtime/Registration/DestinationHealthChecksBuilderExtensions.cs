using Btp.Connectivity;
using Btp.Connectivity.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of destinations.</summary>
public static class DestinationHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks the way to a destination: binding, token service, Destination service, Connectivity proxy, tunnel, exposure, back end. The
    /// report names the hop that fails (data <c>hop</c>, and each hop with <c>ok</c>, <c>failed</c> or <c>not checked</c>) and holds no secret.
    /// Tokens and destinations come from the caches that calls use, so that frequent checks do not strain the platform. No credential is
    /// sent to the back end; every answer but 502, 503 and 504 (degraded) shows that it is there. TCP, LDAP and MAIL destinations are connected to. Logging on
    /// (LDAP bind, <c>RFC_PING</c>) happens where the options say so, and for RFC destinations.
    /// </summary>
    /// <param name="builder">The builder from <c>AddHealthChecks()</c>.</param>
    /// <param name="contract">The destination, for example <c>Destinations.S4HANA</c>.</param>
    /// <param name="configure">Path, tenant and time limit; may be left out.</param>
    /// <param name="name">Name of the check; <c>destination:</c> and the destination's name by default.</param>
    /// <param name="failureStatus">Status to report for a failure; unhealthy by default.</param>
    /// <param name="tags">Tags of the check.</param>
    public static IHealthChecksBuilder AddDestination(
        this IHealthChecksBuilder builder,
        DestinationContract contract,
        Action<DestinationHealthOptions>? configure = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(contract);
        var options = new DestinationHealthOptions();
        configure?.Invoke(options);
        builder.Services.AddBtpConnectivity();
        return builder.Add(new HealthCheckRegistration(
            name ?? "destination:" + contract.Name,
            provider => ActivatorUtilities.CreateInstance<DestinationHealthCheck>(provider, contract, options),
            failureStatus,
            tags));
    }
}
