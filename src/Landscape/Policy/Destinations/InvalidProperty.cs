using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>BTP2013: a destination lacks a property without which it cannot work, or a property has a value out of its set.</summary>
/// <remarks>
/// Exempt: placeholders, destinations from a service key, the <c>destinations</c> variable, and everything secret, which no manifest in a repository should hold.
/// </remarks>
public sealed class InvalidProperty : ManifestRule
{
    /// <inheritdoc/>
    public override string Id => "BTP2013";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(LandscapeModel landscape)
    {
        foreach (var destination in landscape.Destinations)
        {
            if (destination.Origin == DestinationOrigin.Environment)
                continue;

            foreach (var (span, message) in Name(destination).Concat(Digits(destination)).Concat(Addresses(destination)).Concat(PropertyBounds.Beyond(destination)).Concat(Missing(destination)))
                yield return new Finding(Id, destination.Path, span, message);
            foreach (var (value, message, meant) in Sets(destination).Concat(FurtherSets(destination)))
                yield return new Finding(Id, destination.Path, value.ValueSpan, message) { Properties = FindingProperty.Spelling(value.Value, meant) };
        }
    }

    private static IEnumerable<(SourceSpan, string)> Name(Destination destination)
    {
        if (destination.Find("Name") is { IsLiteral: false } || Placeholder.IsPlaceholder(destination.Name))
            yield break;

        foreach (var c in destination.Name)
        {
            if (!(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '-'))
            {
                yield return (destination.NameSpan, "The name '" + destination.Name + "' of a destination may have letters, digits, '_' and '-' only");
                yield break;
            }
        }

        if (destination.Name.Length is 0 or > 200)
            yield return (destination.NameSpan, "The name of a destination has between 1 and 200 characters");
    }

    private static IEnumerable<(DestinationProperty, string, string?)> Sets(Destination destination)
    {
        if (destination.Type == DestinationType.Unknown)
        {
            if (OutOfSet(destination, "Type", DestinationKeys.Types) is { } type)
                yield return type;
            yield break;
        }

        if (destination is not UnknownDestination && OutOfSet(destination, destination.ProxyTypeKey, DestinationKeys.ProxyTypes(destination.Type)) is { } way)
            yield return way;

        // SAPAssertionSSO has been removed, which is a rule of its own.
        var authentications = DestinationKeys.Authentications(destination.Type);
        if (authentications.Count > 0 && destination.Authentication != "SAPAssertionSSO" && OutOfSet(destination, destination.AuthenticationKey, authentications) is { } authentication)
            yield return authentication;
    }

    private static IEnumerable<(DestinationProperty, string, string?)> FurtherSets(Destination destination)
    {
        foreach (var (key, values) in PropertyBounds.Sets(destination))
        {
            if (destination.Find(key) is { Value.Length: > 0 } property && !values.Contains(property.Value, StringComparer.OrdinalIgnoreCase) && OutOfSet(destination, key, values) is { } found)
                yield return found;
        }
    }

