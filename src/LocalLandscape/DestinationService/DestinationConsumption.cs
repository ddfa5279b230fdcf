using Microsoft.AspNetCore.Http;

namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>What API v2 adds to "find": one level at a time, the provider's among them, and fragments laid over a destination (API v1 has these too).</summary>
/// <param name="store">What the service holds.</param>
/// <param name="provider">The provider's tenant.</param>
internal sealed class DestinationConsumption(DestinationStore store, string provider)
{
    /// <summary>The destination that <c>name@level</c> names, with the tenant and the level where it is; null when there is none.</summary>
    public (StoredDestination Destination, string Tenant, DestinationLevel Level)? Find(string nameAndLevel, string tenant)
    {
        var at = nameAndLevel.LastIndexOf('@');
        return at > 0 && Place(nameAndLevel[(at + 1)..], tenant) is { } place && store.Find(place.Tenant, place.Level, nameAndLevel[..at]) is { } found
            ? (found, place.Tenant, place.Level)
            : null;
    }

    /// <summary>The destination with the fragments that the request names, or null and the name of the one that is not there.</summary>
    public StoredDestination? WithFragments(StoredDestination destination, HttpRequest request, string tenant, DestinationLevel level, out string? missing)
    {
        missing = null;
        var optional = string.Equals(request.Headers["X-fragment-optional"], "true", StringComparison.OrdinalIgnoreCase);
        foreach (var name in request.Headers["X-fragment-name"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = name.LastIndexOf('@');
            var place = at > 0 ? Place(name[(at + 1)..], tenant) : (tenant, level);
            if (place is { } known && store.FindFragment(known.Tenant, known.Level, at > 0 ? name[..at] : name) is { } fragment)
            {
                destination = fragment.Properties.Aggregate(destination, static (merged, property) => merged.With(property.Key, property.Value)).With("FragmentName", name);
            }
            else if (!optional)
            {
                missing = name;
                return null;
            }
        }

        return destination;
    }

    private (string Tenant, DestinationLevel Level)? Place(string level, string tenant) => level switch
    {
        "subaccount" => (tenant, DestinationLevel.Subaccount),
        "instance" => (tenant, DestinationLevel.Instance),
        "provider_subaccount" => (provider, DestinationLevel.Subaccount),
        "provider_instance" => (provider, DestinationLevel.Instance),
        _ => null,
    };
}
