using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Landscape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Code.Services;

/// <summary>BTP1006, BTP6010: declared services without a descriptor that binds what they need, and on-premise destinations whose way nobody watches.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredServiceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _noDescriptor = Rule.Create(
        RuleIds.MissingDescriptor, RuleCategories.Bindings, DiagnosticSeverity.Warning,
        "Declared services without a deployment descriptor",
        "'{0}' is called by a destination, and no deployment descriptor is among the inputs: bindings cannot be verified; add mta.yaml or manifest.yml as a DeploymentDescriptor item",
        "Bindings are declared in the descriptor. Without it the build cannot tell whether the application will have the Destination and the Connectivity service.",
        WellKnownDiagnosticTags.CompilationEnd);

    private static readonly DiagnosticDescriptor _noHealthCheck = Rule.Create(
        RuleIds.MissingHealthCheck, RuleCategories.Connectivity, DiagnosticSeverity.Info,
        "On-premise destination without a health check",
        "The on-premise destination '{0}' has no health check: AddHealthChecks().AddDestination(Destinations.{1}) tells which hop is down",
        "Between the application and an on-premise system stand a token service, the Destination service, the proxy, the tunnel and the Cloud Connector. A health check names the one that fails.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_noDescriptor, _noHealthCheck];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        // What is deployed is a program. A library is bound, and watched, by the program that refers to it; tests are not deployed.
        if (context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule || TestProjects.Is(context.Compilation))
            return;

        // A service without a destination goes wherever the client goes that somebody gives it.
        var services = DeclaredTypes.Find(context.Compilation, context.CancellationToken).FindAll(static service => service.Destination is not null);
        var known = KnownDestinations.Of(context.Options, context.CancellationToken);
        if (services.Count > 0 && !known.HasDescriptor)
            context.ReportDiagnostic(Diagnostic.Create(_noDescriptor, services[0].Attribute.GetLocation(), services[0].Type.Name));
        if (!known.HasOnPremise)
            return;

        var called = services.Select(static service => (Name: service.Destination!, Node: (SyntaxNode)service.Attribute))
            .Concat(DirectUses.Find(context.Compilation, context.CancellationToken).Where(static use => use.Kind == DestinationUseKind.Direct).Select(static use => (Name: use.Destination, use.Node)))
            .Where(each => known.IsOnPremise(each.Name)).ToList();
        var isWatched = called.Count == 0 ? static _ => true : Watched(context.Compilation, context.CancellationToken);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, node) in called)
        {
            if (!isWatched(name) && reported.Add(name))
                context.ReportDiagnostic(Diagnostic.Create(_noHealthCheck, node.GetLocation(), name, name.Replace('-', '_')));
        }
    }

    // AddDestination(Destinations.S4HANA): the member is called like the destination. Whatever else is given may be any destination.
    private static Func<string, bool> Watched(Compilation compilation, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isAny = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeText.HasAny(tree, cancellation, "AddDestination("))
                continue;

            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddDestination" }, ArgumentList.Arguments: { Count: > 0 } arguments })
                    continue;
                if (arguments[0].Expression is MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: var member } && owner.ToString().EndsWith("Destinations", StringComparison.Ordinal))
                    names.Add(Plain(member));
                else
                    isAny = true;
            }
        }

        return name => isAny || names.Contains(Plain(name));
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
