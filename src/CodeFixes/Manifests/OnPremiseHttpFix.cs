using System.Collections.Immutable;
using System.Composition;
using Btp.Connectivity.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Fixes BTP2005: writes <c>http</c> into the URL of an on-premise destination, and the port that <c>https</c> stood for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OnPremiseHttpFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class OnPremiseHttpFix : ManifestTextFix
{
    private const string Scheme = "https";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OnPremiseHttpsUrl];

    private protected override string Title => "Use http for the on-premise URL";

    private protected override TextChange? Change(string path, string text, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var at = span.End <= text.Length ? text.IndexOf(Scheme, span.Start, span.Length, StringComparison.OrdinalIgnoreCase) : -1;
        if (at < 0)
            return null;

        // Properties escape the colons.
        var slashes = text.IndexOf("//", at, span.End - at, StringComparison.Ordinal);
        if (slashes < 0)
            return null;

        var host = slashes + 2;
        var end = host;
        while (end < span.End && text[end] is not ('/' or '?' or '#' or '"' or '\'') && !char.IsWhiteSpace(text[end]))
            end++;

        var authority = text.Substring(host, end - host);
        var hasPort = authority.LastIndexOf(':') > authority.LastIndexOf(']');
        var colon = text.Substring(at + Scheme.Length, slashes - at - Scheme.Length);
        return new TextChange(TextSpan.FromBounds(at, end), "http" + colon + "//" + authority + (hasPort ? "" : colon + "443"));
    }
}
