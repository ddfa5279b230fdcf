using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Changes files that are no C#.</summary>
internal static class AdditionalDocuments
{
    /// <summary>The solution with another text for a file, in every project (and for every target framework) that sees it.</summary>
    public static Solution WithText(TextDocument document, string text)
    {
        var solution = document.Project.Solution;
        var changed = SourceText.From(text, (document.TryGetText(out var old) ? old.Encoding : null) ?? System.Text.Encoding.UTF8);
        foreach (var project in document.Project.Solution.Projects)
        {
            foreach (var other in project.AdditionalDocuments)
            {
                if (other.Id == document.Id || (document.FilePath is not null && other.FilePath == document.FilePath))
                    solution = solution.WithAdditionalDocumentText(other.Id, changed);
            }
        }

        return solution;
    }
}
