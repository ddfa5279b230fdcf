using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Tls;

/// <summary>BTP3007, BTP3009: code that decides on certificates, and accepts every one, or those with a wrong name or issuer.</summary>
/// <remarks>
/// A validation is known by its shape: code that becomes a delegate which takes <c>SslPolicyErrors</c>, or code that is given to something called a certificate validation. Which API it
/// belongs to makes no difference. Files that speak of neither are left out before their syntax is looked at.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CertificateValidationAnalyzer : DiagnosticAnalyzer
{
    private const string AcceptAnyValidator = "DangerousAcceptAnyServerCertificateValidator";

    private static readonly DiagnosticDescriptor _off = Rule.Create(
        RuleIds.CertificateValidationOff, RuleCategories.Credentials, DiagnosticSeverity.Error,
        "Certificate validation switched off",
        "{0} accepts every server certificate, so that anybody on the way can read and change what is sent: remove it, and trust the issuer (a destination's trust store, a custom root)",
        "A validation that accepts everything makes TLS worthless: credentials and tokens go to whoever answers.");

    private static readonly DiagnosticDescriptor _ignored = Rule.Create(
        RuleIds.CertificateErrorsIgnored, RuleCategories.Credentials, DiagnosticSeverity.Warning,
        "Certificate validation that ignores errors",
        "{0} accepts certificates with a wrong name or of an unknown issuer: accept SslPolicyErrors.None alone, and trust the issuer, or compare the certificate with the expected one",
        "A certificate proves something only if its name and its issuer are checked; everybody can issue one with any subject.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_off, _ignored];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!TreeText.HasAny(tree, context.CancellationToken, "Certificate", "Ssl"))
            return;

        foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    AnalyzeFunction(context, function);
                    break;
                case IdentifierNameSyntax { Identifier.ValueText: AcceptAnyValidator } name when name.Parent is not InvocationExpressionSyntax:
                    context.ReportDiagnostic(Diagnostic.Create(_off, (name.Parent is MemberAccessExpressionSyntax member ? (SyntaxNode)member : name).GetLocation(), "'" + AcceptAnyValidator + "'"));
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax when IsValue((ExpressionSyntax)node):
                    AnalyzeMethodGroup(context, (ExpressionSyntax)node);
                    break;
                case AssignmentExpressionSyntax { Left: var target } assignment when NameOf(target) is "VerificationFlags" or "AcceptablePolicyErrors":
                    AnalyzeFlags(context, assignment);
                    break;
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var option, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } value } assignment
                    when NameOf(option) is { } name && ValidationSwitch.IsOff(name, value.IsKind(SyntaxKind.TrueLiteralExpression)) && IsLibraries(context, option):
                    context.ReportDiagnostic(Diagnostic.Create(_off, assignment.GetLocation(), "'" + name + "'"));
                    break;
            }
        }
    }

    private static void AnalyzeFunction(SemanticModelAnalysisContext context, AnonymousFunctionExpressionSyntax function)
    {
        // Most lambdas take one thing and are no validation; the syntax shows it.
        var count = function switch { SimpleLambdaExpressionSyntax => 1, ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.Count, AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters.Count, _ => 4 };
        if (count is 0 || (count == 1 && !IsCalledValidation(TargetName(function))))
            return;
        if (context.SemanticModel.GetOperation(function, context.CancellationToken) is not IAnonymousFunctionOperation { Body: { } body, Symbol: { } symbol, Parent: var parent })
            return;

        var type = (parent as IDelegateCreationOperation)?.Type as INamedTypeSymbol;
        if (symbol.ReturnsVoid && IsCalledValidation(TargetName(function)) && ValidationSwitch.AcceptsAlways(body))
            context.ReportDiagnostic(Diagnostic.Create(_off, function.GetLocation(), "The validation"));
        else if (IsValidation(type, function))
            Report(context, body, symbol.Parameters, function, "The validation");
    }

    private static void AnalyzeMethodGroup(SemanticModelAnalysisContext context, ExpressionSyntax expression)
    {
        if (context.SemanticModel.GetSymbolInfo(expression, context.CancellationToken).Symbol is not IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean, Parameters.Length: > 0 } method
            || !IsValidation(context.SemanticModel.GetTypeInfo(expression, context.CancellationToken).ConvertedType as INamedTypeSymbol, expression)
            || method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference)
            return;

        // The method may stand in another file; its body is judged there.
        var model = reference.SyntaxTree == context.SemanticModel.SyntaxTree ? context.SemanticModel : OtherModel(context.SemanticModel.Compilation, reference.SyntaxTree);
        if (Callback.BodyOf(method, model, context.CancellationToken) is { } body)
            Report(context, body, method.Parameters, expression, "'" + method.Name + "'", model);
    }

    // A switch of one's own may mean anything; what it does is seen where it is used.
    private static bool IsLibraries(SemanticModelAnalysisContext context, ExpressionSyntax option) =>
        context.SemanticModel.GetSymbolInfo(option, context.CancellationToken).Symbol is { Kind: SymbolKind.Property or SymbolKind.Field } symbol && !symbol.Locations.Any(static place => place.IsInSource);

    private static void AnalyzeFlags(SemanticModelAnalysisContext context, AssignmentExpressionSyntax assignment)
    {
        if (context.SemanticModel.GetConstantValue(assignment.Right, context.CancellationToken) is not { HasValue: true, Value: int flags } || flags == 0
            || context.SemanticModel.GetTypeInfo(assignment.Right, context.CancellationToken).Type is not { } type)
            return;

        // AllowUnknownCertificateAuthority 16, IgnoreInvalidName 64: who it is. The others are about time, usage and policies.
        const int unsafeFlags = 16 | 64;
        if (type.Name == "X509VerificationFlags" && (flags & 0xFFF) == 0xFFF)
            context.ReportDiagnostic(Diagnostic.Create(_off, assignment.Right.GetLocation(), "'" + assignment.Right + "'"));
        else if (type.Name == "X509VerificationFlags" && (flags & unsafeFlags) != 0 && !HasOwnRoots(assignment))
            context.ReportDiagnostic(Diagnostic.Create(_ignored, assignment.Right.GetLocation(), "'" + assignment.Right + "'"));
        else if (type.Name == "SslPolicyErrors")
            context.ReportDiagnostic(Diagnostic.Create((flags & 6) == 6 ? _off : _ignored, assignment.Right.GetLocation(), "'" + assignment.Right + "'"));
    }

    private static void Report(SemanticModelAnalysisContext context, IOperation body, ImmutableArray<IParameterSymbol> parameters, SyntaxNode place, string what, SemanticModel? model = null)
    {
        var rule = Callback.Judge(body, parameters, model ?? context.SemanticModel, context.CancellationToken) switch { Verdict.AcceptsAll => _off, Verdict.IgnoresErrors => _ignored, _ => null };
        if (rule is not null)
            context.ReportDiagnostic(Diagnostic.Create(rule, place.GetLocation(), what));
    }

    private static bool IsValidation(INamedTypeSymbol? type, ExpressionSyntax place)
    {
        if (type?.DelegateInvokeMethod is not { ReturnType.SpecialType: SpecialType.System_Boolean } invoke)
            return false;

        var takesCertificate = false;
        foreach (var parameter in invoke.Parameters)
        {
            if (Callback.IsPolicyErrors(parameter.Type))
                return true;
            takesCertificate |= parameter.Type.Name is "X509Certificate" or "X509Certificate2" or "X509Chain" || parameter.Type.Name.IndexOf("CertificateValidation", StringComparison.Ordinal) >= 0;
        }

        return takesCertificate && IsCalledValidation(TargetName(place) + " " + type.Name);
    }

    private static bool IsCalledValidation(string name) =>
        name.IndexOf("ertificate", StringComparison.Ordinal) >= 0
        && (name.IndexOf("alidat", StringComparison.Ordinal) >= 0 || name.IndexOf("erify", StringComparison.Ordinal) >= 0 || name.IndexOf("erific", StringComparison.Ordinal) >= 0 || name.IndexOf("Check", StringComparison.Ordinal) >= 0
            || name.IndexOf("Accept", StringComparison.Ordinal) >= 0 || name.IndexOf("Trust", StringComparison.Ordinal) >= 0);

    // What the code is given to: options.CertificateValidator = ..., Certificates.Validate(...), a variable.
    private static string TargetName(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression.Parent; node is not null and not StatementSyntax and not MemberDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment:
                    return NameOf(assignment.Left) ?? "";
                case VariableDeclaratorSyntax variable:
                    return variable.Identifier.ValueText;
                case InvocationExpressionSyntax call:
                    return NameOf(call.Expression) ?? "";
                case AnonymousFunctionExpressionSyntax:
                    return "";
            }
        }

        return expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch { PropertyDeclarationSyntax property => property.Identifier.ValueText, MethodDeclarationSyntax method => method.Identifier.ValueText, _ => "" };
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    // A name that is not called, not a part of a longer one, and stands where a delegate can go.
    private static bool IsValue(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ConditionalExpressionSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } => true,
        _ => false,
    };

    // A private root needs the flag, where the own roots are compared afterwards.
    private static bool HasOwnRoots(SyntaxNode place) =>
        place.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.ToString() is { } text && (text.Contains("CustomTrustStore") || text.Contains("CustomRootTrust") || text.Contains("Thumbprint") || text.Contains("RawData"));

#pragma warning disable RS1030 // a method group of another file is rare, and its body is needed
    private static SemanticModel OtherModel(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
}
