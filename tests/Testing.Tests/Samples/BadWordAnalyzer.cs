using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing.Tests.Samples;

/// <summary>Reports every occurrence of "bad" in C# identifiers' text and in additional files, at its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BadWordAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("XX0001", "No bad word", "'{0}' is a bad word", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxTreeAction(static tree =>
        {
            foreach (var span in Find(tree.Tree.GetText(tree.CancellationToken).ToString()))
            {
                tree.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(tree.Tree, span), "bad"));
            }
        });
        context.RegisterAdditionalFileAction(static file =>
        {
            var options = file.Options.AnalyzerConfigOptionsProvider;
            if (!options.GetOptions(file.AdditionalFile).TryGetValue("build_metadata.AdditionalFiles.BtpKind", out var kind) || kind != "DeploymentDescriptor")
            {
                return;
            }

            var word = options.GlobalOptions.TryGetValue("build_property.BadWord", out var property) ? property : "bad";
            var text = file.AdditionalFile.GetText(file.CancellationToken)!;
            foreach (var span in Find(text.ToString(), word))
            {
                file.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), word));
            }
        });
    }

    public static IEnumerable<TextSpan> Find(string text, string word = "bad")
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            yield return new TextSpan(at, word.Length);
        }
    }
}
