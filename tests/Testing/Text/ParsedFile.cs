namespace Btp.Connectivity.Testing;

/// <summary>A file of a test after its markup was taken out.</summary>
public sealed record ParsedFile(string Path, Markup Markup)
{
    /// <summary>Takes the markup out of every file.</summary>
    public static IReadOnlyList<ParsedFile> Of(IEnumerable<SourceFile> files) =>
        [.. files.Select(file => new ParsedFile(file.Path, Markup.Parse(file.Content)))];
}
