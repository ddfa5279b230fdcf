using System.Globalization;
using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP4012: a certificate of the Cloud Connector that ends soon or is not renewed by itself, or a master secret that was not changed for a year.</summary>
/// <remarks>Exempt: the tunnel's certificate where the connector renews it. SAP: "Update the Certificate for a Subaccount", "Security Guidelines".</remarks>
public sealed class ExpiringCertificate : ManifestRule
{
    // The threshold at which the Cloud Connector itself raises its alert, unless it is changed.
    private static readonly TimeSpan _notice = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public override string Id => "BTP4012";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var connector in landscape.CloudConnectors)
        {
            var findings = Certificates(connector, landscape.Project.Today).Concat(Renewal(connector)).Concat(MasterSecret(landscape, connector));
            foreach (var (path, span, message) in findings)
                yield return new Finding(Id, path, span, message);
        }
    }

    private static IEnumerable<(string, SourceSpan, string)> Certificates(CloudConnectorConfiguration connector, DateTimeOffset? today)
    {
        if (today is not { } now)
            yield break;

        foreach (var (certificate, name) in Named(connector))
        {
            if (certificate?.NotAfter is { } end && end - now < _notice)
                yield return (certificate.Path, certificate.Span, Ends(name, end, now));
        }

        foreach (var certificate in connector.MonitoredCertificates)
        {
            if (certificate.NotAfter is { } end && end - now < _notice && !Renews(connector, certificate))
                yield return (connector.Path, certificate.Span, Ends(NameOf(certificate), end, now));
        }
    }

    private static string Ends(string name, DateTimeOffset end, DateTimeOffset now) =>
        "The " + name + " of the Cloud Connector " + (end < now ? "ended" : "ends") + " on " + end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ": renew it before calls fail";

    private static string NameOf(MonitoredCertificate certificate) => certificate.Kind.ToUpperInvariant() switch
    {
        "SYSTEM" => "system certificate",
        "CA" => "certificate authority of propagated users",
        "UI" => "certificate of the administration pages",
        _ => "tunnel certificate of subaccount '" + certificate.Subaccount + "'",
    };

    private static bool Renews(CloudConnectorConfiguration connector, MonitoredCertificate certificate) =>
        certificate.Subaccount is { } name && connector.Subaccounts.Items.Any(each => each.RenewsCertificate == true && (each.Subaccount == name || each.DisplayName == name));

    private static IEnumerable<(ConnectorCertificate?, string)> Named(CloudConnectorConfiguration connector)
    {
        yield return (connector.SystemCertificate, "system certificate");
        yield return (connector.PrincipalPropagationCertificate, "certificate authority of propagated users");
        yield return (connector.UiCertificate, "certificate of the administration pages");
        foreach (var subaccount in connector.Subaccounts)
        {
            if (subaccount.RenewsCertificate != true)
                yield return (subaccount.Certificate, "tunnel certificate of subaccount '" + subaccount + "'");
        }
    }

    private static IEnumerable<(string, SourceSpan, string)> Renewal(CloudConnectorConfiguration connector)
    {
        foreach (var subaccount in connector.Subaccounts)
        {
            if (subaccount.RenewsCertificate == false)
                yield return (subaccount.Places.Path, subaccount.Places.At("autoCertRenewal"), "The tunnel certificate of subaccount '" + subaccount + "' is not renewed by itself, and the tunnel closes when it ends: set 'autoCertRenewal' to true");
        }
    }

    private static IEnumerable<(string, SourceSpan, string)> MasterSecret(LandscapeModel landscape, CloudConnectorConfiguration connector)
    {
        if (landscape.Project.Today is { } now && landscape.FindFile(connector.Path)?.MasterSecretRotated is { } rotated && rotated.AddYears(1) < now)
            yield return (connector.Path, connector.VersionSpan, "The master secret of the Cloud Connector was changed on " + rotated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ", more than a year ago: change it");
    }
}
