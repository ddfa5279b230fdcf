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
    private const string ServicePath = "/destination-configuration/v1/destinations/";

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
                start.RegisterSyntaxNodeAction(c => Analyze(c, known), SyntaxKind.StringLiteralExpression);
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, KnownDestinations known)
    {
        var literal = (LiteralExpressionSyntax)context.Node;
        if (literal.Token.Value is not string { Length: > 0 and < 300 } text || NameIn(text, literal, context) is not { Length: > 0 } name || known.Has(name) || Placeholder.IsPlaceholder(name))
            return;

        var meant = Spelling.Suggest(name, known.Names);
        context.ReportDiagnostic(Diagnostic.Create(_rule, literal.GetLocation(), name, meant is null ? "" : "; did you mean '" + meant + "'?"));
    }

    private static string? NameIn(string text, LiteralExpressionSyntax literal, SyntaxNodeAnalysisContext context)
    {
        // The Destination service's own address.
        var at = text.IndexOf(ServicePath, StringComparison.Ordinal);
        if (at >= 0)
            return literal.Parent is BinaryExpressionSyntax ? null : Uri.UnescapeDataString(text.Substring(at + ServicePath.Length).Split('?', '/')[0]);
        if (literal.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax call } list } argument || !MayAsk(call, argument))
            return null;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method)
            return null;

        var parameter = argument.NameColon is { } named
            ? method.Parameters.FirstOrDefault(each => each.Name == named.Name.Identifier.ValueText)
            : method.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument));
        return parameter?.Type.SpecialType == SpecialType.System_String && parameter.Name is "destinationName" or "destination" or "name" or "Name" ? text : null;
    }

    // GetDestination("X"), new DestinationContract("X"), CreateClient(destinationName: "X").
    private static bool MayAsk(ExpressionSyntax call, ArgumentSyntax argument)
    {
        if (argument.NameColon?.Name.Identifier.ValueText is "destinationName" or "destination")
            return true;

        var name = call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier.ValueText,
            InvocationExpressionSyntax { Expression: SimpleNameSyntax simple } => simple.Identifier.ValueText,
            ObjectCreationExpressionSyntax creation => creation.Type.ToString(),
            _ => "",
        };
        name = name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
        return name.EndsWith("Destination", StringComparison.Ordinal) && !name.StartsWith("Add", StringComparison.Ordinal) && !name.StartsWith("Create", StringComparison.Ordinal) || name.EndsWith("DestinationContract", StringComparison.Ordinal);
    }
}
