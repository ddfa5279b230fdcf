using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>Options and events of libraries that switch the validation of certificates off without a callback that says so.</summary>
internal static class ValidationSwitch
{
    private static readonly HashSet<string> _off = new(StringComparer.Ordinal)
    {
        "ValidateAnyCertificate", "AcceptAnyCertificate", "AcceptAllCertificates", "AllowUntrustedCertificates", "AllowUntrustedCertificate", "AllowInvalidCertificates", "IgnoreCertificateErrors", "IgnoreSslErrors",
        "IgnoreCertificateChainErrors", "IgnoreCertificateRevocationErrors", "SkipCertificateValidation", "DisableServerCertificateValidation", "DisableCertificateValidation", "TrustAllCertificates",
    };

    private static readonly HashSet<string> _on = new(StringComparer.Ordinal)
    {
        "EnableSslCertificateVerification", "EnableServerCertificateValidation", "ValidateServerCertificate", "VerifyServerCertificate", "CheckServerCertificate", "ServerCertificateValidation",
    };

    /// <summary>Whether an option of this name and value means that certificates are not validated.</summary>
    /// <param name="name">The option.</param>
    /// <param name="value">Its value.</param>
    public static bool IsOff(string name, bool value) => (value ? _off : _on).Contains(name);

    /// <summary>Whether the code of an event accepts whatever comes: <c>e.Accept = true</c> without a condition.</summary>
    /// <param name="body">The body of the lambda.</param>
    public static bool AcceptsAlways(IOperation body) =>
        body is IBlockOperation { Operations: var statements } && statements.All(static statement => statement is IExpressionStatementOperation or IReturnOperation)
        && statements.Any(static statement => statement is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Accept" or "AcceptCertificate" or "IsValid" }, Value.ConstantValue: { HasValue: true, Value: true } } });
}
