using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes BTP1001: binds the module to the Connectivity service in the MTA descriptor.</summary>
/// <remarks>Nothing is offered for a Cloud Foundry manifest, which cannot say what service an instance is.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BindConnectivityFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".yaml", ".yml"])]
[Shared]
public sealed class BindConnectivityFix : CodeFixProvider
{
    private const string Title = "Bind the Connectivity service";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MissingConnectivityBinding];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => AdditionalDocumentFixAllProvider.Create(Title, Fix);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = (await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false)).ToString();
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Fix(context.TextDocument.FilePath ?? context.TextDocument.Name, text, diagnostic) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(AdditionalDocuments.WithText(context.TextDocument, changed)), Title), diagnostic);
        }
    }

    private static string? Fix(string path, string text, Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(MissingConnectivityBinding.ModuleProperty, out var module) && module is not null ? ServiceBindingEdit.Apply(path, text, module, Services.Connectivity) : null;
}
