using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2002: a module that people use calls an on-premise system as a technical user, so that the system's logs name nobody.</summary>
/// <remarks>
/// Used is what BTP1001 takes for used; people use what binds xsuaa or identity. Exempt: destinations of <c>BtpAllowedTechnicalUsers</c>,
/// and systems for which the landscape also has a destination with principal propagation (the technical one is then meant for jobs).
/// </remarks>
public sealed class TechnicalUserForPeople : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2002";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        var reported = new HashSet<(string Path, int At)>();
        foreach (var descriptor in landscape.Descriptors)
        {
            var own = ProjectModule.Find(descriptor, landscape.Project);
            foreach (var module in descriptor.Modules)
            {
                if (!module.Binds(Services.Xsuaa) && !module.Binds(Services.Identity))
                    continue;

                foreach (var destination in DestinationUse.Of(landscape, descriptor, module, own))
                {
                    if (IsTechnical(destination) && !IsIntended(landscape, destination) && reported.Add((destination.Path, destination.NameSpan.Start)))
                        yield return Technical(module, destination);
                }
            }
        }
    }

    private Finding Technical(DeployedModule module, Destination destination)
    {
        var authentication = destination.Find(destination.AuthenticationKey);
        var message = "Destination '" + destination.Name + "' logs everybody who uses module '" + module.Name + "' on as one technical user, so that authorizations and audit trail of the on-premise system do not see who calls: use '"
            + destination.AuthenticationKey + "': 'PrincipalPropagation', or name the destination in BtpAllowedTechnicalUsers";
        return new Finding(Id, destination.Path, authentication?.ValueSpan ?? destination.NameSpan, message);
    }

    private static bool IsTechnical(Destination destination) => destination.IsOnPremise && destination.Origin != DestinationOrigin.Environment && destination switch
    {
        HttpDestination => destination.Authentication is "BasicAuthentication" or "OAuth2ClientCredentials" or "OAuth2Password",
        RfcDestination => destination.Authentication is null or "CONFIGURED_USER" && destination.User is { Length: > 0 },
        _ => false,
    };

    private static bool IsIntended(LandscapeModel landscape, Destination destination)
    {
        foreach (var name in landscape.Project.AllowedTechnicalUsers)
        {
            if (name == destination.Name)
                return true;
        }

        foreach (var other in landscape.Destinations)
        {
            // Interfaces of function modules are read by one user for all, whoever calls afterwards.
            if (other.Value("jco.destination.repository_destination") == destination.Name)
                return true;
            if (other.Authentication == "PrincipalPropagation" && IsSameSystem(other, destination))
                return true;
        }

        return false;
    }

    // The same address behind another location id, or another client, is another system.
    private static bool IsSameSystem(Destination left, Destination right) =>
        left.Type == right.Type
        && Address(left) is { } address && address == Address(right)
        && string.Equals(left.LocationId ?? "", right.LocationId ?? "", StringComparison.Ordinal)
        && (Client(left) is not { } client || Client(right) is not { } other || client == other);

    private static string? Client(Destination destination) => destination switch
    {
        HttpDestination http => http.SapClient,
        RfcDestination rfc => rfc.SapClient,
        _ => null,
    };

    private static string? Address(Destination destination) => destination switch
    {
        HttpDestination { Url: { } url } => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority).ToLowerInvariant() : url,
        RfcDestination rfc => (rfc.ApplicationServer ?? rfc.MessageServer ?? rfc.WebSocketHost)?.ToLowerInvariant(),
        _ => null,
    };
}
