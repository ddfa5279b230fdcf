using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>What the compiler has to know of the rules over manifests. Rules name what they found in their message, so that a command line prints the same.</summary>
internal static class ManifestRuleDescriptors
{
    private static readonly DiagnosticDescriptor _missingConnectivityBinding = new(
        RuleIds.MissingConnectivityBinding, "On-premise destination without a Connectivity binding", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A module that uses on-premise destinations has to bind the Connectivity service, which gives it the proxy to the Cloud Connector and the token for it.",
        RuleIds.GetHelpUri(RuleIds.MissingConnectivityBinding));

    private static readonly DiagnosticDescriptor _missingDestinationBinding = new(
        RuleIds.MissingDestinationBinding, "Used destination without a Destination binding", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A module whose code calls destinations has to bind the Destination service, which alone knows their addresses and credentials.",
        RuleIds.GetHelpUri(RuleIds.MissingDestinationBinding));

    private static readonly DiagnosticDescriptor _unusedConnectivityInstance = new(
        RuleIds.UnusedConnectivityInstance, "Connectivity instance that no module requires", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "An instance of the Connectivity service that nobody binds opens no way to the Cloud Connector: a binding was forgotten, or the resource is left over.",
        RuleIds.GetHelpUri(RuleIds.UnusedConnectivityInstance));

    private static readonly DiagnosticDescriptor _propagationWithoutUserTokens = new(
        RuleIds.PropagationWithoutUserTokens, "Principal propagation without a service that issues user tokens", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Principal propagation hands on the token of the user who called. Without xsuaa or identity there is no such token.",
        RuleIds.GetHelpUri(RuleIds.PropagationWithoutUserTokens));

    private static readonly DiagnosticDescriptor _connectivityWithoutUse = new(
        RuleIds.ConnectivityWithoutUse, "Connectivity binding that nothing uses", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Info, isEnabledByDefault: false,
        "A binding that nobody needs is a credential that nobody needs.",
        RuleIds.GetHelpUri(RuleIds.ConnectivityWithoutUse));

    private static readonly DiagnosticDescriptor _secretBinding = new(
        RuleIds.SecretBinding, "Binding with a client secret", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "A client secret does not expire and is easily copied; a certificate ends by itself and its key stays where it is.",
        RuleIds.GetHelpUri(RuleIds.SecretBinding));

    private static readonly DiagnosticDescriptor _unrotatedBinding = new(
        RuleIds.UnrotatedBinding, "Kubernetes binding without rotation", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "The BTP service operator rotates credentials if the binding says so.",
        RuleIds.GetHelpUri(RuleIds.UnrotatedBinding));

    private static readonly DiagnosticDescriptor _variableInProduction = new(
        RuleIds.VariableInProduction, "The destinations variable overrides the Destination service in production", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "What stands in the destinations variable goes before the Destination service, silently, and is changed only by deploying again.",
        RuleIds.GetHelpUri(RuleIds.VariableInProduction));

    private static readonly DiagnosticDescriptor _unreadableManifest = new(
        RuleIds.UnreadableManifest, "Descriptor or manifest cannot be read", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What cannot be read cannot be checked: every other rule would be silent about this file.",
        RuleIds.GetHelpUri(RuleIds.UnreadableManifest));

    private static readonly DiagnosticDescriptor _destinationPerEndpoint = new(
        RuleIds.DestinationPerEndpoint, "One destination for each endpoint", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Destinations that differ in nothing but the path have to be kept alike by hand. One for the system is enough; the services know their paths.",
        RuleIds.GetHelpUri(RuleIds.DestinationPerEndpoint));

    private static readonly DiagnosticDescriptor _technicalUserForPeople = new(
        RuleIds.TechnicalUserForPeople, "A technical user where people call", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "With a technical user the on-premise system sees one user for everybody: its authorizations do not hold, and its logs name nobody.",
        RuleIds.GetHelpUri(RuleIds.TechnicalUserForPeople));

    private static readonly DiagnosticDescriptor _authenticationAgainstProxyType = new(
        RuleIds.AuthenticationAgainstProxyType, "Authentication that the proxy type does not have", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Each proxy type knows some authentications only. The Destination service refuses the others, or calls fail.",
        RuleIds.GetHelpUri(RuleIds.AuthenticationAgainstProxyType));

