namespace Btp.Connectivity.Landscape.Text;

/// <summary>
/// A line of a <c>.gitignore</c>, as gitignore(5) defines it: <c>*</c>, <c>?</c> and <c>[a-z]</c> within a name, <c>**</c> for any folders, a slash at the beginning or in the middle ties the
/// pattern to its folder, a slash at the end limits it to folders, <c>!</c> takes back, a backslash takes the next character as it is.
/// </summary>
internal sealed class GitPattern
{
    private const string AnyFolders = "**";

    private readonly string[] _segments;
    private readonly bool _isFolderOnly;

    private GitPattern(string[] segments, bool isFolderOnly, bool isNegated)
    {
        _segments = segments;
        _isFolderOnly = isFolderOnly;
        IsNegated = isNegated;
    }

    /// <summary>Whether the pattern takes back what others say.</summary>
    public bool IsNegated { get; }

    /// <summary>Reads a line; null for one that says nothing.</summary>
    public static GitPattern? Parse(string line)
    {
        var text = TrimEnd(line);
        if (text.Length == 0 || text[0] == '#')
            return null;

        var isNegated = text[0] == '!';
        if (isNegated)
            text = text.Substring(1);

        var isFolderOnly = text.EndsWith("/", StringComparison.Ordinal);
        var path = isFolderOnly ? text.Substring(0, text.Length - 1) : text;
        var isTied = path.IndexOf('/') >= 0;
        var segments = path.TrimStart('/').Split('/').ToList();
        if (segments.Count == 0 || (segments.Count == 1 && segments[0].Length == 0))
            return null;
        if (!isTied)
            segments.Insert(0, AnyFolders);

        // Everything in a folder, but not the folder itself.
        if (segments[segments.Count - 1] == AnyFolders)
            segments.Add("*");

        return new GitPattern([.. segments], isFolderOnly, isNegated);
    }

    /// <summary>Whether the pattern is about a path.</summary>
    /// <param name="path">The names on the way from the pattern's folder.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="isFolder">Whether the path is one of a folder.</param>
    public bool Matches(string[] path, int count, bool isFolder)
    {
        if (_isFolderOnly && !isFolder)
            return false;

        // The last "**" takes one name more whenever what follows it does not fit.
        var (pattern, name, retryPattern, retryName) = (0, 0, -1, 0);
        while (name < count)
        {
            if (pattern < _segments.Length && _segments[pattern] == AnyFolders)
            {
                (retryPattern, retryName) = (pattern, name);
                pattern++;
            }
            else if (pattern < _segments.Length && IsName(_segments[pattern], path[name]))
            {
                pattern++;
                name++;
            }
            else if (retryPattern >= 0)
            {
                pattern = retryPattern + 1;
                name = ++retryName;
            }
            else
            {
                return false;
            }
        }

        return pattern == _segments.Length;
    }

    private static bool IsName(string pattern, string name)
    {
        var (at, in_, retryAt, retryIn) = (0, 0, -1, 0);
        while (in_ < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (retryAt, retryIn) = (at, in_);
                at++;
            }
            else if (at < pattern.Length && IsCharacter(pattern, at, name[in_], out var next))
            {
                at = next;
                in_++;
            }
            else if (retryAt >= 0)
            {
                at = retryAt + 1;
                in_ = ++retryIn;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
            at++;
        return at == pattern.Length;
    }

    private static bool IsCharacter(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '[' when pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) is > 0 and var end:
                next = end + 1;
                return IsOneOf(pattern.Substring(at + 1, end - at - 1), c);
            case '\\' when at + 1 < pattern.Length:
                next = at + 2;
                return pattern[at + 1] == c;
            default:
                return pattern[at] == c;
        }
    }

    private static bool IsOneOf(string set, char c)
    {
        var isNegated = set.Length > 1 && set[0] is '!' or '^';
        var isFound = false;
        for (var i = isNegated ? 1 : 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                isFound |= set[i] <= c && c <= set[i + 2];
                i += 2;
            }
            else
            {
                isFound |= set[i] == c;
            }
        }

        return isFound != isNegated;
    }

    // Blanks at the end do not count, unless a backslash is in front of them.
    private static string TrimEnd(string line)
    {
        var text = line.TrimEnd('\r', '\n');
        while (text.EndsWith(" ", StringComparison.Ordinal) && !text.EndsWith("\\ ", StringComparison.Ordinal))
            text = text.Substring(0, text.Length - 1);

        return text;
    }
}
