namespace Btp.Connectivity.Rfc.Native;

/// <summary>What becomes of a property <c>jco.*</c>.</summary>
internal enum JcoUse
{
    /// <summary>A parameter of the connection, with the value as it is.</summary>
    Parameter,

    /// <summary>Taken into account by this package: address, authentication, pool, metadata.</summary>
    Handled,

    /// <summary>Without meaning for this library or this package; passed over.</summary>
    Ignored,

    /// <summary>Asks for what is not possible here: an error.</summary>
    Refused,
}

/// <summary>A property of RFC destinations (names of SAP's Java Connector) and its counterpart in the NetWeaver RFC library.</summary>
/// <param name="Name">The property.</param>
/// <param name="Use">What becomes of it.</param>
/// <param name="Parameter">Name of the library's parameter.</param>
/// <param name="Reason">Why it is refused or passed over.</param>
/// <param name="IsSecret">Whether the value never reaches a message.</param>
internal sealed record JcoProperty(string Name, JcoUse Use, string? Parameter = null, string? Reason = null, bool IsSecret = false)
{
    /// <summary>All that are known, by name.</summary>
    public static IReadOnlyDictionary<string, JcoProperty> All { get; } = new JcoProperty[]
    {
        // Logon.
        To("client", "CLIENT"), To("user", "USER"), To("alias_user", "ALIAS_USER"), Secret("passwd", "PASSWD"), To("lang", "LANG"), To("codepage", "CODEPAGE"), To("pcs", "PCS"),
        To("lcheck", "LCHECK"), To("getsso2", "GETSSO2"), Secret("mysapsso2", "MYSAPSSO2"), Secret("x509cert", "X509CERT"), To("extid_type", "EXTIDTYPE"), Secret("extid_data", "EXTIDDATA"),
        To("extidtype", "EXTIDTYPE"), Secret("extiddata", "EXTIDDATA"), To("deny_initial_password", "PASSWORD_CHANGE_ENFORCED"),
        // Where it is; on-premise the address is replaced by that of the tunnel.
        Here("ashost"), Here("sysnr"), Here("wshost"), Here("wsport"), To("mshost", "MSHOST"), To("msserv", "MSSERV"), To("r3name", "R3NAME"), To("group", "GROUP"),
        To("saprouter", "SAPROUTER"), To("gwhost", "GWHOST"), To("gwserv", "GWSERV"), To("logon_group_check_interval", "LOGON_GROUP_CHECK_INTERVAL"),
        To("proxy_host", "PROXY_HOST"), To("proxy_port", "PROXY_PORT"), To("proxy_user", "PROXY_USER"), Secret("proxy_passwd", "PROXY_PASSWD"),
        // Security.
        To("snc_mode", "SNC_MODE"), To("snc_partnername", "SNC_PARTNERNAME"), To("snc_qop", "SNC_QOP"), To("snc_myname", "SNC_MYNAME"), To("snc_lib", "SNC_LIB"), To("snc_sso", "SNC_SSO"),
        To("use_tls", "USE_TLS"), To("tls_trust_all", "TLS_TRUST_ALL"), To("tls_client_certificate_logon", "TLS_CLIENT_CERTIFICATE_LOGON"),
        No("tls_p12file", "the library reads PSE files only: make one with sapgenpse and name it in Btp:NativeRfc:ClientPse"),
        new("jco.client.tls_p12passwd", JcoUse.Refused, null, "the library reads PSE files only: make one with sapgenpse and name it in Btp:NativeRfc:ClientPse", true),
        // Communication.
        To("trace", "TRACE"), To("abap_debug", "ABAP_DEBUG"), To("use_sapgui", "USE_SAPGUI"), To("delta", "DELTA"), To("cfit", "CFIT"), To("on_cce", "ON_CCE"),
        Here("serialization_format"), Here("network"), Here("cloud_connector_location_id"), Here("type"),
        Skip("dsr", "statistics of SAP's Java server"), Skip("use_basxml", "the library chooses the format itself"), Skip("grt_data", "data for a SAP GUI"),
        No("dest", "it names an R/2 system or an entry of sapnwrfc.ini, which would replace what the destination says"), No("tpname", "it names a program that is started, not a system"),
        No("tphost", "it names a program that is started, not a system"), No("use_guihost", "there is no SAP GUI on a server"), No("use_guiserv", "there is no SAP GUI on a server"),
        No("use_guiprogid", "there is no SAP GUI on a server"), No("tech_user_id", "TechnicalUserPropagation is not possible by this library"),
        new("jco.client.tech_user_secret", JcoUse.Refused, null, "TechnicalUserPropagation is not possible by this library", true),
        No("tech_user_service_url", "TechnicalUserPropagation is not possible by this library"),
        // The destination itself.
        For("auth_type"), For("proxy_type"), For("description"), For("pool_capacity"), For("peak_limit"), For("max_get_client_time"), For("expiration_time"), For("expiration_check_period"),
        For("pool_check_connection"), For("repository_destination"), For("repository.user"), new("jco.destination.repository.passwd", JcoUse.Handled, IsSecret: true),
        new("jco.destination.repository_roundtrip_optimization", JcoUse.Parameter, "USE_REPOSITORY_ROUNDTRIP_OPTIMIZATION"),
        new("jco.destination.one_roundtrip_repository", JcoUse.Parameter, "USE_REPOSITORY_ROUNDTRIP_OPTIMIZATION"),
        Drop("repository.check_interval", "the library keeps descriptions as long as the process lives"), Drop("ws_ping_period", "the library decides it itself"),
        Drop("ws_ping_check_interval", "the library decides it itself"), Drop("ws_pong_timeout", "the library decides it itself"), Drop("user_id", "users are told apart by the credentials"),
    }.ToDictionary(static property => property.Name, StringComparer.OrdinalIgnoreCase);

    private static JcoProperty To(string name, string parameter) => new("jco.client." + name, JcoUse.Parameter, parameter);

    private static JcoProperty Secret(string name, string parameter) => new("jco.client." + name, JcoUse.Parameter, parameter, IsSecret: true);

    private static JcoProperty Here(string name) => new("jco.client." + name, JcoUse.Handled);

    private static JcoProperty No(string name, string reason) => new("jco.client." + name, JcoUse.Refused, null, reason);

    private static JcoProperty Skip(string name, string reason) => new("jco.client." + name, JcoUse.Ignored, null, reason);

    private static JcoProperty For(string name) => new("jco.destination." + name, JcoUse.Handled);

    private static JcoProperty Drop(string name, string reason) => new("jco.destination." + name, JcoUse.Ignored, null, reason);
}
