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
    // Rules name what they found in their message, so that a command line prints the same.
    private static readonly DiagnosticDescriptor _missingConnectivityBinding = new(
        RuleIds.MissingConnectivityBinding, "On-premise destination without a Connectivity binding", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A module that uses on-premise destinations has to bind the Connectivity service, which gives it the proxy to the Cloud Connector and the token for it.",
        RuleIds.GetHelpUri(RuleIds.MissingConnectivityBinding));

    private static readonly DiagnosticDescriptor _unreadableManifest = new(
        RuleIds.UnreadableManifest, "Descriptor or manifest cannot be read", "{0}", RuleCategories.Bindings, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What cannot be read cannot be checked: every other rule would be silent about this file.",
        RuleIds.GetHelpUri(RuleIds.UnreadableManifest));

    private static readonly DiagnosticDescriptor _destinationPerEndpoint = new(
        RuleIds.DestinationPerEndpoint, "One destination for each endpoint", "{0}", RuleCategories.Destinations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Destinations that differ in nothing but the path have to be kept alike by hand. One for the system is enough; the services know their paths.",
        RuleIds.GetHelpUri(RuleIds.DestinationPerEndpoint));

    private static readonly DiagnosticDescriptor _credentialLiteral = new(
        RuleIds.CredentialLiteralInManifest, "Credential literal in a manifest", "{0}", RuleCategories.Credentials, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A credential in a manifest is known to everybody who can read the repository, now and in its history.",
        RuleIds.GetHelpUri(RuleIds.CredentialLiteralInManifest));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [_missingConnectivityBinding, _unreadableManifest, _destinationPerEndpoint, _credentialLiteral];

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
        var options = context.Options.AnalyzerConfigOptionsProvider;
        var findings = new Once<ILookup<string, Finding>>(cancellation => Check(inputs, compilation, options, cancellation));
        context.RegisterAdditionalFileAction(file => Report(file, findings));
    }

    private static ILookup<string, Finding> Check(ImmutableArray<ManifestInput> inputs, Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var landscape = ManifestInputs.Read(inputs, ProjectFacts.Of(compilation, options.GlobalOptions, cancellation), cancellation);
        return ManifestPolicy.Check(landscape).ToLookup(finding => finding.Path, StringComparer.Ordinal);
    }

    private static void Report(AdditionalFileAnalysisContext context, Once<ILookup<string, Finding>> findings)
    {
        if (!ManifestInputs.IsManifest(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var finding in findings.Get(context.CancellationToken)[context.AdditionalFile.Path])
        {
            var span = new TextSpan(finding.Span.Start, finding.Span.Length);
            var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
            var properties = finding.Properties.Items.ToImmutableDictionary(property => property.Name, property => (string?)property.Value);
            context.ReportDiagnostic(Diagnostic.Create(DescriptorOf(finding.RuleId), location, properties, finding.Message));
        }
    }

    private static DiagnosticDescriptor DescriptorOf(string id) => id switch
    {
        RuleIds.MissingConnectivityBinding => _missingConnectivityBinding,
        RuleIds.UnreadableManifest => _unreadableManifest,
        RuleIds.DestinationPerEndpoint => _destinationPerEndpoint,
        RuleIds.CredentialLiteralInManifest => _credentialLiteral,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "A rule of the policy has no descriptor."),
    };
}
