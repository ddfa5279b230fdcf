using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>A piece of code that decides on a certificate: a lambda, a local function or a method.</summary>
internal static class Callback
{
    private const int WrongName = 2;
    private const int ChainErrors = 4;

    // Whoever looks at these compares the certificate itself with one that is expected, or builds a chain of his own.
    private static readonly HashSet<string> _pinning = new(StringComparer.Ordinal)
    {
        "Thumbprint", "GetCertHash", "GetCertHashString", "TryGetCertHash", "RawData", "RawDataMemory", "GetRawCertData", "GetRawCertDataString", "PublicKey", "GetPublicKey", "GetPublicKeyString", "SerialNumber",
        "SerialNumberBytes", "GetSerialNumber", "GetSerialNumberString", "Build", "Verify", "ChainStatus", "ChainElements", "Equals", "SequenceEqual", "FixedTimeEquals", "ExportSubjectPublicKeyInfo", "Export", "GetHashCode",
    };

    /// <summary>What the code does with certificates that are not valid.</summary>
    public static Verdict Judge(IOperation body, IReadOnlyList<IParameterSymbol> parameters, SemanticModel model, CancellationToken cancellation)
    {
        var errors = parameters.FirstOrDefault(parameter => IsPolicyErrors(parameter.Type));
        Outcome Run(int value) => new CallbackRun(errors, value, model, cancellation).Run(body);

        if (errors is null)
            return Run(0) == Outcome.True ? Verdict.AcceptsAll : Verdict.Checks;
        if (Run(0) == Outcome.True && Run(1) == Outcome.True && Run(WrongName) == Outcome.True && Run(ChainErrors) == Outcome.True && Run(7) == Outcome.True)
            return Verdict.AcceptsAll;
        if (Run(WrongName) == Outcome.True || Run(ChainErrors) == Outcome.True || Run(WrongName | ChainErrors) == Outcome.True)
            return Verdict.IgnoresErrors;

        return (Run(WrongName) & Outcome.True) != 0 && !LooksAtMore(body, parameters, errors) ? Verdict.IgnoresErrors : Verdict.Checks;
    }

    /// <summary>Whether the type is <c>SslPolicyErrors</c>.</summary>
    public static bool IsPolicyErrors(ITypeSymbol type) => type.Name == "SslPolicyErrors";

    /// <summary>The body of a method that stands in this file, or null.</summary>
    public static IOperation? BodyOf(IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
            SyntaxNode? body = syntax switch
            {
                MethodDeclarationSyntax declaration => declaration.Body ?? (SyntaxNode?)declaration.ExpressionBody?.Expression,
                LocalFunctionStatementSyntax function => function.Body ?? (SyntaxNode?)function.ExpressionBody?.Expression,
                _ => null,
            };
            if (body is null || method.IsVirtual || method.IsAbstract)
                continue;
            if (syntax.SyntaxTree == model.SyntaxTree)
                return Wrapped(model.GetOperation(body, cancellation));

            // A method of another file: only what syntax alone tells.
            return null;
        }

        return null;
    }

    // The operation of an expression body is the expression itself; its parent returns it.
    private static IOperation? Wrapped(IOperation? body) => body is IBlockOperation or null ? body : body.Parent is IReturnOperation { Parent: IBlockOperation block } ? block : body.Parent ?? body;

    private static bool LooksAtMore(IOperation body, IReadOnlyList<IParameterSymbol> parameters, IParameterSymbol errors)
    {
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case IParameterReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Parameter, errors):
                case IPropertyReferenceOperation property when _pinning.Contains(property.Property.Name):
                case IInvocationOperation call when _pinning.Contains(call.TargetMethod.Name):
                // Code elsewhere gets the certificate or the chain: it may check anything.
                case IArgumentOperation { Value: var value } when Unwrapped(value) is IParameterReferenceOperation handed && parameters.Contains(handed.Parameter, SymbolEqualityComparer.Default):
                    return true;
            }
        }

        return false;
    }

    private static IOperation Unwrapped(IOperation value) => value is IConversionOperation conversion ? Unwrapped(conversion.Operand) : value;
}