    private static readonly DiagnosticDescriptor _clientCertificateOnPremise = new(
        RuleIds.ClientCertificateOnPremise, "Client certificate without effect on-premise", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The Cloud Connector opens its own connection to the system, so that a certificate of the destination is not presented there.",
        RuleIds.GetHelpUri(RuleIds.ClientCertificateOnPremise));

    private static readonly DiagnosticDescriptor _onPremiseHttpsUrl = new(
        RuleIds.OnPremiseHttpsUrl, "On-premise destination with an https URL", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The Connectivity proxy takes plain http requests only; encryption to the system is a matter of the mapping in the Cloud Connector.",
        RuleIds.GetHelpUri(RuleIds.OnPremiseHttpsUrl));

    private static readonly DiagnosticDescriptor _clearTextOverInternet = new(
        RuleIds.ClearTextOverInternet, "Clear text over the Internet", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Without TLS everybody on the way reads and changes what is sent, credentials and tokens included.",
        RuleIds.GetHelpUri(RuleIds.ClearTextOverInternet));

    private static readonly DiagnosticDescriptor _rfcPasswordLogon = new(
        RuleIds.RfcPasswordLogon, "RFC logon with user and password", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Passwords are shared, expire and leak. RFC offers propagation on-premise and client certificates over WebSocket.",
        RuleIds.GetHelpUri(RuleIds.RfcPasswordLogon));

    private static readonly DiagnosticDescriptor _rfcContradiction = new(
        RuleIds.RfcContradiction, "RFC properties that contradict each other", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An RFC destination reaches its system in one way only, and over the Internet only by WebSocket.",
        RuleIds.GetHelpUri(RuleIds.RfcContradiction));

    private static readonly DiagnosticDescriptor _duplicateDestination = new(
        RuleIds.DuplicateDestination, "Destinations of one name", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Only one of several destinations of a name is ever found: the one of the service instance before the one of the subaccount.",
        RuleIds.GetHelpUri(RuleIds.DuplicateDestination));

    private static readonly DiagnosticDescriptor _removedProperty = new(
        RuleIds.RemovedProperty, "Deprecated property or authentication", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What SAP has deprecated stops working at a date that has been announced or has passed.",
        RuleIds.GetHelpUri(RuleIds.RemovedProperty));

    private static readonly DiagnosticDescriptor _misspelledProperty = new(
        RuleIds.MisspelledProperty, "Property that is nearly one that SAP knows", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The Destination service takes any property and ignores what it does not know, so that a misspelled one is silently without effect.",
        RuleIds.GetHelpUri(RuleIds.MisspelledProperty));

    private static readonly DiagnosticDescriptor _invalidProperty = new(
        RuleIds.InvalidProperty, "Property that is missing or has an impossible value", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The Destination service refuses such a destination, or every call through it fails.",
        RuleIds.GetHelpUri(RuleIds.InvalidProperty));

    private static readonly DiagnosticDescriptor _tokenForwarding = new(
        RuleIds.TokenForwarding, "Token forwarding beside another logon", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A forwarded token and the logon of the destination contend for the same header.",
        RuleIds.GetHelpUri(RuleIds.TokenForwarding));

    private static readonly DiagnosticDescriptor _unknownLocationId = new(
        RuleIds.UnknownLocationId, "Location id that no Cloud Connector has", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A location id decides which of several Cloud Connectors a call goes through. No connector with that id means that every call fails with 503.",
        RuleIds.GetHelpUri(RuleIds.UnknownLocationId));

    private static readonly DiagnosticDescriptor _notExposed = new(
        RuleIds.NotExposed, "Host or path that the Cloud Connector does not expose", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The Cloud Connector lets through what is mapped and listed, and nothing else: 403 for every other host and path.",
        RuleIds.GetHelpUri(RuleIds.NotExposed));

    private static readonly DiagnosticDescriptor _rfcPortMismatch = new(
        RuleIds.RfcPortMismatch, "RFC port that does not fit the mapping", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The system number decides the gateway port sapgwNN, the system id the message server port sapmsSID. The mapping has to have the same.",
        RuleIds.GetHelpUri(RuleIds.RfcPortMismatch));

