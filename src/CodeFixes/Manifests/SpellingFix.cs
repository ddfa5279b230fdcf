using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes BTP2012, BTP2013 and BTP2015 where the rule knows what was meant: writes that instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpellingFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class SpellingFix : ManifestTextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MisspelledProperty, RuleIds.InvalidProperty, RuleIds.UnknownLocationId];

    private protected override string Title => "Write what was meant";

    private protected override TextChange? Change(string path, string text, Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties;
        var span = diagnostic.Location.SourceSpan;
        if (!properties.TryGetValue(FindingProperty.Written, out var written) || !properties.TryGetValue(FindingProperty.Meant, out var meant) || written is not { Length: > 0 } || meant is null || span.End > text.Length)
            return null;

        // Quotation marks stay. What is written with escapes is not touched.
        var at = text.IndexOf(written, span.Start, span.Length, StringComparison.Ordinal);
        return at < 0 ? null : new TextChange(new TextSpan(at, written.Length), meant);
    }
}
