using System.Globalization;
using System.Text;

namespace Btp.Connectivity.Rfc;

/// <summary>
/// ABAP names as XML names, as asXML does it: <c>/BIC/X</c> is <c>_-BIC_-X</c>, any other character that XML does not take is
/// <c>_--</c> and two hexadecimal digits.
/// </summary>
internal static class RfcXmlName
{
    public static string Encode(string name)
    {
        var encoded = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c == '/')
                encoded.Append("_-");
            else if (char.IsAsciiLetter(c) || c == '_' || (i > 0 && char.IsAsciiDigit(c)))
                encoded.Append(c);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"_--{(int)c:X2}");
        }

        return encoded.ToString();
    }
}
