using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Generator.Binding.Naming;

/// <summary>From a name on the wire to the name that a C# developer expects; what docs/naming.md describes.</summary>
/// <remarks>Pure: a name depends on the wire name alone. What happens when two names meet is up to <see cref="NameScope"/>.</remarks>
internal static class WireNames
{
    /// <summary>The name of an entity set or operation: <c>A_SalesOrder</c> becomes <c>SalesOrder</c>.</summary>
    /// <param name="wireName">The name on the wire.</param>
    public static string Set(string wireName) => Pascal(WithoutSapPrefix(wireName));

    /// <summary>The name of an entity or complex type: <c>A_SalesOrderType</c> becomes <c>SalesOrder</c>.</summary>
    /// <param name="wireName">The name on the wire, without namespace.</param>
    public static string Type(string wireName)
    {
        var name = WithoutSapPrefix(wireName);
        return Pascal(name.EndsWith("Type", StringComparison.Ordinal) && HasLetter(name, name.Length - 4) ? name.Substring(0, name.Length - 4) : name);
    }

    /// <summary>The name of a property: <c>YY1_Region_SDH</c> becomes <c>RegionSDH</c>, <c>to_Item</c> becomes <c>ToItem</c>.</summary>
    /// <param name="wireName">The name on the wire.</param>
    public static string Member(string wireName) => Pascal(WithoutPrefix(wireName, "YY1_"));

    /// <summary>The name without anything taken away, only made an identifier.</summary>
    /// <param name="wireName">The name on the wire.</param>
    public static string Whole(string wireName) => Pascal(wireName);

    /// <summary>The name with its underscores kept, for the case that two names differ in nothing else.</summary>
    /// <param name="wireName">The name on the wire.</param>
    public static string Verbatim(string wireName)
    {
        var name = new StringBuilder(wireName.Length);
        foreach (var c in wireName)
            name.Append(IsPart(c) ? c : '_');

        var text = name.ToString();
        return text.Trim('_').Length == 0 ? "Unnamed" : Identifier(char.ToUpperInvariant(text[0]) + text.Substring(1));
    }

    /// <summary>The name of a parameter: <c>SalesOrder</c> becomes <c>salesOrder</c>, <c>UUIDKey</c> <c>uuidKey</c>, <c>Class</c> <c>@class</c>.</summary>
    /// <param name="wireName">The name on the wire.</param>
    public static string Parameter(string wireName)
    {
        var name = Member(wireName).ToCharArray();
        for (var i = 0; i < name.Length && char.IsUpper(name[i]); i++)
        {
            // The last capital of a run begins the next word, unless the run is all there is.
            if (i > 0 && i + 1 < name.Length && char.IsLower(name[i + 1]))
                break;

            name[i] = char.ToLowerInvariant(name[i]);
        }

        return Keywords.Escape(new string(name));
    }

    private static string WithoutSapPrefix(string name) => WithoutPrefix(WithoutPrefix(name, "A_"), "YY1_");

    private static string WithoutPrefix(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && HasLetter(name.Substring(prefix.Length), name.Length - prefix.Length) ? name.Substring(prefix.Length) : name;

    private static bool HasLetter(string name, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (char.IsLetter(name[i]))
                return true;
        }

        return false;
    }

    /// <summary>Joins the words of a name, each with a capital first; a name without any small letter gets some.</summary>
    private static string Pascal(string wireName)
    {
        var shouting = true;
        foreach (var c in wireName)
            shouting &= !char.IsLower(c);

        var name = new StringBuilder(wireName.Length);
        for (var start = 0; start < wireName.Length;)
        {
            if (!IsPart(wireName[start]) || wireName[start] == '_')
            {
                start++;
                continue;
            }

            var end = start;
            while (end < wireName.Length && IsPart(wireName[end]) && wireName[end] != '_')
                end++;

            // Field1_2 and Field12 are two names.
            if (name.Length > 0 && char.IsDigit(wireName[start]) && char.IsDigit(name[name.Length - 1]))
                name.Append('_');

            name.Append(char.ToUpperInvariant(wireName[start]));
            var rest = wireName.Substring(start + 1, end - start - 1);
            name.Append(shouting && end - start > 2 ? rest.ToLowerInvariant() : rest);
            start = end;
        }

        return name.Length == 0 ? "Unnamed" : Identifier(name.ToString());
    }

    private static string Identifier(string name) => char.IsLetter(name[0]) || name[0] == '_' ? name : "_" + name;

    private static bool IsPart(char c) => c == '_' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
