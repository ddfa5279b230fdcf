using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Reads the boundary from a Content-Type, also from those that break the grammar: boundaries with <c>=</c>, <c>:</c> or <c>/</c> and without quotes.</summary>
internal static class MultipartType
{
    /// <summary>Whether the type is multipart at all.</summary>
    public static bool IsMultipart(string? contentType) => contentType?.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The boundary; null where the type has none.</summary>
    public static string? BoundaryOf(string contentType)
    {
        for (var position = contentType.IndexOf(';', StringComparison.Ordinal); position >= 0 && position < contentType.Length;)
        {
            position++;
            var equals = contentType.IndexOf('=', position);
            var end = contentType.IndexOf(';', position);
            if (equals < 0 || (end >= 0 && end < equals))
            {
                position = end;
                continue;
            }

            var name = contentType.AsSpan(position, equals - position).Trim();
            var value = Value(contentType, equals + 1, out position);
            if (name.Equals("boundary", StringComparison.OrdinalIgnoreCase))
                return value.Length > 0 ? value : null;
        }

        return null;
    }

    private static string Value(string text, int start, out int end)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        if (start >= text.Length || text[start] != '"')
        {
            end = text.IndexOf(';', start);
            return (end < 0 ? text[start..] : text[start..end]).Trim();
        }

        var value = new StringBuilder();
        for (start++; start < text.Length && text[start] != '"'; start++)
        {
            if (text[start] == '\\' && start + 1 < text.Length)
                start++;
            value.Append(text[start]);
        }

        end = start < text.Length ? text.IndexOf(';', start) : -1;
        return value.ToString();
    }
}
