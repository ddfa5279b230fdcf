using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>BTP6008: code asks for a destination by a name that no manifest has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DestinationNameAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.UnknownDestinationName, RuleCategories.Connectivity, DiagnosticSeverity.Warning,
        "Destination name that no manifest has",
        "No manifest has a destination '{0}'{1}",
        "A name that nobody checks fails at run time, in the first call. The destinations of the manifests are members of the generated class Destinations.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            // Without destinations among the inputs, that a name is not there proves nothing.
            var known = KnownDestinations.Of(start.Options, start.CancellationToken);
            if (!known.IsEmpty)
                start.RegisterSyntaxNodeAction(c => Analyze(c, known), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KnownDestinations known)
    {
        var found = context.Node switch
        {
            InterpolatedStringTextSyntax part => DestinationNameText.Find(part),
            LiteralExpressionSyntax { Token.Value: string { Length: > 0 and < 300 } text } literal => DestinationNameText.Find(text, literal, context.SemanticModel, context.CancellationToken),
            _ => null,
        };
        if (found is not { Length: > 0 } name || known.Has(name) || Placeholder.IsPlaceholder(name))
            return;

        var meant = Spelling.Suggest(name, known.Names);
        context.ReportDiagnostic(Diagnostic.Create(_rule, context.Node.GetLocation(), name, meant is null ? "" : "; did you mean '" + meant + "'?"));
    }
}
