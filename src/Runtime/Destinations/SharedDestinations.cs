using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Destinations;

/// <summary>
/// The second level of the destination cache, in the application's <see cref="IDistributedCache"/>, so that of a fleet one instance asks the
/// Destination service. It holds only what is not secret: destinations whose credential is the user or nobody, found by a plain lookup, every
/// property of which is on a list of harmless ones. It is an aid: when it fails, the Destination service is asked. What it gives is checked
/// against the contract like any answer.
/// </summary>
internal sealed class SharedDestinations(
    IOptions<BtpConnectivityOptions> options, ConfiguredDestinations configured, TimeProvider clock, ILogger<SharedDestinations> logger, IDistributedCache? cache = null)
{
    private const string Time = "fetchedAt";
    private const string Account = "account";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Closed on purpose: a property that nobody thought of stays out of the cache.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "Name", "Type", "URL", "ProxyType", "Authentication", "CloudConnectorLocationId", "Description", "sap-client", "sap-language", "sap-sysid",
        "WebIDEEnabled", "WebIDEUsage", "HTML5.DynamicDestination", "HTML5.Timeout", "HTML5.PreserveHostHeader",
    };

    /// <summary>Whether answers for the contract may be in the cache at all.</summary>
    /// <exception cref="InvalidOperationException">The option is on, and the application has no distributed cache.</exception>
    public bool Serves(DestinationContract contract, DestinationLookup? lookup)
    {
        if (!options.Value.SharedDestinationCache || lookup is not null || !IsCredentialFree(contract.Authentication) || configured.Has(contract.Name))
        {
            return false;
        }

        return cache is not null ? true : throw new InvalidOperationException(
            $"{nameof(BtpConnectivityOptions)}.{nameof(BtpConnectivityOptions.SharedDestinationCache)} needs an IDistributedCache among the services, for example from AddStackExchangeRedisCache.");
    }

    /// <summary>What an instance put there in the first four fifths of its time, and when it was fetched; or null.</summary>
    public async Task<(Destination Found, DateTimeOffset At)?> ReadAsync(string instance, DestinationContract contract, string? tenant, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await cache!.GetAsync(Key(instance, contract.Name, tenant), cancellationToken).WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
            return bytes is null ? null : Parse(contract.Name, bytes);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            ConnectivityLog.SharedCacheFailed(logger, contract.Name, problem.GetType().Name);
            return null;
        }
    }

    /// <summary>Puts a destination there, if nothing of it is secret.</summary>
    public async Task WriteAsync(string instance, DestinationContract contract, string? tenant, Destination found, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!IsHarmless(found))
        {
            return;
        }

        try
        {
            var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = options.Value.DestinationCacheDuration };
            await cache!.SetAsync(Key(instance, contract.Name, tenant), Write(found, at), entry, cancellationToken).WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            ConnectivityLog.SharedCacheFailed(logger, contract.Name, problem.GetType().Name);
        }
    }

    /// <summary>
    /// How long an instance keeps what was fetched at a time: to somewhere in the last fifth. The first whose time is up finds nothing young
    /// enough, asks the service, and the others find its answer.
    /// </summary>
    public DateTimeOffset Expiry(DateTimeOffset at) => at + (options.Value.DestinationCacheDuration * (0.8 + (Random.Shared.NextDouble() * 0.2)));

    internal static bool IsHarmless(Destination found)
        => IsCredentialFree(found.Authentication) && found.Type == "HTTP" && found.Tokens.Count == 0 && found.Certificates.Count == 0 && found.RefreshToken is null
            && found.Properties.Keys.All(Harmless.Contains)
            && found.Url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };

    private static bool IsCredentialFree(string? authentication) => authentication is AuthenticationTypes.PrincipalPropagation or AuthenticationTypes.None;

    // By digest, so that neither tenants nor clients can be read from the keys.
    private static string Key(string instance, string name, string? tenant)
        => "btp:destination:1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', instance, name, tenant))));

    private (Destination Found, DateTimeOffset At)? Parse(string name, byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var at = document.RootElement.GetProperty(Time).GetDateTimeOffset();
        var age = clock.GetUtcNow() - at;
        var account = document.RootElement.TryGetProperty(Account, out var tenant) ? tenant.GetString() : null;
        // Younger than nothing is a clock that is wrong.
        if (age >= options.Value.DestinationCacheDuration * 0.8 || age < TimeSpan.FromMinutes(-1))
        {
            return null;
        }

        var found = DestinationParser.Parse(name, bytes, account);
        return IsHarmless(found) ? (found, at) : null;
    }

    private static byte[] Write(Destination found, DateTimeOffset at)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(Time, at.ToString("O", CultureInfo.InvariantCulture));
            if (found.AccountTenant is { } account)
            {
                json.WriteString(Account, account);
            }

            json.WriteStartObject("owner");
            json.WriteString("SubaccountId", found.OwnerSubaccountId);
            json.WriteEndObject();
            json.WriteStartObject("destinationConfiguration");
            foreach (var (key, value) in found.Properties)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
