using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>Options, methods, events and connection strings of libraries that switch the validation of certificates off without a callback that says so.</summary>
internal static class ValidationSwitch
{
    // AllowUntrustedCertificates, IgnoreSslErrors, TrustServerCertificate, GiveUpSecurityAndAcceptAnyTlsHostCertificate: a permission, what it is about, and what is wrong with it.
    private static readonly Regex _permission = new("(Accept|Allow|Trust|Ignore|Skip|Disable|Bypass|Suppress)", RegexOptions.CultureInvariant);
    private static readonly Regex _subject = new("(Certificate|Cert(?![a-z])|Certs|Ssl|SSL|Tls|TLS)", RegexOptions.CultureInvariant);
    private static readonly Regex _wrong = new("(Any|All(?!ow)|Invalid|Untrusted|Unstrusted|Unsafe|Insecure|SelfSigned|Mismatch|Errors?$|Validation|Verification|Verify|Validate|Checks?$|Server)", RegexOptions.CultureInvariant);
    private static readonly Regex _demand = new("^((Verify|Validate|Check)(Server|Remote|Peer)?(Ssl|SSL|Tls|TLS|Certificates?|Cert|Hostname|HostName)+|(Enable|Require|Use)?(Server|Remote)?(Ssl|SSL|Tls|TLS)?(Server)?(Certificate|Cert|Ssl|SSL|Tls|TLS)(Validation|Verification)|(Ssl|SSL|Tls|TLS)Verify|RejectUnauthorized)$", RegexOptions.CultureInvariant);

    // Names that the patterns do not tell.
    private static readonly HashSet<string> _known = new(StringComparer.Ordinal) { "ValidateAnyCertificate", "IgnoreCertificateRevocationErrors", "TrustServerCertificate", "SslSkipVerify", "InsecureSkipVerify" };

    // Revocation, caches and names of clients' certificates are other matters; a client certificate is not the server's.
    private static readonly Regex _other = new("(Revocation|ClientCert|Renegotiation|Resume|Cache|Logging|Async|Pinning)", RegexOptions.CultureInvariant);

    // Server=...;TrustServerCertificate=True, sslValidateCertificate=false, ?tlsInsecure=true
    private static readonly Regex _connectionField = new(
        @"(?:^|[;?&])\s*(?:(?<name>Trust\s?Server\s?Certificate|tlsInsecure|tlsAllowInvalidCertificates|tlsAllowInvalidHostnames)\s*=\s*[""']?(?:true|yes|1)|(?<name>sslValidateCertificate|SSL_SERVER_DN_MATCH|sslVerifyCertificate)\s*=\s*[""']?(?:false|no|off|0))[""']?\s*(?:[;&]|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex _localServer = new(@"(?:^|;)\s*(?:Server|Data Source|Host|Addr|Address|Network Address)\s*=\s*[""']?(?:tcp:|np:)?(?:localhost|\(localdb\)|\(local\)|127\.0\.0\.1|::1|\.)(?=[\\,:;""'\s]|$)|^mongodb://(?:[^@/]*@)?(?:localhost|127\.0\.0\.1)[:/?]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether an option of this name and value means that certificates are not validated.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value.</param>
    public static bool IsOff(string name, bool value)
    {
        if (value && _known.Contains(name))
            return true;
        if (name.Length < 8 || _other.IsMatch(name))
            return false;

        // "AllowCertificateChainErrors": a permission alone says little, "TrustAll" enough.
        return value ? _permission.IsMatch(name) && _subject.IsMatch(name) && _wrong.IsMatch(name) && !_demand.IsMatch(name) && !name.StartsWith("Disallow", StringComparison.Ordinal) : _demand.IsMatch(name);
    }

    /// <summary>Whether a method of this name switches the validation off: <c>WithAllowUntrustedCertificates()</c>, <c>AllowAnyClientCertificate()</c>.</summary>
    /// <param name="name">The method.</param>
    public static bool IsOffByCall(string name) => name is "AllowAnyClientCertificate" || IsOff(name.StartsWith("With", StringComparison.Ordinal) ? name.Substring(4) : name.StartsWith("Set", StringComparison.Ordinal) || name.StartsWith("Use", StringComparison.Ordinal) ? name.Substring(3) : name, value: true);

    /// <summary>Whether a validation of a library says by its name that it accepts everything.</summary>
    /// <param name="name">The method or member.</param>
    public static bool AcceptsByName(string name) => name is "AllowAll" or "AcceptAll" or "TrustAll" or "AcceptAny" or "AlwaysValid" or "AlwaysAccept" or "AcceptAllCertificates" or "TrustAllCertificates" or "DangerousAcceptAnyServerCertificateValidator";

    /// <summary>The field of a connection string that switches the validation off, or null; a server of the same machine needs none.</summary>
    /// <param name="text">The connection string, or a part of one.</param>
    public static string? OfConnectionString(string text) =>
        _connectionField.Match(text) is { Success: true } match && !_localServer.IsMatch(text) ? match.Groups["name"].Value : null;

    /// <summary>Whether the code of an event accepts whatever comes: <c>e.Accept = true</c> without a condition.</summary>
    /// <param name="body">The body of the lambda.</param>
    public static bool AcceptsAlways(IOperation body) =>
        body is IBlockOperation { Operations: var statements } && statements.All(static statement => statement is IExpressionStatementOperation or IReturnOperation)
        && statements.Any(static statement => statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Accept" or "AcceptCertificate" or "IsValid" }, Value.ConstantValue: { HasValue: true, Value: true } } });
}
