namespace Btp.Connectivity.Testing;

/// <summary>The corpus of real documents beside the repository, in <c>../shared</c>. It is not part of the repository, so tests that use it may find it absent.</summary>
public static class SharedData
{
    private static readonly string Folder = System.IO.Path.GetFullPath(RepositoryRoot.Path("..", "shared"));

    /// <summary>Whether the corpus is there.</summary>
    public static bool IsPresent => Directory.Exists(Folder);

    /// <summary>Why a test that needs the corpus is skipped; null when it is not skipped.</summary>
    public static string? SkipReason => IsPresent ? null : "The document corpus (../shared) is not beside the repository.";

    /// <summary>The full path of a file or folder of the corpus.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    /// <summary>The files of a folder of the corpus, in ordinal order; none when the corpus is absent.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        IsPresent ? [.. Directory.GetFiles(Path(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
}