    private static readonly DiagnosticDescriptor _trustStoreWithoutEffect = new(
        RuleIds.TrustStoreWithoutEffect, "Trust store that nothing looks at", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Who reads it believes that the certificate of the server is checked.",
        RuleIds.GetHelpUri(RuleIds.TrustStoreWithoutEffect));

    private static readonly DiagnosticDescriptor _credentialLiteralInManifest = new(
        RuleIds.CredentialLiteralInManifest, "Credential literal in a manifest", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A credential in a manifest is known to everybody who can read the repository, now and in its history.",
        RuleIds.GetHelpUri(RuleIds.CredentialLiteralInManifest));

    private static readonly DiagnosticDescriptor _userInfoInUrl = new(
        RuleIds.UserInfoInUrl, "User and password in a URL", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A password in a URL stays in the repository, in logs, and in everything that prints the URL.",
        RuleIds.GetHelpUri(RuleIds.UserInfoInUrl));

    private static readonly DiagnosticDescriptor _liveEnvironmentFile = new(
        RuleIds.LiveEnvironmentFile, "Live credentials in an environment file", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "default-env.json holds what the bindings of a running application hold. In a repository everybody who can read it can act as the application.",
        RuleIds.GetHelpUri(RuleIds.LiveEnvironmentFile));

    private static readonly DiagnosticDescriptor _uncheckedCertificates = new(
        RuleIds.UncheckedCertificates, "Every server certificate is accepted", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Without a check of the certificate anybody on the way can stand in for the server and read credentials.",
        RuleIds.GetHelpUri(RuleIds.UncheckedCertificates));

    private static readonly DiagnosticDescriptor _exposedWhole = new(
        RuleIds.ExposedWhole, "The whole server is exposed", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Who gets hold of a token of the subaccount reaches everything that is exposed. An allowlist of everything protects nothing.",
        RuleIds.GetHelpUri(RuleIds.ExposedWhole));

    private static readonly DiagnosticDescriptor _broadPrefix = new(
        RuleIds.BroadPrefix, "Prefix that exposes more than one service", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The Cloud Connector compares text, not path segments: every path that begins with the prefix is let through.",
        RuleIds.GetHelpUri(RuleIds.BroadPrefix));

    private static readonly DiagnosticDescriptor _singleCloudConnector = new(
        RuleIds.SingleCloudConnector, "Productive Cloud Connector without a shadow", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "When the only Cloud Connector is updated or fails, nothing on-premise can be reached.",
        RuleIds.GetHelpUri(RuleIds.SingleCloudConnector));

    private static readonly DiagnosticDescriptor _anyShadowHost = new(
        RuleIds.AnyShadowHost, "Any host may become the shadow", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A shadow receives the configuration of the master. If any host may be one, so may a host of an attacker.",
        RuleIds.GetHelpUri(RuleIds.AnyShadowHost));

    private static readonly DiagnosticDescriptor _cloudConnectorRelease = new(
        RuleIds.CloudConnectorRelease, "Cloud Connector release out of maintenance", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "SAP maintains the two newest feature releases of the Cloud Connector. Security patches are made for these only.",
        RuleIds.GetHelpUri(RuleIds.CloudConnectorRelease));

    private static readonly DiagnosticDescriptor _auditLogLevel = new(
        RuleIds.AuditLogLevel, "Audit log that keeps too little", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "The audit log tells who changed the Cloud Connector, what it refused, and, with the level ALL, who called what.",
        RuleIds.GetHelpUri(RuleIds.AuditLogLevel));

    private static readonly DiagnosticDescriptor _clearTextToBackEnd = new(
        RuleIds.ClearTextToBackEnd, "Clear text between Cloud Connector and system", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The tunnel to SAP BTP is encrypted, the last mile is only if the mapping says so.",
        RuleIds.GetHelpUri(RuleIds.ClearTextToBackEnd));

    private static readonly DiagnosticDescriptor _internalHostName = new(
        RuleIds.InternalHostName, "Internal host name as the virtual host", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The virtual host stands in destinations, logs and error messages. It should not tell where the system is.",
        RuleIds.GetHelpUri(RuleIds.InternalHostName));

