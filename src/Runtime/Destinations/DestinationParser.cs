using System.Globalization;
using System.Text;
using System.Text.Json;
using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Destinations;

/// <summary>
/// Reads the answer of "find destination": <c>owner</c>, <c>destinationConfiguration</c> (a flat map of text), <c>authTokens</c>,
/// <c>certificates</c>.
/// </summary>
internal static class DestinationParser
{
    public static Destination Parse(string name, ReadOnlyMemory<byte> json, string? accountTenant = null, DestinationLookup? lookup = null)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("destinationConfiguration", out var configuration) && configuration.ValueKind == JsonValueKind.Object)
            {
                return Read(name, root, Properties(configuration), accountTenant, lookup);
            }
        }
        catch (JsonException)
        {
            // Reported below: the parser's message may quote a password.
        }

        throw new DestinationServiceException(name, "the answer of the Destination service is not a destination.");
    }

    private static Destination Read(string name, JsonElement root, Dictionary<string, string> properties, string? accountTenant, DestinationLookup? lookup)
    {
        var type = DestinationType.Named(name, NullIfEmpty(properties.GetValueOrDefault("Type")) ?? DestinationType.Http.Name);
        var url = type.Address(name, properties);
        var certificates = Certificates(root);
        var authentication = type.Authentication(properties);
        var proxyType = ProxyType(name, type, properties.GetValueOrDefault(type.ProxyTypeKey));
        var tokens = DestinationTokens.Read(root);
        return new Destination(properties.GetValueOrDefault("Name") ?? name, properties)
        {
            Type = type.Name,
            Url = url,
            Origin = url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped),
            PathPrefix = url.AbsolutePath.TrimEnd('/'),
            ProxyType = proxyType,
            ForwardsUserToken = authentication == AuthenticationTypes.None && proxyType == DestinationProxyType.Internet
                && (IsTrue(properties, "forwardAuthToken") || IsTrue(properties, "HTML5.ForwardAuthToken")),
            Authentication = authentication,
            LocationId = NullIfEmpty(properties.GetValueOrDefault(type.LocationIdKey)),
            SapClient = NullIfEmpty(properties.GetValueOrDefault(type.SapClientKey)),
            SapLanguage = NullIfEmpty(properties.GetValueOrDefault("sap-language")),
            OwnerSubaccountId = root.TryGetProperty("owner", out var owner) ? BindingJson.Text(owner, "SubaccountId") : null,
            AccountTenant = accountTenant,
            LookupKey = lookup?.Key,
            HasSystemUser = authentication is AuthenticationTypes.SamlAssertion or AuthenticationTypes.SamlBearerAssertion && NullIfEmpty(properties.GetValueOrDefault("SystemUser")) is not null,
            // HTTP goes to the Cloud Connector without TLS of ours; all other types have it end to end.
            Trust = type == DestinationType.Http && (proxyType == DestinationProxyType.OnPremise || url.Scheme != Uri.UriSchemeHttps) ? null : Trust(name, type, properties, certificates),
            Tokens = tokens,
            RefreshToken = tokens.Find(static token => token.RefreshToken is not null)?.RefreshToken,
            Certificates = certificates,
            Headers = DestinationHeaders.From(name, authentication, properties),
            Query = QueryOf(properties, url),
            BasicHeader = authentication == AuthenticationTypes.Basic && type == DestinationType.Http ? BasicHeader(name, properties) : null,
            CredentialKey = NullIfEmpty(properties.GetValueOrDefault(type.UserKey)) ?? NullIfEmpty(properties.GetValueOrDefault("clientId")),
            KeyStore = authentication == AuthenticationTypes.ClientCertificate ? KeyStore(name, properties, certificates) : null,
        };
    }

    private static Dictionary<string, string> Properties(JsonElement configuration)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in configuration.EnumerateObject())
        {
            properties[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Null => string.Empty,
                _ => property.Value.GetRawText(),
            };
        }

        return properties;
    }

    private static bool IsTrue(Dictionary<string, string> properties, string name)
        => string.Equals(properties.GetValueOrDefault(name), "true", StringComparison.OrdinalIgnoreCase);

    private static DestinationProxyType ProxyType(string name, DestinationType type, string? text)
        => text switch
        {
            null or "" or "Internet" => DestinationProxyType.Internet,
            "OnPremise" => DestinationProxyType.OnPremise,
            "PrivateLink" => DestinationProxyType.PrivateLink,
            _ => throw new DestinationServiceException(name, $"its {type.ProxyTypeKey} '{text}' is not known."),
        };

    private static string BasicHeader(string name, Dictionary<string, string> properties)
    {
        var user = NullIfEmpty(properties.GetValueOrDefault("User")) ?? throw new DestinationServiceException(name, "its property User is missing, which BasicAuthentication needs.");
        var password = properties.GetValueOrDefault("Password") ?? throw new DestinationServiceException(name, "its property Password is missing, which BasicAuthentication needs.");
        return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
    }

    private static DestinationKeyStore KeyStore(string name, Dictionary<string, string> properties, List<DestinationCertificate> certificates)
    {
        var location = NullIfEmpty(properties.GetValueOrDefault("KeyStoreLocation"))
            ?? throw new DestinationServiceException(name, "its property KeyStoreLocation is missing, which ClientCertificateAuthentication needs.");
        var store = certificates.Find(certificate => certificate.Name == location)
            ?? throw new DestinationServiceException(name, $"the key store '{location}' is not among its certificates.");
        return DestinationKeyStore.Open(name, store, NullIfEmpty(properties.GetValueOrDefault("KeyStorePassword")));
    }

    private static DestinationTrust? Trust(string name, DestinationType type, Dictionary<string, string> properties, List<DestinationCertificate> certificates)
    {
        // RFC destinations write 1, the others true.
        if (IsTrue(properties, type.TrustAllKey) || (type == DestinationType.Rfc && properties.GetValueOrDefault(type.TrustAllKey) == "1"))
        {
            return DestinationTrust.Anything;
        }

        if (NullIfEmpty(properties.GetValueOrDefault("TrustStoreLocation")) is not { } location)
        {
            return null;
        }

        var store = certificates.Find(certificate => certificate.Name == location)
            ?? throw new DestinationServiceException(name, $"the trust store '{location}' is not among its certificates.");
        return DestinationTrust.Open(name, store, NullIfEmpty(properties.GetValueOrDefault("TrustStorePassword")));
    }

    private static List<DestinationCertificate> Certificates(JsonElement root)
    {
        var certificates = new List<DestinationCertificate>();
        if (root.TryGetProperty("certificates", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in list.EnumerateArray())
            {
                if (entry.ValueKind != JsonValueKind.Object)
                {
                    continue;
                }

                // Older answers write the keys in lower case.
                var name = BindingJson.Text(entry, "Name") ?? BindingJson.Text(entry, "name");
                var found = entry.TryGetProperty("Content", out var content) || entry.TryGetProperty("content", out content);
                if (name is not null && found && content.ValueKind == JsonValueKind.String && content.TryGetBytesFromBase64(out var bytes))
                {
                    certificates.Add(new DestinationCertificate(name, bytes));
                }
            }
        }

        return certificates;
    }

    private static string? QueryOf(Dictionary<string, string> properties, Uri url)
    {
        const string Prefix = "URL.queries.";
        var query = new StringBuilder(url.Query.TrimStart('?'));
        foreach (var (key, value) in properties.Where(static property => property.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(static property => property.Key, StringComparer.Ordinal))
        {
            query.Append(query.Length == 0 ? string.Empty : "&")
                .Append(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(key[Prefix.Length..])}={Uri.EscapeDataString(value)}");
        }

        return query.Length == 0 ? null : query.ToString();
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
