using System.Globalization;
using Btp.Connectivity.Bindings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity;

/// <summary>Reads the configuration section <c>Btp</c>; by hand, because binding by reflection is not safe to trim.</summary>
internal sealed class BtpConnectivityOptionsSetup(IConfiguration? configuration) : IConfigureOptions<BtpConnectivityOptions>
{
    public void Configure(BtpConnectivityOptions options)
    {
        if (configuration?.GetSection("Btp") is not { } section)
        {
            return;
        }

        options.DestinationCacheDuration = Duration(section, nameof(options.DestinationCacheDuration), options.DestinationCacheDuration);
        options.DestinationStaleDuration = Duration(section, nameof(options.DestinationStaleDuration), options.DestinationStaleDuration);
        options.NotFoundCacheDuration = Duration(section, nameof(options.NotFoundCacheDuration), options.NotFoundCacheDuration);
        options.TokenRefreshMargin = Duration(section, nameof(options.TokenRefreshMargin), options.TokenRefreshMargin);
        options.ServiceTimeout = Duration(section, nameof(options.ServiceTimeout), options.ServiceTimeout);
        options.TransportIdleTimeout = Duration(section, nameof(options.TransportIdleTimeout), options.TransportIdleTimeout);
        options.AutomaticBatchLength = section[nameof(options.AutomaticBatchLength)] is { Length: > 0 }
            ? Number(section, nameof(options.AutomaticBatchLength), 0)
            : options.AutomaticBatchLength;
        options.MaxRetries = Number(section, nameof(options.MaxRetries), options.MaxRetries);
        options.MaxConnectionsPerTransport = Number(section, nameof(options.MaxConnectionsPerTransport), options.MaxConnectionsPerTransport);
        options.MaxTransports = Number(section, nameof(options.MaxTransports), options.MaxTransports);
        options.MaxCacheEntries = Number(section, nameof(options.MaxCacheEntries), options.MaxCacheEntries);
        Read(section.GetSection(nameof(options.Resilience)), options.Resilience);
        options.ContractMismatch = Choice(section, nameof(options.ContractMismatch), options.ContractMismatch);
        options.PrincipalPropagation = Choice(section, nameof(options.PrincipalPropagation), options.PrincipalPropagation);
        options.DestinationUserToken = Choice(section, nameof(options.DestinationUserToken), options.DestinationUserToken);
        options.SharedDestinationCache = Flag(section, nameof(options.SharedDestinationCache), options.SharedDestinationCache);
        options.AllowTrustAll = Flag(section, nameof(options.AllowTrustAll), options.AllowTrustAll);
        foreach (var lookup in section.GetSection(nameof(options.Lookups)).GetChildren())
        {
            options.Lookups[lookup.Key] = new DestinationLookup
            {
                Account = Choice(lookup, nameof(DestinationLookup.Account), DestinationLookupAccount.Caller),
                Level = string.IsNullOrEmpty(lookup[nameof(DestinationLookup.Level)]) ? null : Choice(lookup, nameof(DestinationLookup.Level), DestinationLookupLevel.Subaccount),
                Fragments = [.. (lookup[nameof(DestinationLookup.Fragments)] ?? string.Empty)
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static name => new DestinationFragment(name))],
                FragmentsAreOptional = Flag(lookup, nameof(DestinationLookup.FragmentsAreOptional), false),
            };
        }

        options.TrustedRootsFile = section[nameof(options.TrustedRootsFile)] ?? options.TrustedRootsFile;
        options.DestinationBinding = Selector(section, nameof(options.DestinationBinding), options.DestinationBinding);
        options.ConnectivityBinding = Selector(section, nameof(options.ConnectivityBinding), options.ConnectivityBinding);
        options.XsuaaBinding = Selector(section, nameof(options.XsuaaBinding), options.XsuaaBinding);
        options.IdentityBinding = Selector(section, nameof(options.IdentityBinding), options.IdentityBinding);
        options.ProxyAuthorization = Choice(section, nameof(options.ProxyAuthorization), options.ProxyAuthorization);
    }

    private static void Read(IConfigurationSection section, ResilienceOptions options)
    {
        options.TargetTimeout = Duration(section, nameof(options.TargetTimeout), options.TargetTimeout);
        options.LongestPause = Duration(section, nameof(options.LongestPause), options.LongestPause);
        options.CircuitBreaker = Flag(section, nameof(options.CircuitBreaker), options.CircuitBreaker);
        options.CircuitFailureRatio = Fraction(section, nameof(options.CircuitFailureRatio), options.CircuitFailureRatio);
        options.CircuitMinimumCalls = Number(section, nameof(options.CircuitMinimumCalls), options.CircuitMinimumCalls);
        options.CircuitWindow = Duration(section, nameof(options.CircuitWindow), options.CircuitWindow);
        options.CircuitBreak = Duration(section, nameof(options.CircuitBreak), options.CircuitBreak);
        var timeouts = section.GetSection(nameof(options.TargetTimeouts));
        foreach (var destination in timeouts.GetChildren())
        {
            options.TargetTimeouts[destination.Key] = Duration(timeouts, destination.Key, options.TargetTimeout);
        }
    }

    private static double Fraction(IConfigurationSection section, string name, double otherwise)
        => section[name] is not { Length: > 0 } text ? otherwise
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw Unreadable(section, name, "a number such as 0.5");

    private static TimeSpan Duration(IConfigurationSection section, string name, TimeSpan otherwise)
        => section[name] is not { Length: > 0 } text ? otherwise
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
            : throw Unreadable(section, name, "a time span such as 00:05:00");

    private static int Number(IConfigurationSection section, string name, int otherwise)
        => section[name] is not { Length: > 0 } text ? otherwise
            : int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
            : throw Unreadable(section, name, "a whole number");

    private static BindingSelector? Selector(IConfigurationSection section, string name, BindingSelector? otherwise)
    {
        if (section[name] is { Length: > 0 } instance)
        {
            return instance;
        }

        var parts = section.GetSection(name);
        return parts.GetChildren().Any()
            ? new BindingSelector { Name = parts[nameof(BindingSelector.Name)], Plan = parts[nameof(BindingSelector.Plan)], Tag = parts[nameof(BindingSelector.Tag)] }
            : otherwise;
    }

    private static bool Flag(IConfigurationSection section, string name, bool otherwise)
        => section[name] is not { Length: > 0 } text ? otherwise
            : bool.TryParse(text, out var value) ? value
            : throw Unreadable(section, name, "true or false");

    private static T Choice<T>(IConfigurationSection section, string name, T otherwise)
        where T : struct, Enum
        => section[name] is not { Length: > 0 } text ? otherwise
            : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
            : throw Unreadable(section, name, "one of " + string.Join(", ", Enum.GetNames<T>()));

    private static OptionsValidationException Unreadable(IConfigurationSection section, string name, string expected)
        => new(Options.DefaultName, typeof(BtpConnectivityOptions), [$"{section.Path}:{name} is not {expected}."]);
}
