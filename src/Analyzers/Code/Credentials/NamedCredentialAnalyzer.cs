using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>BTP3003: a literal that is called a credential, or compared with one, and reaches no place that is known to take credentials.</summary>
/// <remarks>It reads syntax alone, and looks at names first: most end in no credential.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamedCredentialAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.CredentialLiteralByName, RuleCategories.Credentials, DiagnosticSeverity.Warning,
        "Literal under the name of a credential",
        "By its name '{0}' is a credential, and its value stands in the code: take it from configuration, a service binding or the destination",
        "A constant, default value or comparison that is called a password, key, secret or token holds one in most cases.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // The values of tests are made up, and named after what they stand for.
            if (TestProjects.Is(start.Compilation))
                return;

            var names = CredentialNames.Of(start.Options);
            var search = new Lazy<CredentialSearch>(() => new CredentialSearch(start.Compilation, names));
            start.RegisterSyntaxNodeAction(
                c => Analyze(c, names, search),
                SyntaxKind.VariableDeclarator, SyntaxKind.PropertyDeclaration, SyntaxKind.Parameter, SyntaxKind.AnonymousObjectMemberDeclarator, SyntaxKind.SimpleAssignmentExpression,
                SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.IsPatternExpression, SyntaxKind.InvocationExpression,
                SyntaxKind.MethodDeclaration, SyntaxKind.GetAccessorDeclaration, SyntaxKind.Attribute, SyntaxKind.TupleExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, CredentialNames names, Lazy<CredentialSearch> search)
    {
        switch (context.Node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } variable when CredentialCollections.IsNamed(variable.Identifier.ValueText, names):
                CheckCollection(context, variable.Identifier.ValueText, value);
                break;
            case PropertyDeclarationSyntax property when (property.Initializer?.Value ?? property.ExpressionBody?.Expression) is { } value && CredentialCollections.IsNamed(property.Identifier.ValueText, names):
                CheckCollection(context, property.Identifier.ValueText, value);
                break;
            case TupleExpressionSyntax tuple:
                CheckTuple(context, names, tuple);
                break;
            case VariableDeclaratorSyntax { Initializer.Value: { } value } variable:
                Check(context, names, variable.Identifier.ValueText, value, variable, search);
                break;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } property:
                Check(context, names, property.Identifier.ValueText, value);
                break;
            case PropertyDeclarationSyntax { Initializer.Value: { } value, AccessorList: { } accessors } property when !accessors.Accessors.Any(static accessor => accessor.Kind() is SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration):
                Check(context, names, property.Identifier.ValueText, value);
                break;
            case MethodDeclarationSyntax { ParameterList.Parameters.Count: 0 } method when Returned(method.ExpressionBody, method.Body) is { } value:
                Check(context, names, method.Identifier.ValueText.StartsWith("Get", StringComparison.Ordinal) ? method.Identifier.ValueText.Substring(3) : method.Identifier.ValueText, value);
                break;
            case AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } accessor when Returned(accessor.ExpressionBody, accessor.Body) is { } value:
                Check(context, names, property.Identifier.ValueText, value);
                break;
            case AttributeSyntax { Name: var type, ArgumentList.Arguments: { Count: 1 } values, Parent.Parent: PropertyDeclarationSyntax property } when (type is QualifiedNameSyntax qualified ? qualified.Right : type) is IdentifierNameSyntax { Identifier.ValueText: "DefaultValue" or "DefaultValueAttribute" }:
                Check(context, names, property.Identifier.ValueText, values[0].Expression);
                break;
            case ParameterSyntax { Default.Value: { } value } parameter:
                Check(context, names, parameter.Identifier.ValueText, value);
                break;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var name } member:
                Check(context, names, name, member.Expression);
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment when MayBeText(assignment.Right) && names.MayBeNamed(target.Identifier.ValueText) && !IsSink(context, target):
                Check(context, names, target.Identifier.ValueText, assignment.Right);
                break;
            case BinaryExpressionSyntax comparison:
                Compare(context, names, comparison.Left, comparison.Right);
                break;
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } pattern:
                Compare(context, names, pattern.Expression, constant.Expression);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals", Expression: var instance }, ArgumentList.Arguments: { Count: > 0 } arguments }:
                Compare(context, names, arguments.Count > 1 && arguments[1].Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "StringComparison" } } ? arguments[1].Expression : instance, arguments[0].Expression);
                break;
        }
    }

    // One finding for all: a table of credentials is one thing to take out of the code.
    private static void CheckCollection(SyntaxNodeAnalysisContext context, string name, ExpressionSyntax collection)
    {
        foreach (var value in CredentialCollections.Values(collection))
        {
            if (SyntaxConstant.Read(value) is not { } text || !SecretText.IsSecretByName(text) || !text.Any(char.IsDigit) || SecretText.IsCalledCredential(text))
                continue;

            Report(context, name, value);
            return;
        }
    }

    // (User: "a", Password: "b"), and the same by the names of what it is assigned to.
    private static void CheckTuple(SyntaxNodeAnalysisContext context, CredentialNames names, TupleExpressionSyntax tuple)
    {
        var arguments = tuple.Arguments;
        if (!arguments.Any(static argument => argument.Expression is LiteralExpressionSyntax { Token.Value: string }))
            return;

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Expression is LiteralExpressionSyntax { Token.Value: string } value && CredentialCollections.ElementName(tuple, i, context.SemanticModel, context.CancellationToken) is { } name)
                Check(context, names, name, value);
        }
    }

    // What a member returns, if that is all it does.
    private static ExpressionSyntax? Returned(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body) =>
        arrow?.Expression ?? (body is { Statements: { Count: 1 } statements } ? (statements[0] as ReturnStatementSyntax)?.Expression : null);

    private static void Compare(SyntaxNodeAnalysisContext context, CredentialNames names, ExpressionSyntax left, ExpressionSyntax right)
    {
        if (NameOf(left) is { } name && right is LiteralExpressionSyntax)
            Check(context, names, name, right);
        else if (NameOf(right) is { } other && left is LiteralExpressionSyntax)
            Check(context, names, other, left);
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Text" or "Value", Expression: var control } => NameOf(control),
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } when keys[0].Expression is LiteralExpressionSyntax { Token.Value: string key } => key.Substring(key.LastIndexOfAny([':', '.', '/']) + 1),
        _ => null,
    };

    private static void Check(SyntaxNodeAnalysisContext context, CredentialNames names, string name, ExpressionSyntax value, VariableDeclaratorSyntax? variable = null, Lazy<CredentialSearch>? search = null)
    {
        if (!MayBeText(value) || !names.MayBeNamed(name) || SyntaxConstant.Read(value) is not { Length: > 0 } text || IsNameOf(name, text))
            return;

        var isSecret = names.IsNamed(name) ? SecretText.IsSecretByName(text) : CredentialNames.IsBare(name) && SecretText.LooksRandom(text);
        if (isSecret && SelfEvidentSecret.Find(text, isTest: false) is null && !(variable is not null && search is not null && ReachesSink(context, variable, search)))
            Report(context, name, value);
    }

    private static void Report(SyntaxNodeAnalysisContext context, string name, ExpressionSyntax value) =>
        context.ReportDiagnostic(Diagnostic.Create(_rule, value.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(CredentialLiteralAnalyzer.NameProperty, name), name));

    // BTP3001 reports where the value goes, as an error; the same literal is not reported twice.
    private static bool ReachesSink(SyntaxNodeAnalysisContext context, VariableDeclaratorSyntax variable, Lazy<CredentialSearch> search)
    {
        if (context.SemanticModel.GetDeclaredSymbol(variable, context.CancellationToken) is not { } symbol)
            return false;

        SyntaxNode? scope = symbol is IFieldSymbol ? variable.FirstAncestorOrSelf<TypeDeclarationSyntax>() : variable.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? variable.SyntaxTree.GetRoot(context.CancellationToken);
        return scope!.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == symbol.Name
            && search.Value.ReportsAt(name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : name, context.SemanticModel, context.CancellationToken)
            && SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol, symbol));
    }

    // RefreshToken = "OAuth2RefreshToken": what a thing is called elsewhere.
    private static bool IsNameOf(string name, string text) => text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').EndsWith(name, StringComparison.Ordinal) && text.All(char.IsLetterOrDigit);

    private static bool MayBeText(ExpressionSyntax value) => value is LiteralExpressionSyntax or BinaryExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax;

    // What can be set from outside is BTP3001's.
    private static bool IsSink(SyntaxNodeAnalysisContext context, IdentifierNameSyntax target) => context.SemanticModel.GetSymbolInfo(target, context.CancellationToken).Symbol switch
    {
        IPropertySymbol { SetMethod: not null } => true,
        IFieldSymbol field => field.DeclaredAccessibility != Accessibility.Private,
        _ => false,
    };
}
