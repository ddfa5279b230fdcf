using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>BTP3002: a text in the code that is a secret by its form, wherever it goes.</summary>
/// <remarks>It reads syntax alone; only where a text is a secret, the semantic model says whether BTP3001 reports the same place.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelfEvidentSecretAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = Rule.Create(
        RuleIds.SelfEvidentSecret, RuleCategories.Credentials, DiagnosticSeverity.Error,
        "Self-evident secret in the code",
        "This text is {0}, and everybody who can read the code or its history has it: take it from a service binding, a destination or configuration, and replace it where it was issued",
        "Signed tokens, private keys, Basic values, URLs and connection strings with passwords are secrets by their form, under any name.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var isTest = TestProjects.Is(start.Compilation);
            var names = CredentialNames.Of(start.Options);
            var search = new Lazy<CredentialSearch>(() => new CredentialSearch(start.Compilation, names));
            start.RegisterSyntaxNodeAction(c => Analyze(c, isTest, search), SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, bool isTest, Lazy<CredentialSearch> search)
    {
        var expression = (ExpressionSyntax)context.Node;
        if (expression.Span.Length < 12 || !SyntaxText.IsFirst(expression))
            return;

        var whole = SyntaxText.Whole(expression);
        if (SelfEvidentSecret.Find(SyntaxText.Read(whole), isTest) is { } kind && !search.Value.ReportsAt(whole, context.SemanticModel, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(_rule, whole.GetLocation(), kind));
    }
}
