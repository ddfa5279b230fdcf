using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Policy;

/// <summary>The <c>.gitignore</c> files on the way to a file, and whether they ignore it.</summary>
/// <remarks>
/// As git does it: the last pattern that is about a path decides, a file nearer to it before one further up, and nothing below an ignored folder can be taken back.
/// What a user ignores for all repositories is not known, nor whether a file is tracked already.
/// </remarks>
public sealed class GitIgnore
{
    private const string Exclude = "/.git/info/exclude";

    private readonly List<(string[] Folder, List<GitPattern> Patterns)> _files;

    private GitIgnore(List<(string[] Folder, List<GitPattern> Patterns)> files) => _files = files;

    /// <summary>Reads the files. Never throws: a line that says nothing is none.</summary>
    /// <param name="files">Their paths and texts, in any order; <c>.git/info/exclude</c> counts for the folder that has <c>.git</c>.</param>
    public static GitIgnore Read(IEnumerable<(string Path, string Text)> files)
    {
        var read = new List<(string[] Folder, List<GitPattern> Patterns)>();
        foreach (var (path, text) in files)
        {
            var normal = "/" + FilePaths.Normal(path);
            var folder = normal.EndsWith(Exclude, StringComparison.Ordinal) ? normal.Substring(0, normal.Length - Exclude.Length) : normal.Substring(0, normal.LastIndexOf('/'));
            read.Add((Names(folder), text.TrimStart('\uFEFF').Split('\n').Select(GitPattern.Parse).OfType<GitPattern>().ToList()));
        }

        // The deepest first; what only this clone excludes comes after what the repository says.
        return new GitIgnore([.. read.OrderByDescending(file => file.Folder.Length)]);
    }

    /// <summary>Whether a file is ignored.</summary>
    /// <param name="path">The file.</param>
    public bool Ignores(string path)
    {
        var names = Names("/" + FilePaths.Normal(path));
        for (var count = 1; count <= names.Length; count++)
        {
            if (Verdict(names, count, isFolder: count < names.Length) == true)
                return true;
        }

        return false;
    }

    private bool? Verdict(string[] names, int count, bool isFolder)
    {
        foreach (var (folder, patterns) in _files)
        {
            if (folder.Length >= count || !IsBelow(names, folder))
                continue;

            var rest = names.Skip(folder.Length).ToArray();
            for (var i = patterns.Count - 1; i >= 0; i--)
            {
                if (patterns[i].Matches(rest, count - folder.Length, isFolder))
                    return !patterns[i].IsNegated;
            }
        }

        return null;
    }

    private static bool IsBelow(string[] names, string[] folder)
    {
        for (var i = 0; i < folder.Length; i++)
        {
            if (!string.Equals(names[i], folder[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    private static string[] Names(string path) => path.Split('/').Where(name => name.Length > 0).ToArray();
}
