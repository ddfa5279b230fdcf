using System.Text.RegularExpressions;

namespace Btp.Connectivity.Landscape.Text;

/// <summary>Makes YAML of a template of Helm: actions that stand alone on their lines become blanks, others a placeholder, and every other character keeps its place.</summary>
internal static class TemplateMask
{
    private static readonly Regex _action = new(@"\{\{.{0,4000}?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>The text without actions; null if it has none.</summary>
    /// <param name="text">The template.</param>
    public static string? Apply(string text)
    {
        if (text.IndexOf("{{", StringComparison.Ordinal) < 0 || text.IndexOf("}}", StringComparison.Ordinal) < 0)
            return null;

        var masked = text.ToCharArray();
        foreach (Match action in _action.Matches(text))
        {
            var isAlone = IsBlank(text, action.Index - 1, -1) && IsBlank(text, action.Index + action.Length, 1);
            for (var at = action.Index; at < action.Index + action.Length; at++)
                masked[at] = text[at] is '\r' or '\n' ? text[at] : isAlone ? ' ' : char.IsLetterOrDigit(text[at]) || text[at] == '.' ? text[at] : '_';
            if (isAlone || action.Length < 5)
                continue;

            masked[action.Index] = masked[action.Index + 1] = '(';
            masked[action.Index + action.Length - 1] = masked[action.Index + action.Length - 2] = ')';
        }

        return new string(masked);
    }

    private static bool IsBlank(string text, int at, int step)
    {
        for (; at >= 0 && at < text.Length && text[at] != '\n'; at += step)
        {
            if (!char.IsWhiteSpace(text[at]))
                return false;
        }

        return true;
    }
}
