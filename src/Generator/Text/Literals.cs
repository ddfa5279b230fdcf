using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Generator.Text;

/// <summary>Text in the places where C# and its documentation comments expect it.</summary>
internal static class Literals
{
    /// <summary>A C# string literal; everything but plain text is escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\u0085')
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                literal.Append(c);
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A C# string literal, or <c>null</c>.</summary>
    /// <param name="text">The text.</param>
    public static string QuoteOrNull(string? text) => text is null ? "null" : Quote(text);

    /// <summary>Text of a documentation comment: one line, XML-escaped, without characters that XML forbids.</summary>
    /// <param name="text">The text as the document has it.</param>
    public static string Doc(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff')
            {
                if (line.Length > 0 && line[line.Length - 1] != ' ')
                    line.Append(' ');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                line.Append(c).Append(text[++i]);
            }
            else if (!char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\ufffe' or '\uffff'))
            {
                Append(line, c);
            }
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>Text of a documentation comment that ends like a sentence.</summary>
    /// <param name="text">The text as the document has it.</param>
    public static string Sentence(string text)
    {
        var doc = Doc(text);
        return doc.Length == 0 || doc[doc.Length - 1] is '.' or '!' or '?' or ':' ? doc : doc + ".";
    }

    private static void Append(StringBuilder line, char c)
    {
        switch (c)
        {
            case '&': line.Append("&amp;"); break;
            case '<': line.Append("&lt;"); break;
            case '>': line.Append("&gt;"); break;
            default: line.Append(c); break;
        }
    }
}
