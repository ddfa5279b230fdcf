using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>Finds where a piece of code sets headers, in every form: calls, indexers, properties, initializers, chains of calls.</summary>
internal static class HeaderUses
{
    private static readonly HashSet<string> _methods = new(StringComparer.Ordinal) { "Add", "TryAdd", "TryAddWithoutValidation", "Append", "Set", "AddHeader", "WithHeader", "SetHeader", "AddDefaultHeader", "AddOrUpdateHeader", "SetRequestHeader" };

    /// <summary>The headers that are set below a node.</summary>
    public static List<HeaderUse> Of(SyntaxNode scope, SemanticModel model, CancellationToken cancellation)
    {
        var uses = new List<HeaderUse>();
        foreach (var node in scope.DescendantNodes())
        {
            if (Read(node, model, cancellation) is { } use)
                uses.Add(use);
        }

        return uses;
    }

    private static HeaderUse? Read(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        switch (node)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: { Count: >= 2 } arguments } call when _methods.Contains(member.Name.Identifier.ValueText) && NameOf(arguments[0].Expression, model, cancellation) is { } name:
                return Create(name, member.Expression, call, arguments[1].Expression, model, cancellation);
            case InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding, ArgumentList.Arguments: { Count: >= 2 } arguments, Parent: ConditionalAccessExpressionSyntax access } call when _methods.Contains(binding.Name.Identifier.ValueText) && NameOf(arguments[0].Expression, model, cancellation) is { } name:
                return Create(name, access.Expression, call, arguments[1].Expression, model, cancellation);
            case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } target } assignment when NameOf(keys[0].Expression, model, cancellation) is { } name && !IsNull(assignment.Right):
                return Create(name, target.Expression, assignment, assignment.Right, model, cancellation);
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Authorization" or "ProxyAuthorization", Expression: var headers } target } assignment when IsHeaders(headers) && !IsNull(assignment.Right):
                return Create(target.Name.Identifier.ValueText == "Authorization" ? "Authorization" : "Proxy-Authorization", headers, assignment, assignment.Right, model, cancellation);
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Authorization" or "ProxyAuthorization" } target, Parent: InitializerExpressionSyntax list } assignment when !IsNull(assignment.Right):
                return OfInitializer(target.Identifier.ValueText == "Authorization" ? "Authorization" : "Proxy-Authorization", list, assignment, assignment.Right);
            case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys }, Parent: InitializerExpressionSyntax list } assignment when NameOf(keys[0].Expression, model, cancellation) is { } name:
                return OfInitializer(name, list, assignment, assignment.Right);
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair, Parent: InitializerExpressionSyntax list } element when NameOf(pair[0], model, cancellation) is { } name:
                return OfInitializer(name, list, element, pair[1]);
            default:
                return null;
        }
    }

    private static string? NameOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                return text;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Authorization" }:
                return "Authorization";
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ProxyAuthorization" }:
                return "Proxy-Authorization";
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                var symbol = model.GetSymbolInfo(expression, cancellation).Symbol;
                return symbol switch
                {
                    IFieldSymbol { HasConstantValue: true, ConstantValue: string constant } => constant,
                    ILocalSymbol { HasConstantValue: true, ConstantValue: string constant } => constant,
                    IFieldSymbol { IsReadOnly: true } field when field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string initial } } => initial,
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static HeaderUse? Create(string name, ExpressionSyntax receiver, SyntaxNode node, ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        var isDefault = false;
        while (true)
        {
            switch (receiver)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Headers" or "DefaultRequestHeaders" or "DefaultHeaders" } member:
                    isDefault |= member.Name.Identifier.ValueText != "Headers";
                    receiver = member.Expression;
                    continue;
                // request.WithHeader(..).WithHeader(..)
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner }:
                    receiver = inner.Expression;
                    continue;
                case ParenthesizedExpressionSyntax parenthesized:
                    receiver = parenthesized.Expression;
                    continue;
            }

            break;
        }

        if (receiver is BaseObjectCreationExpressionSyntax)
            return new HeaderUse(name, receiver, "", isDefault, node, value);

        var root = receiver;
        while (root is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } member)
            root = member.Expression;
        return new HeaderUse(name, model.GetSymbolInfo(root, cancellation).Symbol, receiver.ToString(), isDefault, node, value);
    }

    // new HttpRequestMessage { Headers = { { "A", a }, { "B", b } } }: the message is the owner, or what it is assigned to.
    private static HeaderUse OfInitializer(string name, InitializerExpressionSyntax list, SyntaxNode node, ExpressionSyntax value)
    {
        SyntaxNode owner = list;
        var isDefault = false;
        while (owner.Parent is AssignmentExpressionSyntax or InitializerExpressionSyntax or BaseObjectCreationExpressionSyntax)
        {
            owner = owner.Parent;
            isDefault |= owner is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "DefaultRequestHeaders" } };
            if (owner is BaseObjectCreationExpressionSyntax)
                break;
        }

        return new HeaderUse(name, owner, "", isDefault, node, value);
    }

    private static bool IsHeaders(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText.EndsWith("Headers", StringComparison.Ordinal),
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText.EndsWith("eaders", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsNull(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.NullLiteralExpression) || expression is PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } };
}
