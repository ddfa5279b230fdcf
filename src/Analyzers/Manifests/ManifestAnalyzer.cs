using System.Collections.Immutable;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>Runs the policy over the manifests of a build and reports what it finds at the exact place in the file.</summary>
/// <remarks>The rules live in Landscape, which knows no compiler; here they get their files and become diagnostics.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ManifestRuleDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var inputs = ManifestInputs.Of(context.Options);
        if (inputs.IsEmpty)
            return;

        // All rules look at all files, so they run once, whichever file the compiler asks for first.
        var compilation = context.Compilation;
        var options = context.Options;
        var findings = new Once<ILookup<string, Finding>>(cancellation => Check(inputs, compilation, options, cancellation));
        context.RegisterAdditionalFileAction(file => Report(file, findings));
    }

    private static ILookup<string, Finding> Check(ImmutableArray<ManifestInput> inputs, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var project = ProjectFacts.Of(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions, ServiceDocuments.Of(options, inputs), cancellation);
        var landscape = ManifestInputs.Read(inputs, project, ManifestInputs.IgnoreLists(options, cancellation), cancellation);
        return ManifestPolicy.Check(landscape).ToLookup(finding => finding.Path, StringComparer.Ordinal);
    }

    private static void Report(AdditionalFileAnalysisContext context, Once<ILookup<string, Finding>> findings)
    {
        if (!ManifestInputs.IsManifest(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var finding in findings.Get(context.CancellationToken)[context.AdditionalFile.Path])
        {
            // What is missing at the end of a file may be looked for behind it.
            var start = Math.Min(finding.Span.Start, text.Length);
            var span = TextSpan.FromBounds(start, Math.Max(start, Math.Min(finding.Span.End, text.Length)));
            var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            var properties = finding.Properties.Items.ToImmutableDictionary(property => property.Name, property => (string?)property.Value);
            context.ReportDiagnostic(Create(finding, location, properties));
        }
    }

    // A finding may weigh more than its rule, since what is tolerable in development is not in production, or less.
    private static Diagnostic Create(Finding finding, Location location, ImmutableDictionary<string, string?> properties)
    {
        var rule = ManifestRuleDescriptors.Of(finding.RuleId);
        return finding.IsError || finding.IsWarning
            ? Diagnostic.Create(rule, location, finding.IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, additionalLocations: null, properties, finding.Message)
            : Diagnostic.Create(rule, location, properties, finding.Message);
    }
}
