using System.Globalization;
using System.Text.RegularExpressions;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Puts texts together that are each one of several.</summary>
internal static class PossibleTexts
{
    /// <summary>So many texts are followed: a choice of choices doubles, and nobody reads further than this.</summary>
    public const int Limit = 16;

    // {0}, {1:N2}
    private static readonly Regex _hole = new(@"\{(\d{1,2})[^{}]*\}", RegexOptions.CultureInvariant);

    /// <summary>The text of which nothing is known before run time.</summary>
    public static IReadOnlyList<string> Unknown { get; } = [SecretText.Unknown.ToString()];

    /// <summary>One part behind the other.</summary>
    public static IReadOnlyList<string> Concat(IReadOnlyList<IReadOnlyList<string>> parts)
    {
        IReadOnlyList<string> all = [""];
        foreach (var part in parts)
            all = [.. all.SelectMany(_ => part, (left, right) => left + right).Take(Limit)];

        return all;
    }

    /// <summary>One part behind the other, with a separator between.</summary>
    public static IReadOnlyList<string> Join(IReadOnlyList<string> separator, IReadOnlyList<IReadOnlyList<string>> parts)
    {
        var joined = new List<IReadOnlyList<string>>();
        foreach (var part in parts)
        {
            if (joined.Count > 0)
                joined.Add(separator);
            joined.Add(part);
        }

        return Concat(joined);
    }

    /// <summary>What <c>string.Format</c> makes of a format that is known.</summary>
    public static IReadOnlyList<string> Format(IReadOnlyList<string> formats, IReadOnlyList<IReadOnlyList<string>> arguments)
    {
        if (formats.Count != 1 || !SecretText.IsKnown(formats[0]))
            return Unknown;

        var parts = new List<IReadOnlyList<string>>();
        var at = 0;
        foreach (Match hole in _hole.Matches(formats[0]))
        {
            parts.Add([formats[0].Substring(at, hole.Index - at)]);
            var index = int.Parse(hole.Groups[1].Value, CultureInfo.InvariantCulture);
            parts.Add(index < arguments.Count ? arguments[index] : Unknown);
            at = hole.Index + hole.Length;
        }

        parts.Add([formats[0].Substring(at)]);
        return Concat(parts);
    }

    /// <summary>The texts of every choice.</summary>
    public static IReadOnlyList<string> Union(params IReadOnlyList<string>[] all) => all.Length == 0 ? Unknown : [.. all.SelectMany(each => each).Take(Limit)];

    /// <summary>Texts without those of letters alone: a word may be what a variable is before anything is known.</summary>
    public static IReadOnlyList<string> WithoutWords(IReadOnlyList<string> texts) => [.. texts.Select(static text => text.All(char.IsLetter) ? Unknown[0] : text)];
}
