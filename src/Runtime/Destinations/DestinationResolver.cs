using System.Net;
using Btp.Connectivity.Caching;
using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Destinations;

/// <summary>Caches what <see cref="DestinationServiceClient"/> finds, after it was checked.</summary>
internal sealed class DestinationResolver(
    DestinationServiceClient client,
    DestinationContractCheck check,
    SharedDestinations shared,
    IOptions<BtpConnectivityOptions> options,
    TimeProvider clock,
    ILogger<DestinationResolver> logger) : IDestinationResolver
{
    private static readonly TimeSpan TokenMargin = TimeSpan.FromSeconds(30);

    private readonly SingleFlightCache<DestinationKey, Destination> _cache = new(clock, options.Value.MaxCacheEntries, (key, problem) => MayStandIn(key, problem, logger));

    public ValueTask<Destination> ResolveAsync(DestinationContract contract, UserContext? user, DestinationLookup? lookup, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contract);
        lookup ??= StatedLookup(contract);
        DestinationLookupRules.Check(contract, user, lookup);
        var key = DestinationKey.For(contract, user, lookup);
        if (_cache.TryGet(key, out var destination))
        {
            ConnectivityMetrics.CacheHit("destination");
            return new ValueTask<Destination>(destination);
        }

        ConnectivityMetrics.CacheMiss("destination");
        return AskAsync(key, contract, user, lookup, cancellationToken);
    }

    public void Invalidate(DestinationContract contract, UserContext? user, DestinationLookup? lookup, Destination destination)
    {
        ArgumentNullException.ThrowIfNull(contract);
        _cache.Invalidate(DestinationKey.For(contract, user, lookup ?? StatedLookup(contract)), destination);
    }

    private DestinationLookup? StatedLookup(DestinationContract contract)
        => options.Value.Lookups is { Count: > 0 } lookups && lookups.TryGetValue(contract.Name, out var stated) ? stated : null;

    // On its own, so that only a miss pays for the closure.
    private ValueTask<Destination> AskAsync(DestinationKey key, DestinationContract contract, UserContext? user, DestinationLookup? lookup, CancellationToken cancellationToken)
        => _cache.GetAsync(key, (_, token) => FetchAsync(contract, user, lookup, token), cancellationToken);

    private async Task<Cached<Destination>> FetchAsync(DestinationContract contract, UserContext? user, DestinationLookup? lookup, CancellationToken cancellationToken)
    {
        var tenant = user?.TenantId;
        var shares = shared.Serves(contract, lookup);
        if (shares && await shared.ReadAsync(client.Instance, contract, tenant, cancellationToken).ConfigureAwait(false) is { } known)
        {
            ConnectivityMetrics.ServedShared();
            check.Verify(contract, known.Found, lookup);
            return Shared(known.Found, known.At);
        }

        var found = await client.FindAsync(contract, user, lookup, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (found is null)
        {
            return new Cached<Destination>(
                () => new DestinationNotFoundException(contract.Name, tenant) { Destination = contract.Name },
                now + options.Value.NotFoundCacheDuration);
        }

        check.Verify(contract, found, lookup);
        RequireToken(found, lookup, user);
        if (shares)
        {
            await shared.WriteAsync(client.Instance, contract, tenant, found, now, cancellationToken).ConfigureAwait(false);
            return Shared(found, now);
        }

        var expires = Expiry(found, now, options.Value.DestinationCacheDuration);
        var stale = Expiry(found, now, options.Value.DestinationCacheDuration + options.Value.DestinationStaleDuration);
        return new Cached<Destination>(found, expires, expires, stale);
    }

    private Cached<Destination> Shared(Destination found, DateTimeOffset at)
    {
        var expires = Expiry(found, at, shared.Expiry(at) - at);
        return new Cached<Destination>(found, expires, expires, Expiry(found, at, options.Value.DestinationCacheDuration + options.Value.DestinationStaleDuration));
    }

    // Only where the platform could not answer. A destination that is gone, contradicts the build or may not be read is an answer.
    private static bool MayStandIn(DestinationKey key, Exception problem, ILogger logger)
    {
        var silent = problem switch
        {
            DestinationServiceException { StatusCode: null, InnerException: not null } => true,
            DestinationServiceException { StatusCode: { } status } => IsOutage(status),
            TokenRequestException { StatusCode: null, InnerException: not null } => true,
            TokenRequestException { StatusCode: { } status } => IsOutage(status),
            _ => false,
        };
        if (silent)
        {
            ConnectivityMetrics.ServedStale();
            ConnectivityLog.DestinationStale(logger, key.Contract.Name, key.Tenant, problem.Message);
        }

        return silent;
    }

    private static bool IsOutage(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static DateTimeOffset Expiry(Destination destination, DateTimeOffset now, TimeSpan duration)
    {
        // An assertion may be used once.
        if (destination.Authentication == AuthenticationTypes.SamlAssertion)
        {
            return now;
        }

        foreach (var token in destination.Tokens)
        {
            if (token.Error is null && token.Lifetime is { } life && life - TokenMargin < duration)
            {
                duration = life - TokenMargin;
            }
        }

        return now + duration;
    }

    private static void RequireToken(Destination destination, DestinationLookup? lookup, UserContext? user)
    {
        if (lookup is { SkipTokenRetrieval: true })
        {
            return;
        }

        if (AuthenticationTypes.UsesServiceToken(destination.Authentication) || destination.Authentication == AuthenticationTypes.TechnicalUserPropagation)
        {
            _ = ServiceTokens.Usable(destination, lookup, user);
        }
    }
}
