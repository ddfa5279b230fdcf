using System.Text;

namespace Btp.Connectivity.Ldap;

/// <summary>Search filters as text (RFC 4515).</summary>
public static class LdapFilter
{
    /// <summary>
    /// A value for use within a filter: <c>$"(cn={LdapFilter.Escape(name)})"</c>. Whatever it holds, it stays one value: asterisk, parentheses, backslash and NUL are written as
    /// backslash and two hexadecimal digits (RFC 4515, section 3).
    /// </summary>
    /// <param name="value">The value, as a person typed it.</param>
    public static string Escape(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            _ = c switch
            {
                '*' => escaped.Append(@"\2a"),
                '(' => escaped.Append(@"\28"),
                ')' => escaped.Append(@"\29"),
                '\\' => escaped.Append(@"\5c"),
                '\0' => escaped.Append(@"\00"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
