using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4014: administrators of the Cloud Connector log on with its one built-in user, are looked up in clear text, or cannot tell its pages from forged ones.</summary>
/// <remarks>SAP: "Recommendations for Secure Setup": LDAP users, and a UI certificate of the company's authority.</remarks>
public sealed class AdministrationAccess : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP4014";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            if (connector.Administration is { } administration)
            {
                if (string.Equals(administration.Type, "basic", StringComparison.OrdinalIgnoreCase))
                    yield return new Finding(Id, connector.Path, administration.Span, "Everybody administers this Cloud Connector as the one built-in user, so that its audit log names nobody: configure LDAP, and give each administrator a user");

                foreach (var host in administration.DirectoryHosts)
                {
                    if (host.IsSecure == false)
                        yield return new Finding(Id, connector.Path, host.Span, "Passwords of administrators go to the directory '" + host.Host + "' in clear text: set 'isSecure' to true");
                }
            }

            if (connector.UiCertificate is { IsSelfSigned: true } certificate)
                yield return new Finding(Id, connector.Path, certificate.IssuerSpan, "The administration pages of the Cloud Connector have a self-signed certificate, which no browser can tell from a forged one: replace it by one of your certificate authority");
        }
    }
}