    private static (DestinationProperty, string, string?)? OutOfSet(Destination destination, string key, IReadOnlyList<string> values)
    {
        if (destination.Find(key) is not { IsLiteral: true } property || values.Contains(property.Value))
            return null;

        var meant = values.FirstOrDefault(value => string.Equals(value, property.Value, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Suggest(property.Value, values);
        return (property, "'" + key + "' of '" + destination.Name + "' cannot be '" + property.Value + "': " + (meant is null ? "it is one of " + string.Join(", ", values) : "did you mean '" + meant + "'?"), meant);
    }

    private static IEnumerable<(SourceSpan, string)> Digits(Destination destination)
    {
        foreach (var (key, count) in (destination is RfcDestination ? [("jco.client.client", 3), ("jco.client.sysnr", 2)] : destination is HttpDestination ? [("sap-client", 3)] : ((string, int)[])[]))
        {
            if (destination.Find(key) is { IsLiteral: true, Value: { Length: > 0 } value } property && (value.Length != count || !value.All(c => c is >= '0' and <= '9')))
                yield return (property.ValueSpan, "'" + key + "' of '" + destination.Name + "' has " + (count == 3 ? "three" : "two") + " digits, such as '" + (count == 3 ? "100" : "00") + "', not '" + value + "'");
        }
    }

    // What is not HTTP has no URL for which a browser would make up the rest.
    private static IEnumerable<(SourceSpan, string)> Addresses(Destination destination)
    {
        if (destination is TcpDestination && destination.Find("Address") is { IsLiteral: true, Value: { Length: > 0 } address } tcp && !Placeholder.IsPlaceholder(address) && !IsHostAndPort(address))
            yield return (tcp.ValueSpan, "'Address' of '" + destination.Name + "' is host and port, such as 'scales.virtual:4001', not '" + address + "'");
        if (destination is LdapDestination && destination.Find("ldap.url") is { IsLiteral: true, Value: { Length: > 0 } url } ldap && !Placeholder.IsPlaceholder(url)
            && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "ldap" or "ldaps" && parsed.Host.Length > 0))
            yield return (ldap.ValueSpan, "'ldap.url' of '" + destination.Name + "' is of the form ldap://host:port or ldaps://host:port");
    }

    private static bool IsHostAndPort(string address)
    {
        var bare = (address.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase) ? address.Substring("tcp://".Length) : address).TrimEnd('/');
        var colon = bare.LastIndexOf(':');
        return colon > 0 && bare.IndexOfAny(['/', '?', '#', '@', ' ']) < 0 && ushort.TryParse(bare.Substring(colon + 1), out var port) && port > 0;
    }

    private static IEnumerable<(SourceSpan, string)> Missing(Destination destination)
    {
        if (destination.IsFromServiceKey)
            yield break;

        // "This or that", and a misspelled one is not missing: it has a rule of its own.
        var missing = Required(destination)
            .Where(key => !key.Split('|').Any(each => destination.Properties.Any(property => string.Equals(property.Key, each, StringComparison.OrdinalIgnoreCase))))
            .Select(key => "'" + key.Replace("|", "' or '") + "'").ToList();
        if (missing.Count > 0)
            yield return (destination.NameSpan, "Destination '" + destination.Name + "' lacks " + string.Join(" and ", missing) + ", without which it does not work");
    }

    private static IEnumerable<string> Required(Destination destination) => destination switch
    {
        HttpDestination => ["URL", .. RequiredBy(destination)],
        RfcDestination when destination.Find("jco.client.ashost") is not null => ["jco.client.sysnr", "jco.client.client", .. Propagation(destination)],
        RfcDestination when destination.Find("jco.client.mshost") is not null => ["jco.client.r3name|jco.client.msserv", "jco.client.client", .. Propagation(destination)],
        RfcDestination when destination.Find("jco.client.wshost") is not null => ["jco.client.wsport", .. Propagation(destination)],
        RfcDestination => ["jco.client.ashost|jco.client.mshost|jco.client.wshost"],
        LdapDestination => ["ldap.url"],
        TcpDestination => ["Address"],
        _ => [],
    };

    private static string[] Propagation(Destination rfc) => rfc.Authentication == "TechnicalUserPropagation" ? ["jco.client.tech_user_id", "jco.client.tech_user_service_url"] : [];

    // Client secrets and passwords are required too, but not in a file.
    private static string[] RequiredBy(Destination destination) => destination.Authentication switch
    {
        "OAuth2SAMLBearerAssertion" => ["audience", "tokenServiceURL", "authnContextClassRef"],
        "SAMLAssertion" => ["audience", "authnContextClassRef"],
        "ClientCertificateAuthentication" when destination.Value("KeyStore.Source") != "ClientProvided" => ["KeyStoreLocation"],
        { } oauth when oauth.StartsWith("OAuth2", StringComparison.Ordinal) && DestinationKeys.Authentications(DestinationType.Http).Contains(oauth) => ["tokenServiceURL", "clientId"],
        _ => [],
    };
}
