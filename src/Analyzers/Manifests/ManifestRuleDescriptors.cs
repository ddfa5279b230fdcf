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
        RuleIds.MissingDestinationBinding, "Declared destination without a Destination binding", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Error, isEnabledByDefault: true,
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

    private static readonly DiagnosticDescriptor _removedProperty = new(
        RuleIds.RemovedProperty, "Deprecated property or authentication", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What SAP has deprecated stops working at a date that has been announced or has passed.",
        RuleIds.GetHelpUri(RuleIds.RemovedProperty));

    private static readonly DiagnosticDescriptor _tokenForwarding = new(
        RuleIds.TokenForwarding, "Token forwarding beside another logon", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A forwarded token and the logon of the destination contend for the same header.",
        RuleIds.GetHelpUri(RuleIds.TokenForwarding));

    private static readonly DiagnosticDescriptor _credentialLiteralInManifest = new(
        RuleIds.CredentialLiteralInManifest, "Credential literal in a manifest", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A credential in a manifest is known to everybody who can read the repository, now and in its history.",
        RuleIds.GetHelpUri(RuleIds.CredentialLiteralInManifest));

    private static readonly DiagnosticDescriptor _userInfoInUrl = new(
        RuleIds.UserInfoInUrl, "User and password in a URL", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A password in a URL stays in the repository, in logs, and in everything that prints the URL.",
        RuleIds.GetHelpUri(RuleIds.UserInfoInUrl));

    private static readonly DiagnosticDescriptor _uncheckedCertificates = new(
        RuleIds.UncheckedCertificates, "Every server certificate is accepted", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Without a check of the certificate anybody on the way can stand in for the server and read credentials.",
        RuleIds.GetHelpUri(RuleIds.UncheckedCertificates));

    /// <summary>The rules, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        _missingConnectivityBinding,
        _missingDestinationBinding,
        _unusedConnectivityInstance,
        _propagationWithoutUserTokens,
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
        _removedProperty,
        _tokenForwarding,
        _credentialLiteralInManifest,
        _userInfoInUrl,
        _uncheckedCertificates,
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
