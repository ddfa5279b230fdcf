using Btp.Connectivity.Analyzers.Code.Credentials;

namespace Btp.Connectivity.Analyzers.Code.Addresses;

/// <summary>Tells by a name whether what it names is the address of something that is called.</summary>
internal static class AddressNames
{
    private static readonly HashSet<string> _heads = new(StringComparer.Ordinal)
    {
        "url", "uri", "address", "endpoint", "host", "hostname", "server", "root", "backend", "end", "base", "service", "target", "proxy", "gateway", "system", "api", "addr", "domain", "remote", "authority", "baseurl", "baseuri",
    };

    private static readonly HashSet<string> _hostHeads = new(StringComparer.Ordinal) { "host", "hostname", "server", "ashost", "mshost", "wshost", "node", "proxy", "endpoint", "address", "addr", "broker", "backend", "gateway", "upstream" };

    // Nothing but a call takes such a thing: builder.AddContactPoint(...), new VaultClientSettings(vaultServerUriWithPort: ...)
    private static readonly HashSet<string> _inside = new(StringComparer.Ordinal) { "url", "uri", "endpoint", "hostname", "host" };

    // Names of names, documents and rules about addresses.
    private static readonly HashSet<string> _others = new(StringComparer.Ordinal)
    {
        "namespace", "ns", "xmlns", "schema", "claim", "claims", "help", "doc", "docs", "documentation", "example", "sample", "test", "pattern", "regex", "format", "template", "listen", "listening", "bind", "type", "message", "text", "title", "prefix", "allowed", "mail", "email", "ip", "redirect", "referrer", "origin", "issuer", "audience", "cors", "local",
    };

    /// <summary>Whether a URL under this name is one that is called.</summary>
    public static bool IsUrl(string name) => Ends(name, _heads);

    /// <summary>Whether a host under this name is one that is called.</summary>
    public static bool IsHost(string name) => Ends(name, _hostHeads);

    /// <summary>Whether the name says that the text is no address of anything: a namespace, an example, a pattern.</summary>
    public static bool IsOther(string name) => CredentialNames.Words(name).Exists(_others.Contains);

    /// <summary>Whether a parameter of this name takes an address: the word may stand in the middle of it (<c>serverUriWithPort</c>).</summary>
    public static bool IsParameter(string name) => CredentialNames.Words(name) is var words && !words.Exists(_others.Contains) && words.Exists(_inside.Contains) && !words.Exists(static word => word is "path" or "key" or "id" or "builder" or "kind" or "segment" or "query" or "part" or "header" or "suffix" or "filter");

    private static bool Ends(string name, HashSet<string> heads)
    {
        var words = CredentialNames.Words(name.Substring(name.LastIndexOfAny([':', '.', '/']) + 1));
        if (words.Count == 0 || words.Exists(_others.Contains))
            return false;

        // EndpointFor(system), UrlOf(stage)
        if (words.FindIndex(static word => word is "for" or "of" or "by") is > 0 and var preposition)
            words = words.GetRange(0, preposition);

        // HostName is the host.
        var head = words[words.Count - 1];
        if (head == "name" && words.Count > 1 && words[words.Count - 2] is "host" or "server")
            return true;

        return heads.Contains(head) || (head.Length > 3 && head[head.Length - 1] == 's' && (heads.Contains(head.Substring(0, head.Length - 1)) || (head[head.Length - 2] == 'e' && heads.Contains(head.Substring(0, head.Length - 2)))));
    }
}
