namespace Btp.Connectivity.Analyzers;

/// <summary>The ids of all rules. An id is never used again for something else.</summary>
public static class RuleIds
{
    /// <summary>A module uses an on-premise destination and does not bind the Connectivity service.</summary>
    public const string MissingConnectivityBinding = "BTP1001";

    /// <summary>A module runs code that uses destinations and does not bind the Destination service.</summary>
    public const string MissingDestinationBinding = "BTP1002";

    /// <summary>A descriptor creates an instance of the Connectivity service that no module requires.</summary>
    public const string UnusedConnectivityInstance = "BTP1003";

    /// <summary>A module uses principal propagation and binds neither xsuaa nor identity.</summary>
    public const string PropagationWithoutUserTokens = "BTP1004";

    /// <summary>A module binds the Connectivity service, but nothing leads on-premise.</summary>
    public const string ConnectivityWithoutUse = "BTP1005";

    /// <summary>Services are declared, and no deployment descriptor says what is bound.</summary>
    public const string MissingDescriptor = "BTP1006";

    /// <summary>A binding gets a client secret, not X.509.</summary>
    public const string SecretBinding = "BTP1007";

    /// <summary>Credentials of a binding are never changed.</summary>
    public const string UnrotatedBinding = "BTP1008";

    /// <summary>A production module has a <c>destinations</c> variable, which overrides the Destination service.</summary>
    public const string VariableInProduction = "BTP1009";

    /// <summary>A descriptor or manifest cannot be read.</summary>
    public const string UnreadableManifest = "BTP1010";

    /// <summary>Several destinations for one logical system.</summary>
    public const string DestinationPerEndpoint = "BTP2001";

    /// <summary>A module that people use calls an on-premise system as a technical user.</summary>
    public const string TechnicalUserForPeople = "BTP2002";

    /// <summary>The authentication of a destination does not exist for its proxy type.</summary>
    public const string AuthenticationAgainstProxyType = "BTP2003";

    /// <summary>An on-premise destination has a client certificate, which never reaches the system.</summary>
    public const string ClientCertificateOnPremise = "BTP2004";

    /// <summary>The URL of an on-premise destination is one of https.</summary>
    public const string OnPremiseHttpsUrl = "BTP2005";

    /// <summary>A destination leads over the Internet without TLS.</summary>
    public const string ClearTextOverInternet = "BTP2007";

    /// <summary>An RFC destination logs a configured user on with a password.</summary>
    public const string RfcPasswordLogon = "BTP2008";

    /// <summary>Properties of an RFC destination exclude each other.</summary>
    public const string RfcContradiction = "BTP2009";

    /// <summary>A destination has the name of another one, or one that differs in case only.</summary>
    public const string DuplicateDestination = "BTP2010";

    /// <summary>A destination has a property or an authentication that SAP has deprecated.</summary>
    public const string RemovedProperty = "BTP2011";

    /// <summary>A property name is nearly one that the Destination service knows.</summary>
    public const string MisspelledProperty = "BTP2012";

    /// <summary>A destination lacks a required property, or a value is out of its set.</summary>
    public const string InvalidProperty = "BTP2013";

    /// <summary>A destination forwards the token of the caller although it is on-premise or logs on by itself.</summary>
    public const string TokenForwarding = "BTP2014";

    /// <summary>A destination asks for a Cloud Connector that is not there.</summary>
    public const string UnknownLocationId = "BTP2015";

    /// <summary>A call that the Cloud Connector will refuse.</summary>
    public const string NotExposed = "BTP2016";

    /// <summary>An RFC destination asks for another port than the Cloud Connector maps.</summary>
    public const string RfcPortMismatch = "BTP2017";

    /// <summary>A trust store or a check of host names has no effect.</summary>
    public const string TrustStoreWithoutEffect = "BTP2018";

    /// <summary>A credential that stands in the code reaches a place that takes credentials.</summary>
    public const string CredentialLiteralInCode = "BTP3001";

    /// <summary>A text in the code that is a secret by its form.</summary>
    public const string SelfEvidentSecret = "BTP3002";

