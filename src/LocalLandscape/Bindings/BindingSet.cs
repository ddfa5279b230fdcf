using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Btp.Connectivity.LocalLandscape.TokenService;

namespace Btp.Connectivity.LocalLandscape.Bindings;

/// <summary>The service bindings that an application of the landscape has: destination, connectivity, xsuaa, identity, each with a client of its own.</summary>
public sealed class BindingSet
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private readonly string _xsAppName;

    /// <summary>Makes the clients; their secrets are new in every run.</summary>
    /// <param name="xsAppName">The application of the xsuaa instance.</param>
    public BindingSet(string xsAppName)
    {
        _xsAppName = xsAppName;
        Destination = Client($"sb-clone{Guid.NewGuid():N}!b1|destination-xsappname!b9", "destination-xsappname!b9");
        Connectivity = Client($"sb-clone{Guid.NewGuid():N}!b1|connectivity!b17", "connectivity!b17");
        Xsuaa = Client("sb-" + xsAppName, xsAppName);
        Identity = Client(Guid.NewGuid().ToString(), "");
    }

    /// <summary>The client of the destination binding.</summary>
    public OAuthClient Destination { get; private set; }

    /// <summary>The client of the connectivity binding.</summary>
    public OAuthClient Connectivity { get; private set; }

    /// <summary>The client of the xsuaa binding; users' tokens are issued to it.</summary>
    public OAuthClient Xsuaa { get; }

    /// <summary>The client of the identity binding.</summary>
    public OAuthClient Identity { get; }

    /// <summary>The id of the Connectivity service instance, by which Identity Authentication knows it.</summary>
    public string ConnectivityInstanceId { get; } = Guid.NewGuid().ToString();

    /// <summary>The resource of the Connectivity service instance.</summary>
    public string ConnectivityResource => "urn:sap:identity:application:service:id:" + ConnectivityInstanceId;

    /// <summary>New secrets for the destination and the connectivity binding; gives the clients with the old ones.</summary>
    public IReadOnlyList<OAuthClient> Rotate()
    {
        OAuthClient[] old = [Destination, Connectivity];
        Destination = Client(Destination.Id, Destination.XsAppName);
        Connectivity = Client(Connectivity.Id, Connectivity.XsAppName);
        return old;
    }

    /// <summary>The id of the Destination service instance.</summary>
    public string DestinationInstanceId { get; } = Guid.NewGuid().ToString();

    /// <summary>All bindings, as the value of <c>VCAP_SERVICES</c>.</summary>
    public JsonObject Write(LandscapeTenant provider, Uri tokenService, Uri destinationService, Uri connectivityProxy, int socks5Port, string verificationKey)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(tokenService);
        ArgumentNullException.ThrowIfNull(destinationService);
        ArgumentNullException.ThrowIfNull(connectivityProxy);
        var tokenUrl = tokenService.GetLeftPart(UriPartial.Authority);
        var httpPort = connectivityProxy.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var destination = Credentials(Destination, provider, tokenService, verificationKey);
        destination["uri"] = destinationService.GetLeftPart(UriPartial.Authority);
        destination["url"] = tokenUrl;
        destination["instanceid"] = DestinationInstanceId;

        var connectivity = Credentials(Connectivity, provider, tokenService, verificationKey);
        Set(connectivity, tokenUrl, "url", "token_service_url");
        connectivity["token_service_domain"] = tokenService.Authority;
        connectivity["token-type"] = new JsonArray("xsuaa", "ias");
        connectivity["onpremise_proxy_host"] = connectivityProxy.Host;
        // Ports are texts in these bindings.
        Set(connectivity, httpPort, "onpremise_proxy_port", "onpremise_proxy_http_port");
        connectivity["onpremise_socks5_proxy_port"] = socks5Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        connectivity["subaccount_id"] = provider.Id;
        connectivity["subaccount_subdomain"] = provider.Subdomain;

        var xsuaa = Credentials(Xsuaa, provider, tokenService, verificationKey);
        Set(xsuaa, tokenUrl, "url", "apiurl", "sburl");
        Set(xsuaa, provider.Id, "identityzoneid", "zoneid", "subaccountid");

        return new JsonObject
        {
            ["destination"] = new JsonArray(Entry("destination", "lite", "local-destination", DestinationInstanceId, ["destination", "conn", "connsvc"], destination)),
            ["connectivity"] = new JsonArray(Entry("connectivity", "lite", "local-connectivity", ConnectivityInstanceId, ["connectivity", "conn", "connsvc"], connectivity)),
            ["identity"] = new JsonArray(Entry("identity", "application", "local-identity", Guid.NewGuid().ToString(), ["identity", "ias"], new JsonObject
            {
                ["clientid"] = Identity.Id,
                ["clientsecret"] = Identity.Secret,
                ["credential-type"] = "SECRET",
                ["url"] = tokenUrl,
                ["domains"] = new JsonArray(tokenService.Host),
                ["app_tid"] = provider.Id,
            })),
            ["xsuaa"] = new JsonArray(Entry("xsuaa", "application", "local-xsuaa", Guid.NewGuid().ToString(), ["xsuaa"], xsuaa)),
        };
    }

    /// <summary>JSON as people read it.</summary>
    internal static string Text(JsonNode json) => json.ToJsonString(Indented) + "\n";

    // What one service knows under several names, old and new.
    private static void Set(JsonObject credentials, string value, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            credentials[name] = value;
    }

    private static OAuthClient Client(string id, string xsAppName) => new(id, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), xsAppName);

    private static JsonObject Credentials(OAuthClient client, LandscapeTenant provider, Uri tokenService, string verificationKey) => new()
    {
        ["clientid"] = client.Id,
        ["clientsecret"] = client.Secret,
        ["credential-type"] = "binding-secret",
        ["xsappname"] = client.XsAppName,
        ["identityzone"] = provider.Subdomain,
        ["tenantid"] = provider.Id,
        ["tenantmode"] = "dedicated",
        ["uaadomain"] = tokenService.Authority,
        ["verificationkey"] = verificationKey,
    };

    private static JsonObject Entry(string label, string plan, string name, string guid, string[] tags, JsonObject credentials) => new()
    {
        ["label"] = label,
        ["provider"] = null,
        ["plan"] = plan,
        ["name"] = name,
        ["tags"] = new JsonArray([.. tags.Select(static t => (JsonNode)t)]),
        ["instance_guid"] = guid,
        ["instance_name"] = name,
        ["binding_guid"] = Guid.NewGuid().ToString(),
        ["binding_name"] = null,
        ["credentials"] = credentials,
        ["syslog_drain_url"] = null,
        ["volume_mounts"] = new JsonArray(),
    };
}
