using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Code.Services;
using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>BTP6004, as a warning: code speaks to the Connectivity proxy itself, for a destination with a location id, and never says the location.</summary>
/// <remarks>Looked at are types that name the destination as a text. What goes through the toolkit's clients gets the header there.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingLocationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [MisspelledHeaderAnalyzer.Header];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var known = KnownDestinations.Of(start.Options, start.CancellationToken);
            string[] names = [.. known.Names.Where(name => known.LocationOf(name) is not null).Distinct(StringComparer.Ordinal)];
            if (names.Length == 0)
                return;

            var setters = new LocationSetters(start.Compilation);
            start.RegisterSemanticModelAction(c => Analyze(c, known, names, setters));
        });
    }

    private static void Analyze(SemanticModelAnalysisContext context, KnownDestinations known, string[] names, LocationSetters setters)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!TreeText.HasAny(tree, context.CancellationToken, names) || !TreeText.HasAny(tree, context.CancellationToken, "Proxy-Authorization", "ProxyAuthorization", "SAP-Connectivity-") || setters.MayServe(tree, context.CancellationToken))
            return;

        var uses = HeaderUses.Of(tree.GetRoot(context.CancellationToken), context.SemanticModel, context.CancellationToken);
        foreach (var scope in Scopes.Of(tree.GetRoot(context.CancellationToken)))
        {
            SyntaxNode type = scope.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? scope;
            var own = uses.Find(use => scope.Span.Contains(use.Node.Span) && use.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() == type as TypeDeclarationSyntax && (ConnectivityHeaders.Is(use.Name, "Proxy-Authorization") || ConnectivityHeaders.IsPropagation(use.Name)));
            if (own is null || uses.Exists(use => type.Span.Contains(use.Node.Span) && ConnectivityHeaders.Is(use.Name, ConnectivityHeaders.Location)))
                continue;
            if (NamedIn(scope, type, known) is { } name && !UsesToolkit(type, context))
                context.ReportDiagnostic(Diagnostic.Create(MisspelledHeaderAnalyzer.Header, own.Node.GetLocation(), DiagnosticSeverity.Warning, additionalLocations: null, properties: null, Message(name, known.LocationOf(name)!)));
        }
    }

    private static string Message(string name, string location) =>
        "The destination '" + name + "' leads to the Cloud Connector of location '" + location + "', and the request does not say so: set '" + ConnectivityHeaders.Location + "' to the location id of the destination, or the call goes to the connector without one";

    // The destination that the code of the method names; if it names none, that of the type. Of several, all have to have a location.
    private static string? NamedIn(SyntaxNode scope, SyntaxNode type, KnownDestinations known)
    {
        var named = Names(scope, known);
        if (named.Count == 0)
            named = Names(type, known);
        return named.Count > 0 && named.TrueForAll(name => known.LocationOf(name) is not null) ? named[0] : null;
    }

    private static List<string> Names(SyntaxNode node, KnownDestinations known)
    {
        var names = new List<string>();
        foreach (var each in node.DescendantNodes())
        {
            var name = each switch
            {
                LiteralExpressionSyntax { Token.Value: string text } literal => DestinationNameText.InAddress(text, literal),
                InterpolatedStringTextSyntax part => DestinationNameText.Find(part),
                _ => null,
            };
            if (name is { Length: > 0 } && known.Has(name))
                names.Add(name);
        }

        return names;
    }

    private static bool UsesToolkit(SyntaxNode type, SemanticModelAnalysisContext context) =>
        DirectUses.Find(context.SemanticModel.Compilation, context.CancellationToken).Any(use => use.Kind is not DestinationUseKind.Lookup && use.Node.SyntaxTree == type.SyntaxTree && type.Span.Contains(use.Node.Span));
}
