using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>BTP6007: the tokens in an answer of the Destination service are read, and nobody looks whether there is an error instead.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenErrorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.TokenErrorIgnored, RuleCategories.Connectivity, DiagnosticSeverity.Warning,
        "Tokens of a destination read without their errors",
        "'{0}' is read without a look at 'error': the Destination service answers 200 when it got no token, with an empty value and the reason in 'error'",
        "A token that could not be obtained is no error of HTTP. Whoever does not look sends requests without a logon.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var sources = new Once<TokenSources>(cancellation => TokenSources.Of(start.Compilation, cancellation));
            start.RegisterSemanticModelAction(c => Analyze(c, sources.Get(c.CancellationToken)));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, TokenSources sources)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!TreeText.HasAny(tree, context.CancellationToken, sources.Marks))
            return;

        foreach (var scope in Scopes.Of(tree.GetRoot(context.CancellationToken)))
        {
            var flow = new TokenFlow(scope, sources.Names, sources.MayBeSource, sources.IsSource, context.SemanticModel, context.CancellationToken);
            if (flow.First is { } tokens && sources.IsRead(flow, context.CancellationToken) && !sources.IsLookedAt(flow, context.CancellationToken))
                context.ReportDiagnostic(Diagnostic.Create(_rule, tokens.GetLocation(), "authTokens"));
        }
    }
}
