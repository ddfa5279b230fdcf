namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>The properties that SAP documents for each type of destination, and the values that some of them may have.</summary>
/// <remarks>Any other property is accepted by the service; these are what a misspelled one was probably meant to be. Source: SAP's property tables per type.</remarks>
public static class DestinationKeys
{
    private static readonly string[] _common = ["Name", "Type", "Description", "ServiceInstanceName", "TokenServiceInstanceName"];

    private static readonly string[] _http =
    [
        .. _common, "URL", "ProxyType", "Authentication", "CloudConnectorLocationId", "User", "Password", "Preemptive",
        "KeyStoreLocation", "KeyStorePassword", "KeyStore.Source", "TrustStoreLocation", "TrustStorePassword", "TrustAll", "HostnameVerifier",
        "clientId", "clientSecret", "clientKey", "audience", "authnContextClassRef", "scope", "SystemUser",
        "tokenServiceURL", "tokenServiceURLType", "tokenServiceUser", "tokenServicePassword", "tokenService.KeyStoreLocation", "tokenService.KeyStorePassword",
        "tokenServiceURL.ProxyType", "tokenServiceURL.ConnectionTimeoutInSeconds", "tokenServiceURL.SocketReadTimeoutInSeconds", "tokenService.addClientCredentialsInBody",
        "clientAssertion.type", "clientAssertion.destinationName", "x_user_token.jwks", "x_user_token.jwks_uri", "x_user_token.header.typ",
        "SAMLAssertionProvider", "nameQualifier", "assertionIssuer", "assertionRecipient", "nameIdFormat", "userIdSource", "companyId",
        "skipUserAttributesPrefixInSAMLAttributes", "includeSigningCertificateInSAMLAssertion", "skipUserUuidInSAMLAttributes", "samlAssertionEncoding",
        "URL.connectionTimeoutInSeconds", "URL.socketReadTimeoutInSeconds",
        "sap-client", "sap-language", "sap-sysid", "sap-platform", "WebIDEEnabled", "WebIDEUsage", "WebIDEAdditionalData", "WebIDESystem",
        "HTML5.DynamicDestination", "HTML5.ForwardAuthToken", "HTML5.Timeout", "HTML5.PreserveHostHeader", "HTML5.SetXForwardedHeaders", "HTML5.IASDependencyName",
        "HTML5.ForwardAuthCertificates", "HTML5.StrictConnectionMode", "sap.cloud.service", "forwardAuthToken",
    ];

    private static readonly string[] _rfc =
    [
        .. _common, "jco.destination.proxy_type", "jco.destination.description", "jco.client.cloud_connector_location_id", "jco.destination.auth_type", "jco.client.user", "jco.client.alias_user",
        "jco.client.passwd", "jco.client.tls_client_certificate_logon", "KeyStoreLocation", "KeyStorePassword", "TrustStoreLocation", "TrustStorePassword",
        "jco.client.tech_user_id", "jco.client.tech_user_secret", "jco.client.tech_user_service_url", "jco.client.lang",
        "jco.client.ashost", "jco.client.sysnr", "jco.client.client", "jco.client.mshost", "jco.client.r3name", "jco.client.msserv", "jco.client.group", "jco.client.wshost", "jco.client.wsport",
        "jco.destination.ws_ping_period", "jco.destination.ws_pong_timeout", "jco.client.tls_trust_all",
        "jco.destination.pool_capacity", "jco.destination.peak_limit", "jco.destination.max_get_client_time", "jco.destination.expiration_time", "jco.destination.expiration_check_period", "jco.destination.pool_check_connection",
        "jco.destination.repository_destination", "jco.destination.repository.user", "jco.destination.repository.passwd", "jco.destination.repository.check_interval",
        "jco.client.trace", "jco.client.codepage", "jco.client.delta", "jco.client.serialization_format", "jco.client.network", "jco.client.saprouter", "jco.client.gwhost", "jco.client.gwserv",
        "jco.client.sysid", "jco.client.logon_group", "jco.client.pcs", "jco.client.cpic_trace", "jco.client.deny_initial_password", "jco.client.getsso2", "jco.client.mysapsso2",
    ];

    private static readonly string[] _ldap = [.. _common, "ldap.url", "ldap.proxyType", "ldap.authentication", "ldap.user", "ldap.password", "ldap.description", "CloudConnectorLocationId"];

    private static readonly string[] _mail =
    [
        .. _common, "ProxyType", "Authentication", "CloudConnectorLocationId", "clientId", "clientSecret", "tokenServiceURL", "tokenServiceURLType", "tokenServiceUser", "tokenServicePassword", "scope",
        "mail.user", "mail.password", "mail.description", "mail.transport.protocol", "mail.store.protocol", "mail.smtp.host", "mail.smtp.port", "mail.smtp.auth", "mail.smtp.from",
    ];

    private static readonly string[] _tcp =
    [
        .. _common, "Address", "ProxyType", "CloudConnectorLocationId",
        "tcp.nodelay", "tcp.socket.linger", "tcp.socket.sndbuf", "tcp.socket.rcvbuf", "tcp.socket.timeout", "tcp.socket.keepalive", "tcp.socket.reuseaddr",
    ];

    /// <summary>The documented properties of a type; none for an unknown type.</summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<string> Of(DestinationType type) => type switch
    {
        DestinationType.Http => _http,
        DestinationType.Rfc => _rfc,
        DestinationType.Ldap => _ldap,
        DestinationType.Mail => _mail,
        DestinationType.Tcp => _tcp,
        _ => [],
    };

    /// <summary>The values of <c>Type</c>.</summary>
    public static IReadOnlyList<string> Types { get; } = ["HTTP", "RFC", "LDAP", "MAIL", "TCP"];

    /// <summary>The proxy types of a type of destination.</summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<string> ProxyTypes(DestinationType type) => type == DestinationType.Rfc ? ["Internet", "OnPremise", "Local"] : ["Internet", "OnPremise", "PrivateLink"];

    /// <summary>The authentications of a type of destination.</summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<string> Authentications(DestinationType type) => type switch
    {
        DestinationType.Http =>
        [
            "NoAuthentication", "BasicAuthentication", "ClientCertificateAuthentication", "PrincipalPropagation", "OAuth2TechnicalUserPropagation", "OAuth2ClientCredentials", "OAuth2Password",
            "OAuth2UserTokenExchange", "OAuth2JWTBearer", "OAuth2TokenExchange", "OAuth2SAMLBearerAssertion", "SAMLAssertion", "OAuth2RefreshToken", "OAuth2AuthorizationCode",
        ],
        DestinationType.Rfc => ["CONFIGURED_USER", "PrincipalPropagation", "TechnicalUserPropagation"],
        DestinationType.Ldap => ["NoAuthentication", "BasicAuthentication"],
        DestinationType.Mail => ["NoAuthentication", "BasicAuthentication", "OAuth2ClientCredentials", "OAuth2RefreshToken", "OAuth2AuthorizationCode"],
        _ => [],
    };
}
