using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes BTP1002: binds the module to the Destination service in the MTA descriptor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindDestinationFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".yaml", ".yml"])]
[Shared]
public sealed class BindDestinationFix : BindServiceFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MissingDestinationBinding];

    private protected override string Title => "Bind the Destination service";

    private protected override string Service => Services.Destination;

    private protected override string ModuleProperty => MissingDestinationBinding.ModuleProperty;
}
