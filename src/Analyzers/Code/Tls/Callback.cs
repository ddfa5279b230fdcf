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
        "SerialNumberBytes", "GetSerialNumber", "GetSerialNumberString", "Build", "Verify", "ChainElements", "Equals", "SequenceEqual", "FixedTimeEquals", "ExportSubjectPublicKeyInfo", "Export", "GetHashCode",
    };

    /// <summary>What the code does with certificates that are not valid.</summary>
    public static Verdict Judge(IOperation body, IReadOnlyList<IParameterSymbol> parameters, SemanticModel model, CancellationToken cancellation)
    {
        var errors = parameters.FirstOrDefault(parameter => IsPolicyErrors(parameter.Type));
        var isUnclear = false;
        Outcome Run(int value)
        {
            var run = new CallbackRun(errors, value, model, cancellation);
            var result = run.Run(body);
            isUnclear |= run.IsUnclear;
            return result;
        }

        // A server always shows a certificate: that one without is rejected means nothing.
        var name = Run(WrongName);
        var chain = Run(ChainErrors);
        var both = Run(WrongName | ChainErrors);
        if (Run(0) == Outcome.True && name == Outcome.True && chain == Outcome.True && both == Outcome.True)
            return Verdict.AcceptsAll;
        if (errors is null && !body.Descendants().Any(static part => part is IPropertyReferenceOperation { Property.Type.Name: "SslPolicyErrors" }))
            return Verdict.Checks;
        if (name == Outcome.True || chain == Outcome.True || both == Outcome.True)
            return Verdict.IgnoresErrors;
        if (isUnclear)
            return Verdict.Checks;

        return ((name & Outcome.True) != 0 && !Pins(body, isStatusEnough: true)) || ((chain & Outcome.True) != 0 && !Pins(body, isStatusEnough: false)) ? Verdict.IgnoresErrors : Verdict.Checks;
    }

    /// <summary>Whether the type is <c>SslPolicyErrors</c>.</summary>
    public static bool IsPolicyErrors(ITypeSymbol type) => type.Name == "SslPolicyErrors";

    /// <summary>The body of a method of this compilation, with the model of the file in which it stands; or null.</summary>
    public static IOperation? BodyOf(IMethodSymbol method, SemanticModel model, out SemanticModel other, CancellationToken cancellation)
    {
        other = model;
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

#pragma warning disable RS1030 // a method of another file is rare, and its body is needed
            if (syntax.SyntaxTree != model.SyntaxTree)
                other = model.Compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
            return Wrapped(other.GetOperation(body, cancellation));
        }

        return null;
    }

    // The operation of an expression body is the expression itself; its parent returns it.
    private static IOperation? Wrapped(IOperation? body) => body is IBlockOperation or null ? body : body.Parent is IReturnOperation { Parent: IBlockOperation block } ? block : body.Parent ?? body;

    // Whether the code compares the certificate itself, or hands it to code that may.
    private static bool Pins(IOperation body, bool isStatusEnough)
    {
        foreach (var operation in body.Descendants())
        {
            var pins = operation switch
            {
                IPropertyReferenceOperation property => _pinning.Contains(property.Property.Name) || (isStatusEnough && property.Property.Name == "ChainStatus"),
                IInvocationOperation call => _pinning.Contains(call.TargetMethod.Name),
                IArgumentOperation argument => IsCertificate(argument.Value.Type is { SpecialType: SpecialType.System_Object } && argument.Value is IConversionOperation boxed ? boxed.Operand.Type : argument.Value.Type) && argument.Parent is not IObjectCreationOperation { Type.Name: "X509Certificate2" or "X509Certificate" },
                IBinaryOperation comparison => IsCertificate(Unwrapped(comparison.LeftOperand).Type) && IsCertificate(Unwrapped(comparison.RightOperand).Type),
                _ => false,
            };
            if (pins && !IsLogged(operation))
                return true;
        }

        return false;
    }

    private static bool IsLogged(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null and not IBlockOperation; outer = outer.Parent)
        {
            if (outer is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: var name } } && Array.Exists(_logging, start => name.StartsWith(start, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static readonly string[] _logging = ["Log", "Write", "Trace", "Debug", "Info", "Warn", "Error", "Append"];

    private static bool IsCertificate(ITypeSymbol? type) => type?.Name is "X509Certificate" or "X509Certificate2" or "X509Chain" or "X509Certificate2Collection" or "X509ChainElementCollection";

    private static IOperation Unwrapped(IOperation value) => value is IConversionOperation conversion ? Unwrapped(conversion.Operand) : value;
}
