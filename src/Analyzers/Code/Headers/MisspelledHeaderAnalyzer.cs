using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>BTP6004: a header that the Connectivity service does not know, and ignores.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisspelledHeaderAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The right name, in the properties of a diagnostic.</summary>
    public const string MeantProperty = "Meant";

    /// <summary>The rule, which is also about a header that is not there.</summary>
    internal static readonly DiagnosticDescriptor Header = Rule.Create(
        RuleIds.MisspelledConnectivityHeader, RuleCategories.Connectivity, DiagnosticSeverity.Error,
        "Misspelled or missing connectivity header",
        "{0}",
        "A header that nobody knows is ignored without a word, and one that is missing is not asked for: the call goes to another Cloud Connector, or as nobody.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Header];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.StringLiteralExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        if (literal.Token.Value is not string text || !ConnectivityHeaders.MayBe(text) || !text.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_') || !IsName(context, literal) || ConnectivityHeaders.Meant(text) is not { } meant)
            return;

        context.ReportDiagnostic(Diagnostic.Create(Header, literal.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(MeantProperty, meant), "The Connectivity service knows no header '" + text + "' and ignores it; did you mean '" + meant + "'?"));
    }

    // The name of a header: what a method of headers gets, a key, or a constant that is called a header.
    private static bool IsName(SyntaxNodeAnalysisContext context, LiteralExpressionSyntax literal)
    {
        switch (literal.Parent)
        {
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax }:
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } pair when pair.Expressions[0] == literal:
            case EqualsValueClauseSyntax:
            case ArrowExpressionClauseSyntax:
                return true;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument when list.Arguments.IndexOf(argument) == 0:
                return context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
                    && ((method.ReceiverType ?? method.ContainingType).Name.IndexOf("Header", StringComparison.Ordinal) >= 0 || method.Name.IndexOf("Header", StringComparison.Ordinal) >= 0
                        || call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && receiver.ToString().EndsWith("eaders", StringComparison.Ordinal));
            default:
                return false;
        }
    }
}
