using System.Globalization;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>Reads the answers of a Cloud Connector's REST interface, nested by their path in one file. Pure: the same text gives the same configuration.</summary>
/// <remarks>Every field is optional. Truth values and numbers may be written as text, as some clients of the interface do.</remarks>
public static class CloudConnectorReader
{
    /// <summary>Reads one file. Never throws: what cannot be read is in <see cref="CloudConnectorConfiguration.Problems"/>.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The text.</param>
    public static CloudConnectorConfiguration Read(string path, string text) => Read(PositionedDocument.Read(path, text));

    /// <summary>Takes the configuration from a document that has been read already.</summary>
    /// <param name="document">The document.</param>
    public static CloudConnectorConfiguration Read(PositionedDocument document) => Read([document])[0];

    /// <summary>Takes the configurations from documents that have been read already, and puts together what several files tell of one connector: Terraform reads all files of a folder as one, and answers of the REST interface belong to the mapping and the subaccount that their links or their folders name.</summary>
    /// <param name="documents">The documents.</param>
    /// <returns>A configuration for each document. What was put together stands in one of them, and knows the files of its parts.</returns>
    public static IReadOnlyList<CloudConnectorConfiguration> Read(IReadOnlyList<PositionedDocument> documents) =>
        AnswerMerge.Join(TerraformConnectors.Read(documents, [.. documents.Select(ReadOne)]));

    private static CloudConnectorConfiguration ReadOne(PositionedDocument document)
    {
        if (document.Problem is { } problem)
            return new() { Path = document.Path, Span = problem.Span, Problems = [problem] };

        if (document.Roots.Count == 0)
            return new() { Path = document.Path, Span = default };

        if (TerraformConnectors.IsConfiguration(document))
            return new() { Path = document.Path, Span = document.Roots[0].Span, IsTerraform = true };

        if (SingleAnswer.Nest(document.Path, document.Roots[0]) is not { } root)
        {
            var span = document.Roots[0].Span;
            return new() { Path = document.Path, Span = span, Problems = [new SyntaxProblem("a Cloud Connector manifest is an object with \"subaccounts\" and other answers of the REST interface, or one of these answers", span)] };
        }

        // Before 2.18 the path segment was "onPremise".
        var onPremises = root.Mapping("onPremises") ?? root.Mapping("onPremise");
        var mail = root.Mapping("email") ?? root.Mapping("connector")?.Mapping("email");
        return new()
        {
            Path = document.Path,
            Span = root.Span,
            Group = AnswerMerge.GroupOf(document.Path, document.Roots[0]),
            MonitoredCertificates = MonitoringAnswers.Certificates(root),
            Usage = MonitoringAnswers.Usage(root),
            MailTrust = mail?.Boolean("enabled") != false ? mail?.Text("trustOption") : null,
            MailTrustSpan = (mail?.Get("trustOption") ?? root).Span,
            Version = MonitoringAnswers.IsUsage(root) ? null : root.Text("version") ?? root.Mapping("version")?.Text("version"),
            VersionSpan = (root.Mapping("version")?.Get("version") ?? root.Get("version") ?? root).Span,
            Description = root.Mapping("connector")?.Text("description"),
            HighAvailability = ReadHighAvailability(root),
            AuditLog = ReadAuditLog(document.Path, root.Mapping("auditLog")),
            Administration = root.Mapping("authentication") is { } authentication ? ReadAdministration(authentication) : null,
            TrustAllBackends = onPremises?.Mapping("truststore")?.Boolean("trustAllBackends"),
            TrustAllBackendsSpan = (onPremises?.Mapping("truststore")?.Get("trustAllBackends") ?? root).Span,
            SystemCertificate = ReadCertificate(document.Path, onPremises?.Mapping("systemCertificate")),
            PrincipalPropagationCertificate = ReadCertificate(document.Path, onPremises?.Mapping("ppCaCertificate")),
            UiCertificate = ReadCertificate(document.Path, root.Mapping("ui")?.Mapping("uiCertificate")),
            Subaccounts = MonitoringAnswers.IsUsage(root) ? default : ReadAll(root.Items("subaccounts"), node => ReadSubaccount(document.Path, node)),
        };
    }

    private static HighAvailability? ReadHighAvailability(PositionedMapping root)
    {
        var role = root.Mapping("connector")?.Text("ha");
        var ha = root.Mapping("ha");
        var side = ha?.Mapping("master") ?? ha?.Mapping("shadow");
        if (role is null && side is null)
            return null;

        var config = side?.Mapping("config");
        var state = side?.Mapping("state");
        var whole = side is null ? root.Mapping("connector")!.Get("ha")!.Span : (config?.Get("haEnabled") ?? state?.Get("state") ?? side).Span;
        return new HighAvailability(
            role ?? (ha?.Mapping("master") is not null ? "master" : "shadow"),
            config?.Boolean("haEnabled"),
            config?.Get("allowedShadowHost") is PositionedScalar allowed ? allowed.Text : null,
            state?.Text("state"),
            state?.Text("shadowHost"),
            whole)
        {
            AllowedShadowHostSpan = (config?.Get("allowedShadowHost"))?.Span ?? whole,
            StateSpan = (state?.Get("state"))?.Span ?? whole,
        };
    }

