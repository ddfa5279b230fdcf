using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Testing.Tests.Samples;

/// <summary>Makes "bad" "good", in C# and in additional files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class BadWordFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["XX0001"];

    public override FixAllProvider GetFixAllProvider() => new AllTexts();

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var span = context.Span;
        context.RegisterCodeFix(CodeAction.Create("Be good", cancel => ReplaceAsync(context.TextDocument, [span], cancel), "Be good"), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> ReplaceAsync(TextDocument document, IEnumerable<TextSpan> spans, CancellationToken cancel)
    {
        var text = (await document.GetTextAsync(cancel)).WithChanges(spans.Select(span => new TextChange(span, "good")));
        var solution = document.Project.Solution;
        return document is Document ? solution.WithDocumentText(document.Id, text) : solution.WithAdditionalDocumentText(document.Id, text);
    }

    private sealed class AllTexts : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var found = fixAllContext is { Scope: FixAllScope.Document, Document: { } one }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(one)
                : await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Project);
            return CodeAction.Create("Be good", async cancel =>
            {
                var project = fixAllContext.Project;
                foreach (var file in found.GroupBy(diagnostic => diagnostic.Location.GetLineSpan().Path))
                {
                    var document = project.Documents.Concat<TextDocument>(project.AdditionalDocuments).Single(document => document.FilePath == file.Key);
                    project = (await ReplaceAsync(document, file.Select(diagnostic => diagnostic.Location.SourceSpan), cancel)).GetProject(project.Id)!;
                }

                return project.Solution;
            }, "Be good");
        }
    }
}
