using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Landscape;
using Btp.Connectivity.Landscape.Policy;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.CodeFixes.Manifests;

/// <summary>Merges destinations in the manifests and in the code of every project that sees them.</summary>
internal static class MergedServices
{
    /// <summary>The solution afterwards; null where something stands in the way.</summary>
    /// <param name="project">The project whose manifests are looked at first.</param>
    /// <param name="names">The destinations.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<Solution?> MergeAsync(Project project, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        if (names.Count < 2 || MergeOf(project, names, cancellation) is not { } merge)
            return null;

        var paths = new HashSet<string>(merge.Declarations.Items.Select(declaration => declaration.Path), StringComparer.Ordinal);
        var solution = await EditManifestsAsync(project, paths, merge, cancellation).ConfigureAwait(false);
        foreach (var other in solution is null ? [] : project.Solution.Projects.Where(each => each.AdditionalDocuments.Any(document => paths.Contains(PathOf(document)))))
        {
            // Another project may know more files that say something of the same destinations.
            var same = other.Id == project.Id ? merge : MergeOf(other, names, cancellation);
            if (same is null || same.Kept != merge.Kept || same.Members != merge.Members || await CompilationOf(other, cancellation).ConfigureAwait(false) is not { } compilation)
                return null;

            var documents = ServiceDocuments.ForRoots(other.AnalyzerOptions);
            foreach (var document in other.Documents)
            {
                if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
                    continue;

                var edit = new DestinationUseEdit(merge, documents, compilation.GetSemanticModel(root.SyntaxTree), cancellation);
                if (edit.Apply(root) is not { } changed)
                    return null;
                if (changed != root)
                    solution = solution!.WithDocumentSyntaxRoot(document.Id, changed);
            }
        }

        return solution;
    }

    private static Task<Compilation?> CompilationOf(Project project, CancellationToken cancellation) => project.GetCompilationAsync(cancellation);

    private static DestinationMerge? MergeOf(Project project, IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        DestinationMerge.Of(ManifestInputs.Read(ManifestInputs.Of(project.AnalyzerOptions), ProjectContext.Unknown, [], cancellation), names);

    private static async Task<Solution?> EditManifestsAsync(Project project, HashSet<string> paths, DestinationMerge merge, CancellationToken cancellation)
    {
        var solution = project.Solution;
        foreach (var path in paths)
        {
            var document = solution.GetProject(project.Id)!.AdditionalDocuments.FirstOrDefault(each => PathOf(each) == path);
            if (document is null)
                return null;

            var text = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).ToString();
            if (DestinationMergeEdit.Apply(path, text, merge) is not { } changed)
                return null;
            if (changed != text)
                solution = AdditionalDocuments.WithText(document, changed);
        }

        return solution;
    }

    private static string PathOf(TextDocument document) => document.FilePath ?? document.Name;
}