    /// <summary>A literal under the name of a credential.</summary>
    public const string CredentialLiteralByName = "BTP3003";

    /// <summary>A credential stands in a manifest.</summary>
    public const string CredentialLiteralInManifest = "BTP3004";

    /// <summary>User and password stand in a URL of a destination.</summary>
    public const string UserInfoInUrl = "BTP3005";

    /// <summary>An environment file with live credentials is not ignored by git.</summary>
    public const string LiveEnvironmentFile = "BTP3006";

    /// <summary>A validation of certificates that accepts everything.</summary>
    public const string CertificateValidationOff = "BTP3007";

    /// <summary>A destination or a Cloud Connector accepts every server certificate.</summary>
    public const string UncheckedCertificates = "BTP3008";

    /// <summary>A validation of certificates that accepts wrong names or unknown issuers.</summary>
    public const string CertificateErrorsIgnored = "BTP3009";

    /// <summary>An allowlist that is none.</summary>
    public const string ExposedWhole = "BTP4001";

    /// <summary>A prefix that covers a folder of services or sibling names.</summary>
    public const string BroadPrefix = "BTP4002";

    /// <summary>One machine stands between production and its systems.</summary>
    public const string SingleCloudConnector = "BTP4003";

    /// <summary>An open invitation to copy the configuration.</summary>
    public const string AnyShadowHost = "BTP4004";

    /// <summary>A release for which SAP no longer makes patches.</summary>
    public const string CloudConnectorRelease = "BTP4005";

    /// <summary>Nobody can tell afterwards what happened.</summary>
    public const string AuditLogLevel = "BTP4006";

    /// <summary>Users and data in clear text inside the company.</summary>
    public const string ClearTextToBackEnd = "BTP4007";

    /// <summary>Destinations tell names of the company's network.</summary>
    public const string InternalHostName = "BTP4008";

    /// <summary>Traffic that nobody can check.</summary>
    public const string OpaqueTcp = "BTP4009";

    /// <summary>Every client of the ABAP system may be called.</summary>
    public const string RfcForAllClients = "BTP4010";

    /// <summary>Principal propagation that ends at the connector.</summary>
    public const string UntrustedPrincipals = "BTP4011";

    /// <summary>What stops working on a known day.</summary>
    public const string ExpiringCertificate = "BTP4012";

    /// <summary>A test can disturb production.</summary>
    public const string SharedCloudConnector = "BTP4013";

    /// <summary>Administrators whom nobody can tell apart.</summary>
    public const string AdministrationAccess = "BTP4014";

    /// <summary>More is exposed than is called.</summary>
    public const string UnusedExposure = "BTP4015";

    /// <summary>The address of a back end stands in the code.</summary>
    public const string BackEndAddress = "BTP6001";

    /// <summary>An https request goes to the on-premise proxy, which takes http alone.</summary>
    public const string HttpsThroughOnPremiseProxy = "BTP6002";

    /// <summary>A request has its own Authorization and propagates a user.</summary>
    public const string AuthorizationBesidePropagation = "BTP6003";

    /// <summary>A header that the Connectivity service does not know.</summary>
    public const string MisspelledConnectivityHeader = "BTP6004";

    /// <summary>The token for the on-premise proxy outlives the request.</summary>
    public const string ProxyTokenInSharedClient = "BTP6005";

    /// <summary>Users share connections that carry an identity.</summary>
    public const string ClientSharedAcrossUsers = "BTP6006";

    /// <summary>The tokens of a destination are read, their errors are not.</summary>
    public const string TokenErrorIgnored = "BTP6007";

    /// <summary>Code asks for a destination that no manifest has.</summary>
    public const string UnknownDestinationName = "BTP6008";

    /// <summary>Code without a user calls a destination that propagates the user.</summary>
    public const string PropagationWithoutUser = "BTP6009";

    /// <summary>An on-premise destination has no health check.</summary>
    public const string MissingHealthCheck = "BTP6010";

    /// <summary>The page that explains a rule.</summary>
    /// <param name="id">The rule.</param>
    public static string GetHelpUri(string id) => "https://github.com/btp-connectivity/toolkit/blob/main/docs/rules/" + id + ".md";
}
