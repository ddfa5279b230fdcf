using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes BTP3008 and BTP2018 of destinations: removes the property that accepts every certificate, or has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemovePropertyFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class RemovePropertyFix : ManifestTextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UncheckedCertificates, RuleIds.TrustStoreWithoutEffect];

    private protected override string Title => "Remove the property";

    private protected override TextChange? Change(string path, string text, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(FindingProperty.Remove, out var key) || key is null || HolderAt(path, text, diagnostic) is not { } holder)
            return null;

        for (var i = holder.Entries.Count - 1; i >= 0; i--)
        {
            if (holder.Entries[i].Name == key)
                return EntryRemoval.Of(text, holder, i) is { } span ? new TextChange(span, "") : null;
        }

        return null;
    }
}
