using System.Globalization;
using System.Text.RegularExpressions;
using Btp.Connectivity.Ldap;
using FsCheck.Xunit;

namespace Btp.Connectivity.Runtime.Tests.Ldap;

/// <summary>What people type stays a value of the filter.</summary>
public sealed partial class LdapFilterTests
{
    [Theory]
    [InlineData("Ada", "Ada")]
    [InlineData("*", @"\2a")]
    [InlineData("x)(userPassword=*", @"x\29\28userPassword=\2a")]
    [InlineData(@"a\b", @"a\5cb")]
    [InlineData("Müller 漢", "Müller 漢")]
    public void Signs_of_filters_are_escaped(string value, string expected) => Assert.Equal(expected, LdapFilter.Escape(value));

    [Property(MaxTest = 500)]
    public bool It_means_what_was_typed_and_has_no_sign_of_a_filter(string? value)
    {
        var escaped = LdapFilter.Escape(value ?? "");
        return escaped.IndexOfAny(['*', '(', ')', '\0']) < 0
            && Escapes().Replace(escaped, static match => ((char)int.Parse(match.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) == (value ?? "");
    }

    [GeneratedRegex(@"\\[0-9a-f]{2}")]
    private static partial Regex Escapes();
}
