using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Landscape;
using Btp.Connectivity.Landscape.Destinations;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>What the manifests of a build say, for rules over code.</summary>
internal sealed class KnownDestinations
{
    // Authentications that hand on the caller; a SAML assertion of a system user needs none.
    private static readonly HashSet<string> _ofUsers = new(StringComparer.Ordinal) { "PrincipalPropagation", "OAuth2UserTokenExchange", "OAuth2JWTBearer", "OAuth2SAMLBearerAssertion", "SAMLAssertion" };

    private readonly List<Destination> _destinations;

    private KnownDestinations(List<Destination> destinations, bool hasDescriptor)
    {
        _destinations = destinations;
        HasDescriptor = hasDescriptor;
    }

    /// <summary>Whether a deployment descriptor is among the inputs.</summary>
    public bool HasDescriptor { get; }

    /// <summary>Whether there are destinations at all; without them absence proves nothing.</summary>
    public bool IsEmpty => _destinations.Count == 0;

    /// <summary>Whether some destination is reached through the Cloud Connector.</summary>
    public bool HasOnPremise => _destinations.Exists(static destination => destination.IsOnPremise);

    /// <summary>The names of all destinations.</summary>
    public IEnumerable<string> Names => _destinations.Select(static destination => destination.Name);

    /// <summary>Reads the manifests; each is read once for all rules.</summary>
    public static KnownDestinations Of(AnalyzerOptions options, CancellationToken cancellation)
    {
        var inputs = ManifestInputs.Of(options);
        return inputs.IsEmpty
            ? new KnownDestinations([], hasDescriptor: false)
            : new KnownDestinations([.. ManifestInputs.Read(inputs, ProjectContext.Unknown, [], cancellation).Destinations], inputs.Any(static input => input.Kind == ManifestKind.Deployment));
    }

    /// <summary>Whether a destination of this name is there.</summary>
    public bool Has(string name) => _destinations.Exists(destination => destination.Name == name);

    /// <summary>Whether the destination is reached through the Cloud Connector.</summary>
    public bool IsOnPremise(string name) => _destinations.Exists(destination => destination.Name == name && destination.IsOnPremise);

    /// <summary>The location id that an on-premise destination has literally; null where it has none, where it is a placeholder, and where destinations of this name differ.</summary>
    public string? LocationOf(string name)
    {
        var ids = _destinations.Where(destination => destination.Name == name).Select(static destination => destination.IsOnPremise && destination.Find(destination.LocationIdKey) is { IsLiteral: true, Value: { Length: > 0 } id } ? id : null).Distinct(StringComparer.Ordinal).ToList();
        return ids.Count == 1 ? ids[0] : null;
    }

    /// <summary>Whether the destination logs on as the user who calls.</summary>
    public bool NeedsUser(string name) => _destinations.Exists(destination => destination.Name == name && _ofUsers.Contains(destination.Authentication ?? "") && string.IsNullOrEmpty(destination.Value("SystemUser")));
}
