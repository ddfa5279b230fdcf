namespace Btp.Connectivity.Landscape.Tests.Policy.Reference;

/// <summary>The properties of destinations as SAP's tables have them, written down once more apart from the code that is tested.</summary>
internal static class ReferenceKeys
{
    public static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["HTTP"] = """
            Name Type Description URL ProxyType Authentication CloudConnectorLocationId User Password Preemptive TrustAll
            KeyStoreLocation KeyStorePassword KeyStore.Source TrustStoreLocation TrustStorePassword HostnameVerifier
            clientId clientSecret clientKey audience authnContextClassRef scope SystemUser
            tokenServiceURL tokenServiceURLType tokenServiceUser tokenServicePassword tokenService.KeyStoreLocation tokenService.KeyStorePassword
            tokenServiceURL.ProxyType tokenServiceURL.ConnectionTimeoutInSeconds tokenServiceURL.SocketReadTimeoutInSeconds tokenService.addClientCredentialsInBody
            clientAssertion.type clientAssertion.destinationName x_user_token.jwks x_user_token.jwks_uri x_user_token.header.typ
            SAMLAssertionProvider nameQualifier assertionIssuer assertionRecipient nameIdFormat userIdSource companyId
            skipUserAttributesPrefixInSAMLAttributes includeSigningCertificateInSAMLAssertion skipUserUuidInSAMLAttributes samlAssertionEncoding
            URL.connectionTimeoutInSeconds URL.socketReadTimeoutInSeconds URL.headers.apikey URL.queries.sap-client tokenServiceURL.headers.x tokenServiceURL.queries.x tokenService.body.x
            sap-client sap-language WebIDEEnabled WebIDEUsage HTML5.DynamicDestination HTML5.ForwardAuthToken HTML5.Timeout HTML5.PreserveHostHeader HTML5.SetXForwardedHeaders
            HTML5.IASDependencyName HTML5.ForwardAuthCertificates HTML5.StrictConnectionMode sap.cloud.service forwardAuthToken
            ServiceInstanceName ServiceKeyName TokenServiceInstanceName TokenServiceKeyName
            """,
        ["RFC"] = """
            Name Type Description jco.destination.proxy_type jco.destination.description jco.client.cloud_connector_location_id jco.destination.auth_type jco.client.user jco.client.alias_user jco.client.passwd
            jco.client.tls_client_certificate_logon KeyStoreLocation KeyStorePassword jco.client.tech_user_id jco.client.tech_user_secret jco.client.tech_user_service_url jco.client.lang
            jco.client.ashost jco.client.sysnr jco.client.client jco.client.mshost jco.client.r3name jco.client.msserv jco.client.group jco.client.wshost jco.client.wsport
            jco.destination.ws_ping_period jco.destination.ws_pong_timeout jco.client.tls_trust_all TrustStoreLocation TrustStorePassword
            jco.destination.pool_capacity jco.destination.peak_limit jco.destination.max_get_client_time jco.destination.expiration_time jco.destination.expiration_check_period jco.destination.pool_check_connection
            jco.destination.repository_destination jco.destination.repository.user jco.destination.repository.passwd jco.destination.repository.check_interval
            jco.client.trace jco.client.codepage jco.client.delta jco.client.serialization_format jco.client.network
            """,
        ["LDAP"] = "Name Type Description ldap.description ldap.url ldap.proxyType ldap.authentication ldap.user ldap.password CloudConnectorLocationId",
        ["MAIL"] = """
            Name Type Description mail.description ProxyType Authentication CloudConnectorLocationId mail.user mail.password mail.transport.protocol
            mail.smtp.host mail.smtp.port mail.smtp.auth mail.smtp.from mail.imap4.host mail.imap4.port mail.imap4.auth mail.pop3.host mail.pop3.port mail.pop3.auth
            mail.smtps.host mail.imaps.host mail.pop3s.host mail.smtp.provider.class mail.smtp.provider.vendor mail.smtp.provider.version
            """,
        ["TCP"] = "Name Type Description Address ProxyType CloudConnectorLocationId tcp.nodelay tcp.socket.linger tcp.socket.sndbuf tcp.socket.rcvbuf tcp.socket.timeout tcp.socket.keepalive tcp.socket.reuseaddr",
    };

    // JCo's own, which the service hands on: they are near some of the above, and none of them.
    public static readonly string[] OfTheJavaConnector =
    [
        "jco.client.tphost", "jco.client.tpname", "jco.client.type", "jco.client.dest", "jco.client.gwhost", "jco.client.gwserv", "jco.client.saprouter", "jco.client.pcs", "jco.client.lcheck",
        "jco.client.cpic_trace", "jco.client.use_sapgui", "jco.client.getsso2", "jco.client.mysapsso2", "jco.client.x509cert", "jco.client.extid_data", "jco.client.extid_type",
        "jco.client.snc_mode", "jco.client.snc_qop", "jco.client.snc_sso", "jco.client.snc_myname", "jco.client.snc_partnername", "jco.client.snc_library", "jco.client.deny_initial_password",
        "jco.client.idle_timeout", "jco.client.use_tls", "jco.client.proxy_host", "jco.client.proxy_port", "jco.client.proxy_user", "jco.client.proxy_passwd", "jco.client.tls_p12file", "jco.client.tls_p12passwd",
        "jco.destination.repository.snc_mode", "jco.destination.repository_roundtrip_optimization", "jco.destination.user_id", "jco.destination.one_roundtrip_repository", "jco.client.oidc_bearer_token",
    ];

    public static IEnumerable<(string Type, string Key)> All =>
        ByType.SelectMany(pair => pair.Value.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(key => (pair.Key, key)));
}