    private static Administration ReadAdministration(PositionedMapping node)
    {
        var hosts = new List<DirectoryHost>();
        foreach (var item in node.Items("orderedLdapConfigurations").Append(node.Get("configuration")))
        {
            foreach (var host in (item as PositionedMapping)?.Items("hosts") ?? [])
            {
                if (host is PositionedMapping fields)
                    hosts.Add(new DirectoryHost(fields.Text("host"), fields.Boolean("isSecure"), (fields.Get("isSecure") ?? fields.Get("host") ?? fields).Span));
            }
        }

        return new Administration(node.Text("type"), hosts.ToEquatableArray(), (node.Get("type") ?? node).Span);
    }

    private static AuditLog? ReadAuditLog(string path, PositionedMapping? log) =>
        log is null ? null : new AuditLog(log.Text("level"), Integer(log.Text("cleanup")), (log.Get("level") ?? log).Span, path) { CleanupSpan = (log.Get("cleanup") ?? log).Span };

    private static ConnectedSubaccount ReadSubaccount(string path, PositionedMapping node)
    {
        var tunnel = node.Mapping("tunnel");
        var trust = node.Mapping("trust");
        return new()
        {
            RegionHost = node.Text("regionHost"),
            Subaccount = node.Text("subaccount"),
            LocationId = node.Get("locationID") is PositionedScalar { IsLiteral: true } location ? location.Text : null,
            DisplayName = node.Text("displayName"),
            RenewsCertificate = node.Boolean("autoCertRenewal"),
            TunnelState = tunnel?.Text("state"),
            Certificate = ReadCertificate(path, tunnel?.Mapping("subaccountCertificate")),
            SynchronizesTrust = trust?.Boolean("autoSyncTrustEnabled"),
            IdentityProviders = trust?.Get("idps") is PositionedSequence ? ReadAll(trust.Items("idps"), idp => new TrustedIdentityProvider(idp.Text("name"), idp.Boolean("enabled") == true)) : null,
            SystemMappings = ReadAll(node.Items("systemMappings"), mapping => ReadMapping(path, mapping)),
            AuditLog = ReadAuditLog(path, node.Mapping("auditLog")),
            Places = FieldPlaces.Of(path, node),
            TrustPlaces = trust is null ? null : FieldPlaces.Of(path, trust),
        };
    }

    private static SystemMapping ReadMapping(string path, PositionedMapping node) => new()
    {
        VirtualHost = Literal(node, "virtualHost"),
        VirtualPort = Literal(node, "virtualPort"),
        LocalHost = Literal(node, "localHost"),
        LocalPort = Literal(node, "localPort"),
        Protocol = Literal(node, "protocol")?.ToUpperInvariant(),
        BackendType = Literal(node, "backendType"),
        HostInHeader = Literal(node, "hostInHeader"),
        AuthenticationMode = Literal(node, "authenticationMode")?.ToUpperInvariant(),
        AllowedClients = node.Get("allowedClients") is PositionedSequence clients ? Texts(clients) : null,
        Resources = node.Get("resources") is PositionedSequence resources ? ReadAll(resources.Items, resource => ReadResource(path, resource)) : null,
        Places = FieldPlaces.Of(path, node),
    };

    // What the interface leaves out when a resource is created is false.
    private static ExposedResource ReadResource(string path, PositionedMapping node) =>
        new(node.Text("id") ?? "", node.Boolean("enabled") ?? false, node.Boolean("exactMatchOnly") ?? false, node.Boolean("websocketUpgradeAllowed") ?? false, (node.Get("id") ?? node).Span) { Path = path };

    private static ConnectorCertificate? ReadCertificate(string path, PositionedMapping? node)
    {
        if (node is null)
            return null;

        var notAfter = MonitoringAnswers.Time(node.Text("notAfterTimeStamp"));
        return new ConnectorCertificate(node.Text("subjectDN"), node.Text("issuer"), notAfter, (node.Get("notAfterTimeStamp") ?? node.Get("subjectDN") ?? node).Span)
        {
            Path = path,
            IssuerSpan = (node.Get("issuer") ?? node).Span,
        };
    }

    private static EquatableArray<T> ReadAll<T>(IReadOnlyList<PositionedNode> nodes, Func<PositionedMapping, T> read)
        where T : IEquatable<T>
    {
        var all = new List<T>(nodes.Count);
        foreach (var node in nodes)
        {
            if (node is PositionedMapping mapping)
                all.Add(read(mapping));
        }

        return all.ToEquatableArray();
    }

    // A placeholder says nothing yet.
    private static string? Literal(PositionedMapping node, string name) => node.Scalar(name) is { IsLiteral: true } scalar ? scalar.Text : null;

    private static EquatableArray<string> Texts(PositionedSequence sequence)
    {
        var texts = new List<string>();
        foreach (var item in sequence.Items)
        {
            if (item is PositionedScalar scalar)
                texts.Add(scalar.Text);
        }

        return texts.ToEquatableArray();
    }

    private static int? Integer(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
}
