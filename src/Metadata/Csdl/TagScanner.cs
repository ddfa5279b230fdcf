namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>A start tag as it stands in a text.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Attributes">Its attributes, as written.</param>
internal sealed record ScannedTag(int At, IReadOnlyList<(string Name, string Value)> Attributes)
{
    /// <summary>The value of an attribute; null if it is not there. Of a name without a prefix only that one.</summary>
    public string? Get(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
                return attribute.Value;
        }

        return null;
    }
}

/// <summary>Finds start tags by their local name without parsing what lies between them.</summary>
internal static class TagScanner
{
    /// <summary>The tags of a name, in the order of the text.</summary>
    /// <param name="text">XML, or what ought to be.</param>
    /// <param name="name">The local name.</param>
    public static IEnumerable<ScannedTag> Find(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            if (StartOf(text, at) is { } start && at + name.Length < text.Length && (char.IsWhiteSpace(text[at + name.Length]) || text[at + name.Length] is '>' or '/'))
                yield return new ScannedTag(start, Attributes(text, at + name.Length));
        }
    }

    // Back over a prefix to the bracket.
    private static int? StartOf(string text, int name)
    {
        var at = name - 1;
        if (at >= 0 && text[at] == ':')
        {
            for (at--; at >= 0 && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.');)
                at--;
        }

        return at >= 0 && text[at] == '<' ? at : null;
    }

    private static List<(string Name, string Value)> Attributes(string text, int at)
    {
        var attributes = new List<(string, string)>();
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('=' or '>' or '/' or '<' or '"' or '\''))
                at++;

            var name = text.Substring(start, at - start);
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (name.Length == 0 || at >= text.Length || text[at] != '=')
                return attributes;

            for (at++; at < text.Length && char.IsWhiteSpace(text[at]);)
                at++;
            if (at >= text.Length || text[at] is not ('"' or '\''))
                return attributes;

            var end = text.IndexOf(text[at], at + 1);
            if (end < 0)
                return attributes;

            attributes.Add((name, text.Substring(at + 1, end - at - 1).Trim().Replace("&amp;", "&")));
            at = end + 1;
        }
    }
}
