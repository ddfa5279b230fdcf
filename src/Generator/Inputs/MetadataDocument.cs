using System.Runtime.CompilerServices;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Metadata;
using Btp.Connectivity.Metadata.Csdl;
using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>A service document that has been read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">The name by which declarations ask for it.</param>
/// <param name="ServicePath">Item metadata <c>ServicePath</c>; null if the item does not say.</param>
/// <param name="Model">The service; null if the document could not be read.</param>
/// <param name="Problems">Why, or what had to be left out.</param>
internal sealed record MetadataDocument(string Path, string Name, string? ServicePath, ServiceModel? Model, EquatableArray<DocumentProblem> Problems)
{
    /// <summary>Reads a document. Whatever goes wrong becomes a problem, also a dependency that does not load.</summary>
    /// <param name="document">The document, with those that it refers to.</param>
    /// <param name="cancellation">Ends reading.</param>
    public static MetadataDocument Read(LinkedDocument document, CancellationToken cancellation)
    {
        var text = document.Text;
        var name = text.Name ?? System.IO.Path.GetFileNameWithoutExtension(text.Path);
        MetadataResult result;
        try
        {
            result = ReadModel(document, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            result = new(null, [new(MetadataProblemKind.Unreadable, "", "the reader failed: " + failure.GetType().Name + ": " + failure.Message, 1, 1)]);
        }

        return new(text.Path, name, text.ServicePath, result.Model, Place(result.Problems, text.Content));
    }

    // Thousands of constructs may be skipped in a document of megabytes, so its lines are counted once.
    private static EquatableArray<DocumentProblem> Place(EquatableArray<MetadataProblem> problems, string content)
    {
        if (problems.IsEmpty)
            return [];

        var lines = new LineMap(content);
        var placed = new List<DocumentProblem>(problems.Count);
        foreach (var problem in problems)
            placed.Add(DocumentProblem.Of(problem, content, lines));

        return placed.ToEquatableArray();
    }

    // A method of its own: an assembly that is missing shows when the caller calls, within its try.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MetadataResult ReadModel(LinkedDocument document, CancellationToken cancellation) => MetadataReader.Read(document.Text.Content, cancellation, document.Resolve);
}

/// <summary>What could not be read, with the place in the document.</summary>
/// <param name="Kind">How much it costs.</param>
/// <param name="Construct">What was skipped; empty for the whole document.</param>
/// <param name="Reason">Why.</param>
/// <param name="Start">Offset of the place, from zero.</param>
/// <param name="Length">Its length.</param>
/// <param name="Line">Its line, from one.</param>
/// <param name="Column">Its column, from one.</param>
internal sealed record DocumentProblem(MetadataProblemKind Kind, string Construct, string Reason, int Start, int Length, int Line, int Column)
{
    /// <summary>Finds the place in the text: from the column that the reader names to the end of the word there.</summary>
    /// <param name="problem">What the reader says.</param>
    /// <param name="content">The document.</param>
    /// <param name="lines">Where its lines begin.</param>
    public static DocumentProblem Of(MetadataProblem problem, string content, LineMap lines)
    {
        var lineStart = lines.StartOf(Math.Min(Math.Max(1, problem.Line), lines.Count));
        var start = Math.Min(content.Length, lineStart + Math.Max(0, problem.Column - 1));
        var stop = start < content.Length && content[start] == '<' ? start + 1 : start;
        while (stop < content.Length && !char.IsWhiteSpace(content[stop]) && content[stop] is not ('>' or '/' or '<'))
            stop++;

        return new(problem.Kind, problem.Construct, problem.Reason, start, stop - start, Math.Max(1, problem.Line), start - lineStart + 1);
    }
}
