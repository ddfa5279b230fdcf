using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>A single answer of the Cloud Connector's REST interface in a file of its own, put where it would stand in the nested form. Its fields tell which answer it is, its links and its file where it belongs.</summary>
internal static class SingleAnswer
{
    // Lists that say nothing which the policy asks for: cookie domains, service channels, subject patterns, trusted applications, alerts, trusted certificates.
    private static readonly string[] _otherLists = ["virtualDomain", "typeKey", "condition", "subjectPattern", "applicationType", "alias", "comment", "client", "k8sCluster", "timestamp"];

    // The same for objects: a proxy, alerting, channels, domains.
    private static readonly string[] _otherObjects = ["virtualDomain", "thresholds", "notification", "subjectPattern", "applicationType", "logPath", "backends", "disks", "total", "hasMasterRole", "proxyHost"];

    /// <summary>The document in its nested form; null if it is none that is known.</summary>
    public static PositionedMapping? Nest(string path, PositionedNode root) => root switch
    {
        PositionedSequence list => NestList(path, list),
        PositionedMapping answer => NestObject(path, answer),
        PositionedScalar { Text: "master" or "shadow" } role => Wrap(role, "ha", "connector"),
        _ => null,
    };

    /// <summary>Whether a document has the nested form, so that it may tell everything of one connector.</summary>
    public static bool IsNested(PositionedNode root) => root is PositionedMapping mapping && HasNestedPart(mapping);

    private static PositionedMapping? NestList(string path, PositionedSequence list)
    {
        if (list.Items.Count == 0 || list.Items.All(static item => item is PositionedScalar { Kind: ScalarKind.Text }))
            return list.Items.Count == 0 || AnswerAddress.Of(path, list).Tail is "cipherSuites" or "availableCipherSuites" or "allowedClients" ? Wrap(list, "other") : null;
        if (list.Items[0] is not PositionedMapping first)
            return null;

        return first.Get("virtualHost") is not null || IsResource(first) ? Wrap(Each(list, item => InSubaccount(path, item)), "subaccounts")
            : first.Get("regionHost") is not null || first.Get("subaccount") is not null ? Wrap(list, "subaccounts")
            : first.Get("validTo") is not null ? Wrap(list, "certificates")
            : IsProvider(first) ? Wrap(new PositionedSequence([Within(path, first, Wrap(list, "idps", "trust"))], list.Span), "subaccounts")
            : Array.Exists(_otherLists, name => first.Get(name) is not null) ? Wrap(list, "other")
            : null;
    }

    private static PositionedMapping? NestObject(string path, PositionedMapping answer) =>
        answer.Entries.Count == 0 || HasNestedPart(answer) ? answer
        : answer.Get("virtualHost") is not null || IsResource(answer) ? Wrap(new PositionedSequence([InSubaccount(path, answer)], answer.Span), "subaccounts")
        : answer.Get("regionHost") is not null ? Wrap(new PositionedSequence([answer], answer.Span), "subaccounts")
        : answer.Get("autoSyncTrustEnabled") is not null ? Wrap(new PositionedSequence([Within(path, answer, Wrap(answer, "trust"))], answer.Span), "subaccounts")
        : answer.Get("haEnabled") is not null ? Wrap(answer, "config", "master", "ha")
        : answer.Get("masterHost") is not null ? Wrap(answer, "config", "shadow", "ha")
        : answer.Get("state") is PositionedScalar && answer.Get("ownHosts") is not null ? Wrap(answer, "state", "shadow", "ha")
        : answer.Get("state") is PositionedScalar ? Wrap(answer, "state", "master", "ha")
        : answer.Get("level") is not null ? AuditLog(path, answer)
        : answer.Get("trustAllBackends") is not null ? Wrap(answer, "truststore", "onPremises")
        : answer.Get("notAfterTimeStamp") is not null ? Certificate(path, answer)
        : answer.Get("trustOption") is not null ? Wrap(answer, "email")
        : answer.Get("type") is not null ? Wrap(answer, "authentication")
        : answer.Get("ha") is PositionedScalar ? Wrap(answer, "connector")
        : Array.Exists(_otherObjects, name => answer.Get(name) is not null) || (answer.Get("host") is not null && answer.Get("port") is not null) ? Wrap(answer, "other")
        : null;

