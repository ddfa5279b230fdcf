using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Http;
using Btp.Connectivity.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>
/// The pools of the application: one per destination, tenant and credentials. Whoever has another password, another tenant or another location id has other connections.
/// </summary>
internal sealed class NativePools : IDisposable
{
    private readonly ConcurrentDictionary<string, NativePool> _pools = new(StringComparer.Ordinal);
    private readonly HandlerServices _services;
    private readonly NativeRfcOptions _options;
    private readonly NativeOpening _opening;
    private readonly NativeRfcServices _shared;
    private readonly Lock _gate = new();
    private bool _isDisposed;

    public NativePools(HandlerServices services, DestinationConnector connector, IOptions<NativeRfcOptions> options, ILogger<NativePools> logger)
    {
        (_services, _options) = (services, options.Value);
        _shared = new(new NativeThreads(_options.MaxConcurrentCalls), services.Clock, logger);
        _opening = new(connector, _shared.Threads, _options);
    }

    /// <summary>Connections of all pools.</summary>
    internal int Open => _pools.Values.Sum(static pool => pool.Open);

    /// <summary>Those of them that nobody uses.</summary>
    internal int Idle => _pools.Values.Sum(static pool => pool.Idle);

    /// <summary>Does something with the pool of a destination; its credentials are asked for again when the system has refused them.</summary>
    public async Task UseAsync(DestinationContract contract, UserContext? user, Func<NativePool, Task> action, CancellationToken cancellationToken)
    {
        user ??= _services.Users.Current;
        var destination = (await _services.Destinations.ResolveAsync(contract, user, cancellationToken).ConfigureAwait(false)).OfType(DestinationType.Rfc);
        var pool = PoolOf(NativeLogon.Of(destination, _options), user);
        try
        {
            await action(pool).ConfigureAwait(false);
        }
        catch (RfcFaultException refused) when (refused.Key is "RFC_LOGON_FAILURE" or "LogonFailure")
        {
            // Not tried again: a few wrong passwords lock the user.
            _services.Destinations.Invalidate(contract, user, destination);
            throw;
        }
    }

    public void Dispose()
    {
        lock (_gate)
            _isDisposed = true;
        foreach (var pool in _pools.Values)
            pool.Dispose();
    }

    private NativePool PoolOf(NativeLogon logon, UserContext? user)
    {
        var key = Key(logon, user);
        if (_pools.TryGetValue(key, out var known))
            return known;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _pools.GetOrAdd(key, _ => new NativePool(logon, _opening, cancellationToken => RepositoryAsync(logon, user, cancellationToken), _shared, pool => Forget(key, pool)));
        }
    }

    private void Forget(string key, NativePool pool)
    {
        if (_pools.TryRemove(new(key, pool)))
            pool.Dispose();
    }

    // Which logon reads metadata, or null for that of the call.
    private async Task<NativeLogon?> RepositoryAsync(NativeLogon logon, UserContext? user, CancellationToken cancellationToken)
    {
        if (logon.RepositoryDestination is not { } name || name == logon.Destination.Name)
            return logon.Repository;
        var destination = await _services.Destinations.ResolveAsync(new DestinationContract(name) { Type = "RFC" }, user, cancellationToken).ConfigureAwait(false);
        return NativeLogon.Of(destination.OfType(DestinationType.Rfc), _options);
    }

    // A digest: a password must not lie about as the key of a dictionary.
    private static string Key(NativeLogon logon, UserContext? user)
    {
        var destination = logon.Destination;
        var text = new StringBuilder();
        foreach (var part in (string?[])[destination.Name, destination.AccountTenant, destination.LookupKey, destination.LocationId, user?.TenantId, logon.Route.ToString(), logon.Host, logon.RepositoryDestination, logon.Pool.ToString()])
            Add(part);
        foreach (var (name, value) in logon.Parameters.Concat(logon.Repository?.Parameters ?? []))
        {
            Add(name);
            Add(value);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Add(string? part) => text.Append(part?.Length ?? -1).Append(':').Append(part);
    }
}
