using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>
/// Servers that let every client certificate through the handshake. That is a hole where nothing but the handshake decides; it is none where the code looks at the certificate afterwards, to answer 401 and
/// not to break the connection off.
/// </summary>
internal static class ServerSide
{
    private static readonly string[] _checks = ["Thumbprint", ".Build(", ".Verify(", "RawData", "GetRawCertData", "GetCertHash", "PublicKey", "CustomTrustStore"];

    /// <summary>Whether the validation is one of a server, about certificates of its clients.</summary>
    /// <param name="place">The validation.</param>
    /// <param name="target">What it is given to.</param>
    public static bool IsOfServer(SyntaxNode place, string target)
    {
        if (target.IndexOf("ClientCert", StringComparison.Ordinal) >= 0)
            return true;

        for (var node = place.Parent; node is not null and not BaseTypeDeclarationSyntax; node = node.Parent)
        {
            if (node is ObjectCreationExpressionSyntax { Type: var type } && Last(type) is "SslServerAuthenticationOptions" or "HttpsConnectionAdapterOptions")
                return true;
            if (node is MemberDeclarationSyntax && Calls(node, "AuthenticateAsServer") && !Calls(node, "AuthenticateAsClient"))
                return true;
        }

        return false;
    }

    /// <summary>Whether code looks at the certificate after the handshake: the type at the stream, any type at the connection of the request.</summary>
    public static bool IsCheckedElsewhere(SyntaxNode place, Compilation compilation, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && Names(type, "RemoteCertificate") && Checks(type.ToString()))
            return true;

        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeText.HasAny(tree, cancellation, "ClientCertificate", "AddCertificate"))
                continue;

            // AddAuthentication().AddCertificate() validates; reading alone does not.
            var root = tree.GetRoot(cancellation);
            if (Calls(root, "AddCertificate") && TreeText.HasAny(tree, cancellation, "AddAuthentication", "AuthenticationBuilder"))
                return true;
            if ((Names(root, "ClientCertificate") || Calls(root, "GetClientCertificateAsync")) && TreeText.HasAny(tree, cancellation, _checks))
                return true;
        }

        return false;
    }

    private static bool Checks(string text) => Array.Exists(_checks, check => text.IndexOf(check, StringComparison.Ordinal) >= 0);

    private static bool Names(SyntaxNode code, string member) =>
        code.DescendantNodes().Any(node => node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access && name == member && !(access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
            || (node is MemberBindingExpressionSyntax { Name.Identifier.ValueText: var bound } && bound == member));

    private static bool Calls(SyntaxNode code, string start) =>
        code.DescendantNodes().Any(node => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && name.StartsWith(start, StringComparison.Ordinal));

    private static string Last(TypeSyntax type) => type switch { QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText, SimpleNameSyntax simple => simple.Identifier.ValueText, _ => "" };
}