    private static readonly DiagnosticDescriptor _opaqueTcp = new(
        RuleIds.OpaqueTcp, "Plain TCP or a range of ports is exposed", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "For TCP the mapping itself is the permission: there are no paths, and the connector does not look into what is sent.",
        RuleIds.GetHelpUri(RuleIds.OpaqueTcp));

    private static readonly DiagnosticDescriptor _rfcForAllClients = new(
        RuleIds.RfcForAllClients, "RFC mapping for all clients", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "An ABAP system has several clients with data and users of their own. A mapping without a list opens all of them.",
        RuleIds.GetHelpUri(RuleIds.RfcForAllClients));

    private static readonly DiagnosticDescriptor _untrustedPrincipals = new(
        RuleIds.UntrustedPrincipals, "Propagated users whom the Cloud Connector does not trust", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The Cloud Connector hands users on only if it trusts who issued their tokens, and only if the mapping logs them on.",
        RuleIds.GetHelpUri(RuleIds.UntrustedPrincipals));

    private static readonly DiagnosticDescriptor _expiringCertificate = new(
        RuleIds.ExpiringCertificate, "Certificate that ends soon, or master secret of more than a year", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "When a certificate of the Cloud Connector ends, tunnels close or users are no longer propagated.",
        RuleIds.GetHelpUri(RuleIds.ExpiringCertificate));

    private static readonly DiagnosticDescriptor _sharedCloudConnector = new(
        RuleIds.SharedCloudConnector, "Production and tests share a Cloud Connector", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Subaccounts that share a connector share its load, its updates and its administrators.",
        RuleIds.GetHelpUri(RuleIds.SharedCloudConnector));

    private static readonly DiagnosticDescriptor _administrationAccess = new(
        RuleIds.AdministrationAccess, "Administration with the built-in user or an unproved certificate", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Who administers the Cloud Connector decides what SAP BTP reaches. The audit log should be able to name them.",
        RuleIds.GetHelpUri(RuleIds.AdministrationAccess));

    private static readonly DiagnosticDescriptor _unusedExposure = new(
        RuleIds.UnusedExposure, "Exposed resource that no declared service uses", "{0}", RuleCategories.CloudConnector, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "What is exposed and not called is a way into the company's network that nobody watches.",
        RuleIds.GetHelpUri(RuleIds.UnusedExposure));

    /// <summary>The rules, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        _missingConnectivityBinding,
        _missingDestinationBinding,
        _unusedConnectivityInstance,
        _propagationWithoutUserTokens,
        _connectivityWithoutUse,
        _secretBinding,
        _unrotatedBinding,
        _variableInProduction,
        _unreadableManifest,
        _destinationPerEndpoint,
        _technicalUserForPeople,
        _authenticationAgainstProxyType,
        _clientCertificateOnPremise,
        _onPremiseHttpsUrl,
        _clearTextOverInternet,
        _rfcPasswordLogon,
        _rfcContradiction,
        _duplicateDestination,
        _removedProperty,
        _misspelledProperty,
        _invalidProperty,
        _tokenForwarding,
        _unknownLocationId,
        _notExposed,
        _rfcPortMismatch,
        _trustStoreWithoutEffect,
        _credentialLiteralInManifest,
        _userInfoInUrl,
        _liveEnvironmentFile,
        _uncheckedCertificates,
        _exposedWhole,
        _broadPrefix,
        _singleCloudConnector,
        _anyShadowHost,
        _cloudConnectorRelease,
        _auditLogLevel,
        _clearTextToBackEnd,
        _internalHostName,
        _opaqueTcp,
        _rfcForAllClients,
        _untrustedPrincipals,
        _expiringCertificate,
        _sharedCloudConnector,
        _administrationAccess,
        _unusedExposure,
    ];

    /// <summary>The rule of an id.</summary>
    /// <param name="id">The id.</param>
    public static DiagnosticDescriptor Of(string id)
    {
        foreach (var rule in All)
        {
            if (rule.Id == id)
                return rule;
        }

        throw new ArgumentOutOfRangeException(nameof(id), id, "A rule of the policy has no descriptor.");
    }
}
