using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Code.Credentials;
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
        "{0} accepts every {1}: remove it, and trust the issuer (a destination's trust store, a custom root)",
        "A validation that accepts everything makes TLS worthless: credentials and tokens go to whoever answers.");

    private const string OfServers = "server certificate, so that anybody on the way can read and change what is sent";
    private const string OfClients = "client certificate, so that anybody can pass for another";

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
        if (!TreeText.HasAny(tree, context.CancellationToken, "Certificate", "Ssl", "ssl", "nsecure", "Tls"))
            return;

        foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    AnalyzeFunction(context, function);
                    break;
                case IdentifierNameSyntax { Identifier.ValueText: AcceptAnyValidator } name when name.Parent is not InvocationExpressionSyntax:
                    ReportOff(context, name.Parent is MemberAccessExpressionSyntax member ? member : name, "'" + AcceptAnyValidator + "'");
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None", Expression: var owner } none when NameOf(owner) is "X509CertificateValidationMode" or "X509CertificateValidator" && IsValue(none):
                    ReportOff(context, none, "'" + NameOf(owner) + ".None'");
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax when IsValue((ExpressionSyntax)node):
                    AnalyzeMethodGroup(context, (ExpressionSyntax)node);
                    break;
                case AssignmentExpressionSyntax { Left: var target } assignment when NameOf(target) is "VerificationFlags" or "AcceptablePolicyErrors":
                    AnalyzeFlags(context, assignment);
                    break;
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression } value:
                    AnalyzeSwitch(context, value);
                    break;
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax:
                    AnalyzeText(context, (ExpressionSyntax)node);
                    break;
                case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax called } } call when ValidationSwitch.IsOffByCall(called.Identifier.ValueText) && IsLibraries(context, call):
                    ReportCall(context, call, called.Identifier.ValueText);
                    break;
                case MethodDeclarationSyntax { Identifier.ValueText: "Validate", ParameterList.Parameters.Count: 1 } method when method.Modifiers.Any(SyntaxKind.OverrideKeyword):
                    AnalyzeValidator(context, method);
                    break;
            }
        }
    }

    // options.X = true; with { X = true }; Method(x: true); builder.AllowUntrustedCertificates(true); builder["TrustServerCertificate"] = true
    private static void AnalyzeSwitch(SemanticModelAnalysisContext context, LiteralExpressionSyntax value)
    {
        var isTrue = value.IsKind(SyntaxKind.TrueLiteralExpression);
        switch (value.Parent)
        {
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var option } assignment when NameOf(option) is { } name:
                if (ValidationSwitch.IsOff(name, isTrue) && IsLibraries(context, option))
                    ReportOff(context, assignment, "'" + name + "'", name);
                break;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } } assignment when KeyOf(keys[0]) is { } key:
                if (ValidationSwitch.OfConnectionString(key + "=" + value.Token.ValueText) is not null)
                    ReportOff(context, assignment, "'" + key + "'");
                break;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument:
                if (argument.NameColon is { Name.Identifier.ValueText: var named } && ValidationSwitch.IsOff(Capital(named), isTrue) && IsLibraries(context, call))
                    ReportOff(context, argument, "'" + named + "'", named);
                else if (isTrue && list.Arguments.Count == 1 && NameOf(call.Expression) is { } called && ValidationSwitch.IsOffByCall(called) && IsLibraries(context, call))
                    ReportCall(context, call, called);
                else if (list.Arguments.Count == 2 && list.Arguments[1] == argument && KeyOf(list.Arguments[0]) is { } added && ValidationSwitch.OfConnectionString(added + "=" + value.Token.ValueText) is not null)
                    ReportOff(context, call, "'" + added + "'");
                break;
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } entry when pair[1] == value && (pair[0] as LiteralExpressionSyntax)?.Token.Value is string key:
                if (ValidationSwitch.OfConnectionString(key + "=" + value.Token.ValueText) is not null)
                    ReportOff(context, entry, "'" + key + "'");
                break;
            case ArgumentSyntax { NameColon.Name.Identifier.ValueText: var parameter, Parent.Parent: BaseObjectCreationExpressionSyntax creation } argument when ValidationSwitch.IsOff(Capital(parameter), isTrue) && IsLibraries(context, creation):
                ReportOff(context, argument, "'" + parameter + "'", parameter);
                break;
        }
    }

    // A connection string, whole or in parts; and ["TrustServerCertificate"] = "true".
    private static void AnalyzeText(SemanticModelAnalysisContext context, ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax { Token.ValueText: var value, Parent: not BinaryExpressionSyntax } && value.Length < 6)
        {
            var key = expression.Parent switch
            {
                AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => KeyOf(keys[0]),
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } } => KeyOf(keys[0]),
                ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: { Count: 2 } arguments } } argument when arguments[1] == argument => KeyOf(arguments[0]),
                InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when pair[1] == expression => (pair[0] as LiteralExpressionSyntax)?.Token.Value as string,
                _ => null,
            };
            if (key is not null && ValidationSwitch.OfConnectionString(key + "=" + value) is not null)
                ReportOff(context, expression, "'" + key + "'");
            return;
        }

        if (!SyntaxText.IsFirst(expression) || expression.Parent is AttributeArgumentSyntax)
            return;

        var whole = SyntaxText.Whole(expression);
        if (whole.Span.Length >= 14 && ValidationSwitch.OfConnectionString(SyntaxText.Read(whole)) is { } field)
            ReportOff(context, whole, "'" + field + "'");
    }

    // A validator of WCF rejects by an exception: one that has none to throw, and calls nobody who could, accepts.
    private static void AnalyzeValidator(SemanticModelAnalysisContext context, MethodDeclarationSyntax method)
    {
        if (context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken) is not { ReturnsVoid: true, ContainingType.BaseType.Name: "X509CertificateValidator" } symbol
            || Callback.BodyOf(symbol, context.SemanticModel, out var model, context.CancellationToken) is not { } body)
            return;
        if (!body.Descendants().Any(static part => part is IThrowOperation || (part is IInvocationOperation call && call.Arguments.Any(static argument => argument.Value is IParameterReferenceOperation)) || part is IInvocationOperation { TargetMethod.Name: "Build" or "Verify" }))
            ReportOff(context, method.Identifier.Parent!, "'" + symbol.ContainingType.Name + "'", place: method.Identifier.GetLocation());
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
            ReportOff(context, function, "The validation");
        else if (IsValidation(type, function))
            Report(context, body, symbol.Parameters, function, "The validation");
    }

    private static void AnalyzeMethodGroup(SemanticModelAnalysisContext context, ExpressionSyntax expression)
    {
        if (context.SemanticModel.GetSymbolInfo(expression, context.CancellationToken).Symbol is not IMethodSymbol { Parameters.Length: > 0 } method)
            return;

        if (method.ReturnsVoid && IsCalledValidation(TargetName(expression)))
        {
            if (Callback.BodyOf(method, context.SemanticModel, out _, context.CancellationToken) is { } code && ValidationSwitch.AcceptsAlways(code))
                ReportOff(context, expression, "'" + method.Name + "'");
        }
        else if (method.ReturnType.SpecialType == SpecialType.System_Boolean && IsValidation(context.SemanticModel.GetTypeInfo(expression, context.CancellationToken).ConvertedType as INamedTypeSymbol, expression))
        {
            // The method may stand in another file; of one of a library, only the name is known.
            if (method.DeclaringSyntaxReferences.IsEmpty && ValidationSwitch.AcceptsByName(method.Name))
                ReportOff(context, expression, "'" + method.Name + "'");
            else if (Callback.BodyOf(method, context.SemanticModel, out var model, context.CancellationToken) is { } body)
                Report(context, body, method.Parameters, expression, "'" + method.Name + "'", model);
        }
    }

    // A switch of one's own may mean anything; what it does is seen where it is used.
    private static bool IsLibraries(SemanticModelAnalysisContext context, ExpressionSyntax option) =>
        context.SemanticModel.GetSymbolInfo(option, context.CancellationToken).Symbol is { Kind: SymbolKind.Property or SymbolKind.Field or SymbolKind.Method } symbol && !symbol.Locations.Any(static place => place.IsInSource);

    private static void AnalyzeFlags(SemanticModelAnalysisContext context, AssignmentExpressionSyntax assignment)
    {
        if (context.SemanticModel.GetConstantValue(assignment.Right, context.CancellationToken) is not { HasValue: true, Value: int flags } || flags == 0
            || context.SemanticModel.GetTypeInfo(assignment.Right, context.CancellationToken).Type is not { } type)
            return;

        // AllowUnknownCertificateAuthority 16, IgnoreInvalidName 64: who it is. The others are about time, usage and policies.
        const int unsafeFlags = 16 | 64;
        if (type.Name == "X509VerificationFlags" && (flags & 0xFFF) == 0xFFF)
            ReportOff(context, assignment.Right, "'" + assignment.Right + "'");
        else if (type.Name == "X509VerificationFlags" && (flags & unsafeFlags) != 0 && !HasOwnRoots(assignment))
            context.ReportDiagnostic(Diagnostic.Create(_ignored, assignment.Right.GetLocation(), "'" + assignment.Right + "'"));
        else if (type.Name == "SslPolicyErrors")
            context.ReportDiagnostic(Diagnostic.Create((flags & 6) == 6 ? _off : _ignored, assignment.Right.GetLocation(), "'" + assignment.Right + "'", OfServers));
    }

    private static void Report(SemanticModelAnalysisContext context, IOperation body, ImmutableArray<IParameterSymbol> parameters, SyntaxNode place, string what, SemanticModel? model = null)
    {
        switch (Callback.Judge(body, parameters, model ?? context.SemanticModel, context.CancellationToken))
        {
            case Verdict.AcceptsAll:
                ReportOff(context, place, what, TargetName((ExpressionSyntax)place));
                break;
            case Verdict.IgnoresErrors:
                context.ReportDiagnostic(Diagnostic.Create(_ignored, place.GetLocation(), what));
                break;
        }
    }

    private static void ReportCall(SemanticModelAnalysisContext context, InvocationExpressionSyntax call, string name) => ReportOff(context, ((MemberAccessExpressionSyntax)call.Expression).Name, "'" + name + "'", name);

    private static void ReportOff(SemanticModelAnalysisContext context, SyntaxNode node, string what, string target = "", Location? place = null)
    {
        // What is taken away is off no more.
        if (node.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression })
            return;

        var isOfServer = ServerSide.IsOfServer(node, target);
        if (isOfServer && ServerSide.IsCheckedElsewhere(node, context.SemanticModel.Compilation, context.CancellationToken))
            return;

        context.ReportDiagnostic(Diagnostic.Create(_off, place ?? node.GetLocation(), what, isOfServer ? OfClients : OfServers));
    }

    private static string? KeyOf(ArgumentSyntax argument) => (argument.Expression as LiteralExpressionSyntax)?.Token.Value as string;

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

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
                case AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets, Right: TupleExpressionSyntax values }:
                    return values.Arguments.IndexOf(value => value.Span.Contains(expression.Span)) is var index and >= 0 && index < targets.Arguments.Count ? NameOf(targets.Arguments[index].Expression) ?? "" : "";
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
}