    // Every part of the nested form has a name that no single answer has.
    private static bool HasNestedPart(PositionedMapping root) =>
        root.Get("subaccounts") is not null || root.Get("version") is not null || root.Get("connector") is not null || root.Get("ha") is PositionedMapping || root.Get("auditLog") is not null
        || root.Get("authentication") is not null || root.Get("onPremises") is not null || root.Get("onPremise") is not null || root.Get("ui") is not null || root.Get("email") is PositionedMapping
        || root.Get("usage") is not null || root.Get("certificates") is not null || root.Get("monitoring") is not null || root.Get("systemMappings") is PositionedSequence;

    // Identity providers and trusted applications have an id and can be enabled too.
    private static bool IsResource(PositionedMapping item) =>
        item.Get("exactMatchOnly") is not null || item.Get("websocketUpgradeAllowed") is not null || (item.Get("id") is not null && item.Get("enabled") is not null && item.Get("name") is null && item.Get("port") is null && item.Get("type") is null);

    private static bool IsProvider(PositionedMapping item) => item.Get("enabled") is not null && item.Get("name") is not null && item.Get("applicationType") is null;

    private static PositionedMapping InSubaccount(string path, PositionedNode node)
    {
        if (node is not PositionedMapping item)
            return Wrap(node, "other");
        if (item.Get("virtualHost") is not null)
            return Within(path, item, Wrap(new PositionedSequence([item], item.Span), "systemMappings"));

        var address = AnswerAddress.Of(path, item);
        var mapping = With(Wrap(new PositionedSequence([item], item.Span), "resources"), ("virtualHost", address.VirtualHost), ("virtualPort", address.VirtualPort));
        return Within(path, item, Wrap(new PositionedSequence([mapping], item.Span), "systemMappings"));
    }

    private static PositionedMapping Within(string path, PositionedNode item, PositionedMapping facts)
    {
        var address = AnswerAddress.Of(path, item);
        return With(facts, ("regionHost", address.Region), ("subaccount", address.Subaccount));
    }

    private static PositionedMapping AuditLog(string path, PositionedMapping answer) =>
        AnswerAddress.Of(path, answer).Subaccount is null ? Wrap(answer, "auditLog") : Wrap(new PositionedSequence([Within(path, answer, Wrap(answer, "auditLog"))], answer.Span), "subaccounts");

    // The answers for the certificates look alike: only the link or the file's name tells which one it is.
    private static PositionedMapping Certificate(string path, PositionedMapping answer)
    {
        var link = answer.Mapping("_links")?.Mapping("self")?.Text("href") ?? path;
        var name = link.Substring(link.LastIndexOfAny(['/', '\\']) + 1).ToUpperInvariant().Replace("CERTIFICATE", "");
        return name.Contains("UI") ? Wrap(answer, "uiCertificate", "ui")
            : name.Contains("CA") || name.Contains("PP") ? Wrap(answer, "ppCaCertificate", "onPremises")
            : Wrap(answer, "systemCertificate", "onPremises");
    }

    private static PositionedSequence Each(PositionedSequence list, Func<PositionedNode, PositionedMapping> nest) => new([.. list.Items.Select(nest)], list.Span);

    private static PositionedMapping Wrap(PositionedNode node, params string[] names)
    {
        foreach (var name in names)
            node = new PositionedMapping([Entry(name, node)], node.Span);
        return (PositionedMapping)node;
    }

    private static PositionedMapping With(PositionedMapping mapping, params (string Name, string? Value)[] facts) =>
        new([.. mapping.Entries, .. facts.Where(static fact => fact.Value is not null).Select(fact => Entry(fact.Name, new PositionedScalar(fact.Value!, ScalarKind.Text, mapping.Span)))], mapping.Span);

    private static PositionedEntry Entry(string name, PositionedNode value) => new(new PositionedScalar(name, ScalarKind.Text, value.Span), value);
}
