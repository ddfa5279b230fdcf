using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.CloudConnectors;

/// <summary>A single answer of the Cloud Connector's REST interface in a file of its own, put where it would stand in the nested form. Its fields tell which answer it is.</summary>
internal static class SingleAnswer
{
    /// <summary>The document in its nested form; null if it is none that is known.</summary>
    public static PositionedMapping? Nest(string path, PositionedNode root) => root switch
    {
        PositionedSequence { Items.Count: > 0 } list when list.Items[0] is PositionedMapping first => NestList(list, first),
        PositionedMapping answer => NestObject(path, answer),
        _ => null,
    };

    private static PositionedMapping? NestList(PositionedSequence list, PositionedMapping first) =>
        first.Get("virtualHost") is not null ? Wrap(new PositionedSequence([Wrap(list, "systemMappings")], list.Span), "subaccounts")
        : first.Get("regionHost") is not null || first.Get("subaccount") is not null ? Wrap(list, "subaccounts")
        : first.Get("exactMatchOnly") is not null || (first.Get("id") is not null && first.Get("enabled") is not null) ? NestList(new PositionedSequence([Wrap(list, "resources")], list.Span))
        : null;

    private static PositionedMapping NestList(PositionedSequence mappings) => Wrap(new PositionedSequence([Wrap(mappings, "systemMappings")], mappings.Span), "subaccounts");

    private static PositionedMapping? NestObject(string path, PositionedMapping answer) =>
        answer.Entries.Count == 0 || IsNested(answer) ? answer
        : answer.Get("virtualHost") is not null ? NestList(new PositionedSequence([answer], answer.Span))
        : answer.Get("regionHost") is not null ? Wrap(new PositionedSequence([answer], answer.Span), "subaccounts")
        : answer.Get("haEnabled") is not null ? Wrap(answer, "config", "master", "ha")
        : answer.Get("shadowHost") is not null && answer.Get("state") is not null ? Wrap(answer, "state", "master", "ha")
        : answer.Get("level") is not null ? Wrap(answer, "auditLog")
        : answer.Get("trustAllBackends") is not null ? Wrap(answer, "truststore", "onPremises")
        : answer.Get("notAfterTimeStamp") is not null ? Certificate(path, answer)
        : answer.Get("trustOption") is not null ? Wrap(answer, "email")
        : answer.Get("type") is not null ? Wrap(answer, "authentication")
        : answer.Get("ha") is PositionedScalar ? Wrap(answer, "connector")
        : null;

    // Every part of the nested form has a name that no single answer has.
    private static bool IsNested(PositionedMapping root) =>
        root.Get("subaccounts") is not null || root.Get("version") is not null || root.Get("connector") is not null || root.Get("ha") is PositionedMapping || root.Get("auditLog") is not null
        || root.Get("authentication") is not null || root.Get("onPremises") is not null || root.Get("onPremise") is not null || root.Get("ui") is not null || root.Get("email") is PositionedMapping;

    // The answers for the certificates look alike: only the file's name tells which one it is.
    private static PositionedMapping Certificate(string path, PositionedMapping answer)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.IndexOf("ui", StringComparison.OrdinalIgnoreCase) >= 0 ? Wrap(answer, "uiCertificate", "ui")
            : name.IndexOf("ca", StringComparison.OrdinalIgnoreCase) >= 0 ? Wrap(answer, "ppCaCertificate", "onPremises")
            : Wrap(answer, "systemCertificate", "onPremises");
    }

    private static PositionedMapping Wrap(PositionedNode node, params string[] names)
    {
        foreach (var name in names)
            node = new PositionedMapping([new PositionedEntry(new PositionedScalar(name, ScalarKind.Text, node.Span), node)], node.Span);
        return (PositionedMapping)node;
    }
}
