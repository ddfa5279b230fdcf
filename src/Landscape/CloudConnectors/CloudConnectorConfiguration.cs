using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>What is known of one Cloud Connector. A null says that the manifest does not tell, never that something is off.</summary>
public sealed record CloudConnectorConfiguration
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Where the configuration stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The version of the connector, such as <c>2.19.1.0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Where the version stands; the whole configuration if it is missing.</summary>
    public SourceSpan VersionSpan { get; init; }

    /// <summary>The connector's own description.</summary>
    public string? Description { get; init; }

    /// <summary>The pair of master and shadow.</summary>
    public HighAvailability? HighAvailability { get; init; }

    /// <summary>What the audit log keeps, and how long.</summary>
    public AuditLog? AuditLog { get; init; }

    /// <summary>How administrators log on.</summary>
    public Administration? Administration { get; init; }

    /// <summary>Whether every back-end certificate is accepted.</summary>
    public bool? TrustAllBackends { get; init; }

    /// <summary>Where that stands.</summary>
    public SourceSpan TrustAllBackendsSpan { get; init; }

    /// <summary>Which certificates of the mail server are accepted for its alerts: <c>tlsDisabled</c>, <c>emailTrustStore</c>, <c>jdkAndEmailTrustStore</c>, <c>trustAll</c>; null where it sends none.</summary>
    public string? MailTrust { get; init; }

    /// <summary>Where that stands.</summary>
    public SourceSpan MailTrustSpan { get; init; }

    /// <summary>The certificate with which the connector logs on to back ends.</summary>
    public ConnectorCertificate? SystemCertificate { get; init; }

    /// <summary>The certificate with which the connector signs those of propagated users.</summary>
    public ConnectorCertificate? PrincipalPropagationCertificate { get; init; }

    /// <summary>The certificate of the administration pages.</summary>
    public ConnectorCertificate? UiCertificate { get; init; }

    /// <summary>Further certificates, of which the monitoring interface tells the kind and the end alone.</summary>
    public EquatableArray<MonitoredCertificate> MonitoredCertificates { get; init; }

    /// <summary>How often what is exposed was called, as the monitoring interface tells.</summary>
    public EquatableArray<ResourceUsage> Usage { get; init; }

    /// <summary>Whether it is Terraform's, which knows neither high availability nor the audit log.</summary>
    public bool IsTerraform { get; init; }

    /// <summary>What the files of one connector have in common; a file that may tell everything is one for itself.</summary>
    public string Group { get; init; } = "";

    /// <summary>The subaccounts to which the connector keeps tunnels.</summary>
    public EquatableArray<ConnectedSubaccount> Subaccounts { get; init; }

    /// <summary>What could not be read; everything else is empty then.</summary>
    public EquatableArray<SyntaxProblem> Problems { get; init; }
}
