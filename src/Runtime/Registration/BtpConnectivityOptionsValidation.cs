using Microsoft.Extensions.Options;

namespace Btp.Connectivity;

/// <summary>Refuses settings that would turn a protection off by accident.</summary>
internal sealed class BtpConnectivityOptionsValidation : IValidateOptions<BtpConnectivityOptions>
{
    public ValidateOptionsResult Validate(string? name, BtpConnectivityOptions options)
    {
        var failures = new List<string>();
        AtLeast(failures, nameof(options.DestinationCacheDuration), options.DestinationCacheDuration, TimeSpan.Zero);
        AtLeast(failures, nameof(options.DestinationStaleDuration), options.DestinationStaleDuration, TimeSpan.Zero);
        AtLeast(failures, nameof(options.NotFoundCacheDuration), options.NotFoundCacheDuration, TimeSpan.Zero);
        AtLeast(failures, nameof(options.TokenRefreshMargin), options.TokenRefreshMargin, TimeSpan.Zero);
        AtLeast(failures, nameof(options.ServiceTimeout), options.ServiceTimeout, TimeSpan.FromMilliseconds(100));
        AtLeast(failures, nameof(options.TransportIdleTimeout), options.TransportIdleTimeout, TimeSpan.FromSeconds(1));
        AtLeast(failures, nameof(options.AutomaticBatchLength), options.AutomaticBatchLength ?? 0, 0);
        AtLeast(failures, nameof(options.MaxRetries), options.MaxRetries, 0);
        AtLeast(failures, nameof(options.MaxConnectionsPerTransport), options.MaxConnectionsPerTransport, 1);
        AtLeast(failures, nameof(options.MaxTransports), options.MaxTransports, 1);
        AtLeast(failures, nameof(options.MaxCacheEntries), options.MaxCacheEntries, 1);
        Check(failures, options.Resilience);
        if (options is { ProxyAuthorization: ProxyAuthorizationMode.Identity, PrincipalPropagation: PrincipalPropagationMode.TokenExchange })
        {
            failures.Add(
                $"{nameof(BtpConnectivityOptions)}.{nameof(options.PrincipalPropagation)} {PrincipalPropagationMode.TokenExchange} needs the connectivity binding's own tokens; "
                + $"with {nameof(options.ProxyAuthorization)} {ProxyAuthorizationMode.Identity} users travel in a header.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(List<string> failures, ResilienceOptions options)
    {
        AtLeast(failures, "Resilience." + nameof(options.TargetTimeout), options.TargetTimeout, TimeSpan.Zero);
        foreach (var (destination, timeout) in options.TargetTimeouts)
        {
            AtLeast(failures, $"Resilience.{nameof(options.TargetTimeouts)}[{destination}]", timeout, TimeSpan.Zero);
        }

        // What the breaker itself can keep.
        Between(failures, "Resilience." + nameof(options.LongestPause), options.LongestPause, TimeSpan.Zero, TimeSpan.FromDays(1));
        Between(failures, "Resilience." + nameof(options.CircuitWindow), options.CircuitWindow, TimeSpan.FromSeconds(0.5), TimeSpan.FromDays(1));
        Between(failures, "Resilience." + nameof(options.CircuitBreak), options.CircuitBreak, TimeSpan.FromSeconds(0.5), TimeSpan.FromDays(1));
        Between(failures, "Resilience." + nameof(options.CircuitFailureRatio), options.CircuitFailureRatio, 0.01, 1.0);
        AtLeast(failures, "Resilience." + nameof(options.CircuitMinimumCalls), options.CircuitMinimumCalls, 2);
    }

    private static void Between<T>(List<string> failures, string name, T value, T least, T most)
        where T : IComparable<T>
    {
        if (!(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0))
        {
            failures.Add(FormattableString.Invariant($"{nameof(BtpConnectivityOptions)}.{name} must be between {least} and {most}."));
        }
    }

    private static void AtLeast<T>(List<string> failures, string name, T value, T least)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0)
        {
            failures.Add($"{nameof(BtpConnectivityOptions)}.{name} must be at least {least}.");
        }
    }
}
