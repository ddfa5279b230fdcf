using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>
/// Finds where code uses destinations without declaring a service: <c>factory.CreateClient(Destinations.S4HANA)</c>, <c>Destinations.SCALES.ConnectAsync(connector)</c>,
/// <c>mail.SendAsync(Destinations.POST, ...)</c>. All that the toolkit offers takes a contract, so the contract is what is looked for.
/// </summary>
internal static class DirectUses
{
    private const string Class = "Destinations";
    private const string Contract = "DestinationContract";

    // Several rules ask for the same compilation.
    private static readonly ConditionalWeakTable<Compilation, Found> _found = new();

    // Without one of these nobody needs the semantics of a file.
    private static readonly string[] _words =
        [Class + ".", Contract, "ConnectAsync(new(", "ForwardAsync(new(", "OpenAsync(new(", "Destination(", "DestinationAsync(", "destinationName:", "destination:", DestinationNameText.ServicePath];

    /// <summary>The uses, in the order of files and places; none in test projects, whose destinations are made up.</summary>
    public static ImmutableArray<DirectUse> Find(Compilation compilation, CancellationToken cancellation)
    {
        if (_found.TryGetValue(compilation, out var known))
            return known.Uses;

        var uses = TestProjects.Is(compilation) ? [] : Search(compilation, cancellation);
        return _found.GetValue(compilation, _ => new Found(uses)).Uses;
    }

    private static ImmutableArray<DirectUse> Search(Compilation compilation, CancellationToken cancellation)
    {
        var uses = ImmutableArray.CreateBuilder<DirectUse>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            // What is generated for a declared service hands over its destination, too.
            if (!TreeText.HasAny(tree, cancellation, _words) || IsGenerated(tree, cancellation))
                continue;

            var model = default(SemanticModel);
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                if (IsCandidate(node) && Read(node, model ??= compilation.GetSemanticModel(tree), cancellation) is { } use)
                    uses.Add(use);
            }
        }

        return uses.ToImmutable();
    }

    private static bool IsCandidate(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax { Name: IdentifierNameSyntax, Expression: var owner } => LastName(owner) == Class,
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation => creation is ImplicitObjectCreationExpressionSyntax || creation is ObjectCreationExpressionSyntax { Type: var type } && LastName(type) == Contract,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringTextSyntax => true,
        ArgumentSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } argument => DestinationNameText.MayAsk(argument),
        _ => false,
    };

    private static DirectUse? Read(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        switch (node)
        {
            case LiteralExpressionSyntax { Token.Value: string { Length: > 0 and < 300 } text } literal:
                return !IsArgumentOfContract(literal) && DestinationNameText.Find(text, literal, model, cancellation) is { Length: > 0 } looked ? new DirectUse(looked, literal, DestinationUseKind.Lookup) : null;
            case InterpolatedStringTextSyntax part:
                return DestinationNameText.Find(part) is { Length: > 0 } named ? new DirectUse(named, part, DestinationUseKind.Lookup) : null;
            case ArgumentSyntax { Expression: var constant }:
                return model.GetConstantValue(constant, cancellation).Value is string { Length: > 0 } value && !IsArgumentOfContract(constant) && DestinationNameText.Find(value, constant, model, cancellation) is { Length: > 0 } asked
                    ? new DirectUse(asked, constant, DestinationUseKind.Lookup) : null;
            case MemberAccessExpressionSyntax member when KindOf(member) is { } kind:
                return model.GetSymbolInfo(member, cancellation).Symbol is { } symbol && IsContract(TypeOf(symbol)) ? new DirectUse(NameOf(symbol, cancellation), member, kind) : null;
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } creation when MayName(arguments[0].Expression) && KindOf(creation) is { } kind:
                return IsContract(model.GetTypeInfo(creation, cancellation).Type) && model.GetConstantValue(arguments[0].Expression, cancellation).Value is string { Length: > 0 } name ? new DirectUse(name, creation, kind) : null;
            default:
                return null;
        }
    }

    // new("S4HANA"): what comes of a target's type is asked for only where a text stands first.
    private static bool MayName(ExpressionSyntax first) => first is LiteralExpressionSyntax { Token.Value: string } or IdentifierNameSyntax or MemberAccessExpressionSyntax;

    private static bool IsArgumentOfContract(ExpressionSyntax literal) =>
        literal.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } && (creation is not ObjectCreationExpressionSyntax { Type: var type } || LastName(type) == Contract);

    // Where the contract goes. Its properties, comparisons and its name in texts call nothing.
    private static DestinationUseKind? KindOf(ExpressionSyntax contract)
    {
        SyntaxNode node = contract;
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or WithExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax
            || node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
            node = node.Parent;

        switch (node.Parent)
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.ValueText: var method }:
                return method is "ToString" or "Equals" or "GetHashCode" or "GetType" ? null : DestinationUseKind.Direct;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var method } }:
                return LastName(method) switch
                {
                    "nameof" or "Equals" or "Contains" => null,
                    "AddDestination" or "UseFor" => DestinationUseKind.Setup,
                    _ => DestinationUseKind.Direct,
                };
            case ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or YieldStatementSyntax or InitializerExpressionSyntax or ExpressionElementSyntax:
                return DestinationUseKind.Direct;
            case AssignmentExpressionSyntax assignment:
                return assignment.Right == node ? DestinationUseKind.Direct : null;
            default:
                return null;
        }
    }

    // The generated member says which destination it is: "S4-HANA" is Destinations.S4_HANA. Of another assembly only the member is known.
    private static string NameOf(ISymbol member, CancellationToken cancellation)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var creation = reference.GetSyntax(cancellation).DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault();
            if (creation?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string { Length: > 0 } name })
                return name;
        }

        return member.Name;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch { IPropertySymbol { IsStatic: true } property => property.Type, IFieldSymbol { IsStatic: true } field => field.Type, _ => null };

    private static bool IsContract(ITypeSymbol? type) => type is { Name: Contract, ContainingNamespace: { Name: "Connectivity", ContainingNamespace: { Name: "Btp", ContainingNamespace.IsGlobalNamespace: true } } };

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsGenerated(SyntaxTree tree, CancellationToken cancellation) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) || tree.FilePath.EndsWith(".Designer.cs", StringComparison.OrdinalIgnoreCase) || TreeText.StartsWith(tree, cancellation, "// <auto-generated");

    private sealed record Found(ImmutableArray<DirectUse> Uses);
}
