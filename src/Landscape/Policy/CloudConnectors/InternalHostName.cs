using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4008: the virtual host is the internal one, so that everybody who sees a destination learns names of the company's network.</summary>
/// <remarks>SAP: "Configure Access Control": use virtual host names.</remarks>
public sealed class InternalHostName : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4008";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var (_, _, mapping) in landscape.SystemMappings())
        {
            if (mapping is { VirtualHost: { Length: > 0 } shown, LocalHost: { Length: > 0 } host } && (IsSame(shown, host) || IsInside(shown, host) || HostNames.IsPrivateAddress(shown)))
                yield return new Finding(Id, mapping.Places.Path, mapping.Places.At("virtualHost"), "The virtual host '" + shown + "' tells the name or the address of a host in the company's network: choose a name that tells nothing, such as 's4hana.virtual'");
        }
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    // s4.corp.example before s4app01.corp.example: the domain is the company's internal one. A public domain tells nothing.
    private static bool IsInside(string shown, string host)
    {
        var dot = host.IndexOf('.');
        return dot > 0 && !HostNames.IsAddress(host) && HostNames.IsInternalDomain(host.Substring(dot + 1)) && shown.EndsWith(host.Substring(dot), StringComparison.OrdinalIgnoreCase);
    }
}
