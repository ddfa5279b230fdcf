using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes BTP1001: binds the module to the Connectivity service in the MTA descriptor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindConnectivityFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".yaml", ".yml"])]
[Shared]
public sealed class BindConnectivityFix : BindServiceFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MissingConnectivityBinding];

    private protected override string Title => "Bind the Connectivity service";

    private protected override string Service => Services.Connectivity;

    private protected override string ModuleProperty => MissingConnectivityBinding.ModuleProperty;
}
