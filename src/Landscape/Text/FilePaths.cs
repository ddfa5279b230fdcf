namespace Btp.Connectivity.Landscape.Text;

/// <summary>Works on paths as text; nothing is looked up on disk.</summary>
internal static class FilePaths
{
    /// <summary>The path that a file means by a relative one: <c>./xs-security.json</c> beside it.</summary>
    /// <param name="file">The file that says it.</param>
    /// <param name="relative">What it says.</param>
    /// <returns>A path that can be compared with what <see cref="Normal"/> gives for another one.</returns>
    public static string Beside(string file, string relative)
    {
        if (IsRooted(relative))
            return Normal(relative);

        var end = file.LastIndexOfAny(['/', '\\']);
        return Normal((end < 0 ? "" : file.Substring(0, end + 1)) + relative);
    }

    /// <summary>A path with forward slashes and without <c>.</c> and <c>..</c>, as far as these can be resolved.</summary>
    /// <param name="path">The path.</param>
    public static string Normal(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else if (segment is not ("" or "." or ".."))
                segments.Add(segment);
        }

        return string.Join("/", segments);
    }

    /// <summary>The name of a file, without its folders.</summary>
    /// <param name="path">The path.</param>
    public static string Name(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The folder of a file, without a slash at its end; empty for a bare name.</summary>
    /// <param name="path">The path.</param>
    public static string Folder(string path) => path.LastIndexOfAny(['/', '\\']) is var end and >= 0 ? path.Substring(0, end) : "";

    private static bool IsRooted(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));
}
