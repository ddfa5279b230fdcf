using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>All rules over manifests, and how to run them.</summary>
public static class ManifestPolicy
{
    /// <summary>The rules, in the order of their ids.</summary>
    public static IReadOnlyList<ManifestRule> Rules { get; } =
    [
        new MissingConnectivityBinding(),
        new MissingDestinationBinding(),
        new UnusedConnectivityInstance(),
        new PropagationWithoutUserTokens(),
        new ConnectivityWithoutUse(),
        new SecretBinding(),
        new UnrotatedBinding(),
        new VariableInProduction(),
        new UnreadableManifest(),
        new DestinationPerEndpoint(),
        new TechnicalUserForPeople(),
        new AuthenticationAgainstProxyType(),
        new ClientCertificateOnPremise(),
        new OnPremiseHttpsUrl(),
        new ClearTextOverInternet(),
        new RfcPasswordLogon(),
        new RfcContradiction(),
        new DuplicateDestination(),
        new RemovedProperty(),
        new MisspelledProperty(),
        new InvalidProperty(),
        new TokenForwarding(),
        new UnknownLocationId(),
        new NotExposed(),
        new RfcPortMismatch(),
        new TrustStoreWithoutEffect(),
        new CredentialLiteral(),
        new UserInfoInUrl(),
        new LiveEnvironmentFile(),
        new UncheckedCertificates(),
        new ExposedWhole(),
        new BroadPrefix(),
        new SingleCloudConnector(),
        new AnyShadowHost(),
        new CloudConnectorRelease(),
        new AuditLogLevel(),
        new ClearTextToBackEnd(),
        new InternalHostName(),
        new OpaqueTcp(),
        new RfcForAllClients(),
        new UntrustedPrincipals(),
        new ExpiringCertificate(),
        new SharedCloudConnector(),
        new AdministrationAccess(),
        new UnusedExposure(),
    ];

    /// <summary>Runs every rule and leaves out what the files suppress.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <returns>The findings in the order of files, places and rules.</returns>
    public static IReadOnlyList<Finding> Check(LandscapeModel landscape)
    {
        var findings = new List<Finding>();
        foreach (var rule in Rules)
            findings.AddRange(rule.Check(landscape));

        var suppressions = new Dictionary<string, SuppressionMap>(StringComparer.Ordinal);
        foreach (var file in landscape.Files)
            suppressions[file.Path] = SuppressionMap.Read(file.Document);

        // One block of Terraform's may make many resources, of which one is told of.
        var terraform = new HashSet<(string, string, SourceSpan)>();
        var reported = new List<Finding>();
        foreach (var finding in findings)
        {
            if (finding.Path.EndsWith(".tf", StringComparison.OrdinalIgnoreCase) && !terraform.Add((finding.RuleId, finding.Path, finding.Span)))
                continue;

            var verdict = suppressions.TryGetValue(finding.Path, out var map) ? map.Judge(finding.RuleId, finding.Span) : SuppressionVerdict.None;
            foreach (var list in landscape.IgnoreLists)
            {
                if (verdict != SuppressionVerdict.Suppressed && list.Judge(finding.RuleId, finding.Path) is { } listed and not SuppressionVerdict.None)
                    verdict = listed;
            }

            if (verdict == SuppressionVerdict.WithoutReason)
                reported.Add(finding with { Message = finding.Message + ". The suppression here does not count, since it gives no reason" });
            else if (verdict == SuppressionVerdict.None)
                reported.Add(finding);
        }

        reported.Sort(Compare);
        return reported;
    }

    private static int Compare(Finding left, Finding right)
    {
        var order = string.CompareOrdinal(left.Path, right.Path);
        order = order != 0 ? order : left.Span.Start.CompareTo(right.Span.Start);
        return order != 0 ? order : string.CompareOrdinal(left.RuleId, right.RuleId);
    }
}
