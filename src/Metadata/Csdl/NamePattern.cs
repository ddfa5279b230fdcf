namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>Patterns of the names of entity sets and operations, as <c>[ODataService]</c> takes them.</summary>
public static class NamePattern
{
    /// <summary>Whether a name fits a pattern in which <c>*</c> stands for any characters.</summary>
    /// <param name="pattern">The pattern, without an exclamation mark.</param>
    /// <param name="name">The name.</param>
    public static bool IsMatch(string pattern, string name)
    {
        var (p, n, star, mark) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, n);
            else if (p < pattern.Length && pattern[p] == name[n])
                (p, n) = (p + 1, n + 1);
            else if (star >= 0)
                (p, n) = (star + 1, ++mark);
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;

        return p == pattern.Length;
    }

    /// <summary>Whether a list of patterns takes a name: all names if none is named, and never what an exclamation mark takes out.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="name">The name.</param>
    public static bool Takes(IEnumerable<string> patterns, string name)
    {
        var (isNamed, isWanted) = (false, false);
        foreach (var pattern in patterns)
        {
            if (pattern.StartsWith("!", StringComparison.Ordinal))
            {
                if (IsMatch(pattern.Substring(1), name))
                    return false;
                continue;
            }

            isNamed = true;
            isWanted |= IsMatch(pattern, name);
        }

        return isWanted || !isNamed;
    }
}
