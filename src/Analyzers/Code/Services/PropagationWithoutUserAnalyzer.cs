using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>BTP6009: code that runs without a user has a client whose destination hands the user on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PropagationWithoutUserAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.PropagationWithoutUser, RuleCategories.Connectivity, DiagnosticSeverity.Warning,
        "Propagating client where there is no user",
        "'{0}' calls as the user who is there, and {1} runs without one: set the user (IUserContextAccessor), or call a destination with a technical user",
        "Principal propagation needs the token of a user. Hosted services, timers and static code have none, so that every call fails.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var known = KnownDestinations.Of(start.Options, start.CancellationToken);
            if (known.IsEmpty)
                return;

            var services = DeclaredTypes.Find(start.Compilation, start.CancellationToken).Where(service => service.Destination is { } name && known.NeedsUser(name)).Select(static service => service.Type).ToImmutableArray();
            var direct = DirectUses.Find(start.Compilation, start.CancellationToken).Where(use => use.Kind == DestinationUseKind.Direct && use.Node.Parent is ArgumentSyntax or MemberAccessExpressionSyntax && known.NeedsUser(use.Destination)).ToLookup(static use => use.Node.SyntaxTree);
            if (!services.IsEmpty || direct.Count > 0)
                start.RegisterSemanticModelAction(c => Analyze(c, services, direct[c.SemanticModel.SyntaxTree]));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, ImmutableArray<INamedTypeSymbol> services, IEnumerable<DirectUse> direct)
    {
        var tree = context.SemanticModel.SyntaxTree;
        foreach (var use in direct)
        {
            if (WithoutUser(use.Node, context) is { } where && !SetsUser(use.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()))
                context.ReportDiagnostic(Diagnostic.Create(_rule, use.Node.GetLocation(), use.Destination, where));
        }

        if (services.IsEmpty || !TreeText.HasAny(tree, context.CancellationToken, [.. services.Select(static service => service.Name)]))
            return;

        var reported = new HashSet<(SyntaxNode?, string)>();
        foreach (var node in tree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || !services.Any(service => service.Name == name.Identifier.ValueText) || WithoutUser(name, context) is not { } where)
                continue;

            var type = name.FirstAncestorOrSelf<TypeDeclarationSyntax>();
            if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is INamedTypeSymbol symbol && services.Contains(symbol, SymbolEqualityComparer.Default) && !SetsUser(type) && reported.Add((type, symbol.Name)))
                context.ReportDiagnostic(Diagnostic.Create(_rule, name.GetLocation(), symbol.Name, where));
        }
    }

    private static string? WithoutUser(SyntaxNode name, SemanticModelAnalysisContext context)
    {
        for (var node = name; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: var timer } } } when timer.ToString().EndsWith("Timer", StringComparison.Ordinal):
                case AnonymousFunctionExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Elapsed" } } }:
                    return "a timer";
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.StaticKeyword):
                case ConstructorDeclarationSyntax constructor when constructor.Modifiers.Any(SyntaxKind.StaticKeyword):
                    return "static code";
                case TypeDeclarationSyntax type:
                    return context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken) is { } symbol && Lifetimes.IsHostedService(symbol) ? "'" + symbol.Name + "'" : null;
            }
        }

        return null;
    }

    // users.UserContext = ..., new DestinationConnectOptions { User = ... }
    private static bool SetsUser(TypeDeclarationSyntax? type) => type?.DescendantTokens().Any(static token =>
        token.ValueText is "UserContext" or "IUserContextAccessor" or "DestinationRequestOptions" || (token.ValueText is "User" or "Lookup" && token.Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } })) == true;
}
