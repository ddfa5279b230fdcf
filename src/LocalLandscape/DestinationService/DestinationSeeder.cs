using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.LocalLandscape.Certificates;
using Btp.Connectivity.LocalLandscape.CloudConnector;
using Btp.Connectivity.LocalLandscape.TokenService;

namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>
/// Fills the Destination service from manifests. What a manifest rightly leaves open is made up for this run: client secrets, key stores
/// and their passwords. Internet addresses of systems that the landscape has lead to loopback; those that need a client certificate to the system's TLS port.
/// </summary>
internal sealed class DestinationSeeder(LandscapeDefinition definition, DestinationStore store, TokenDirectory directory, CertificateAuthority authority, BackEndDirectory backEnds)
{
    private static readonly string[] WithClient = ["OAuth2ClientCredentials", "OAuth2TechnicalUserPropagation", "OAuth2Password", "OAuth2UserTokenExchange", "OAuth2JWTBearer",
        "OAuth2AuthorizationCode", "OAuth2RefreshToken", "OAuth2TokenExchange"];

    private const string TrustStore = "local-landscape-ca.pem";

    /// <summary>Whether an internet destination got another address than its manifest says.</summary>
    public bool HasMoved { get; private set; }

    /// <exception cref="InvalidDataException">A manifest cannot be read.</exception>
    public void Seed(LandscapeTenant tenant)
    {
        foreach (var file in tenant.Destinations)
            Seed(tenant, file, DestinationLevel.Subaccount);
        foreach (var file in tenant.InstanceDestinations)
            Seed(tenant, file, DestinationLevel.Instance);
    }

    private void Seed(LandscapeTenant tenant, LandscapeFile file, DestinationLevel level)
    {
        var manifest = DestinationReader.Read(file.Name, file.ReadAllText());
        if (manifest.Problems.Count > 0)
            throw new InvalidDataException($"{file}: {manifest.Problems[0]}");
        foreach (var destination in manifest.Destinations)
        {
            var stored = new StoredDestination([.. destination.Properties.Select(static p => KeyValuePair.Create(p.Key, p.Value))]);
            if (definition.DestinationProperties.TryGetValue(stored.Name, out var added))
                stored = added.Aggregate(stored, static (d, p) => d.With(p.Key, p.Value));
            stored = ToLoopback(WithKeyStore(WithSecret(stored), tenant), tenant);
            store.Put(tenant.Id, destination.Level == Landscape.Destinations.DestinationLevel.Instance ? DestinationLevel.Instance : level, stored);
        }
    }

    private StoredDestination WithSecret(StoredDestination destination)
    {
        if (!WithClient.Contains(destination.Authentication) || destination["clientId"] is not { Length: > 0 } id)
            return destination;
        var known = IsReal(destination["clientSecret"]) ? destination : destination.With("clientSecret", NewSecret());
        directory.Add(new OAuthClient(id, known["clientSecret"]!, id));
        return known;
    }

    private StoredDestination WithKeyStore(StoredDestination destination, LandscapeTenant tenant)
    {
        if (destination["KeyStoreLocation"] is not { Length: > 0 } name || store.FindCertificate(tenant.Id, name) is not null)
            return destination;
        using var certificate = authority.IssueClientCertificate(destination.Name);
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".p12" or ".pfx":
                var known = IsReal(destination["KeyStorePassword"]) ? destination : destination.With("KeyStorePassword", NewSecret());
                store.Put(tenant.Id, new StoredCertificate(name, certificate.Export(X509ContentType.Pkcs12, known["KeyStorePassword"])));
                return known;
            case ".pem":
                using (var key = certificate.GetECDsaPrivateKey()!)
                    store.Put(tenant.Id, new StoredCertificate(name, Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n")));
                return destination;
            default:
                return destination; // the other formats hold no key, or need a Java virtual machine to be written
        }
    }

    private StoredDestination ToLoopback(StoredDestination destination, LandscapeTenant tenant)
    {
        if (destination["ProxyType"] is not (null or "Internet") || !Uri.TryCreate(destination["URL"], UriKind.Absolute, out var url)
            || backEnds.Find(url.Host, url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)) is not { } address)
            return destination;
        HasMoved = true;
        if (destination.Authentication == "ClientCertificateAuthentication" && backEnds.FindSecure(url.Host, url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } secure)
        {
            address = secure;
            store.Put(tenant.Id, new StoredCertificate(TrustStore, Encoding.ASCII.GetBytes(authority.Pem)));
            destination = destination.With("TrustStoreLocation", TrustStore);
        }

        return destination.With("URL", address.GetLeftPart(UriPartial.Authority) + url.PathAndQuery.TrimEnd('/'));
    }

    private static bool IsReal(string? value) => value is { Length: > 0 } && !Placeholder.IsPlaceholder(value);

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
