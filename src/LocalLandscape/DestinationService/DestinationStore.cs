using System.Collections.Concurrent;

namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>
/// What the Destination service holds, per tenant and level. Destinations can be put and removed while the landscape runs.
/// Names are unique per level; an instance destination hides one of the subaccount.
/// </summary>
public sealed class DestinationStore
{
    private readonly ConcurrentDictionary<(string Tenant, DestinationLevel Level, string Name), StoredDestination> _destinations = new();
    private readonly ConcurrentDictionary<(string Tenant, DestinationLevel Level, string Name), StoredDestination> _fragments = new();
    private readonly ConcurrentDictionary<(string Tenant, string Name), StoredCertificate> _certificates = new();

    /// <summary>Puts a destination; one with the same name on the same level is replaced.</summary>
    public void Put(string tenant, DestinationLevel level, StoredDestination destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _destinations[(tenant, level, destination.Name)] = destination;
    }

    /// <summary>Puts a fragment: properties that are laid over those of a destination.</summary>
    public void PutFragment(string tenant, DestinationLevel level, string name, IReadOnlyList<KeyValuePair<string, string>> properties) =>
        _fragments[(tenant, level, name)] = new StoredDestination(properties);

    /// <summary>A fragment of one level, or null.</summary>
    public StoredDestination? FindFragment(string tenant, DestinationLevel level, string name) => _fragments.GetValueOrDefault((tenant, level, name));

    /// <summary>Removes a destination, if it is there.</summary>
    public void Remove(string tenant, DestinationLevel level, string name) => _destinations.TryRemove((tenant, level, name), out _);

    /// <summary>Puts a certificate into a tenant's subaccount.</summary>
    public void Put(string tenant, StoredCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        _certificates[(tenant, certificate.Name)] = certificate;
    }

    /// <summary>A destination of one level, or null.</summary>
    public StoredDestination? Find(string tenant, DestinationLevel level, string name) => _destinations.GetValueOrDefault((tenant, level, name));

    /// <summary>All destinations of one level, by name.</summary>
    public IReadOnlyList<StoredDestination> All(string tenant, DestinationLevel level) =>
        [.. _destinations.Where(d => d.Key.Tenant == tenant && d.Key.Level == level).OrderBy(static d => d.Key.Name, StringComparer.Ordinal).Select(static d => d.Value)];

    /// <summary>A certificate of a tenant, or null.</summary>
    public StoredCertificate? FindCertificate(string tenant, string name) => _certificates.GetValueOrDefault((tenant, name));

    /// <summary>All certificates of a tenant, by name.</summary>
    public IReadOnlyList<StoredCertificate> Certificates(string tenant) =>
        [.. _certificates.Where(c => c.Key.Tenant == tenant).OrderBy(static c => c.Key.Name, StringComparer.Ordinal).Select(static c => c.Value)];
}
