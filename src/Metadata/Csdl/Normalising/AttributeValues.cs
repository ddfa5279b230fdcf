using System.Globalization;
using System.Linq;
using Btp.Connectivity.Metadata.Csdl.Documents;

namespace Btp.Connectivity.Metadata.Csdl.Normalising;

/// <summary>Brings attribute values into the form that Edm accepts; what has no such form counts as not written.</summary>
internal static class AttributeValues
{
    private static readonly string[] Flags =
        ["Nullable", "Abstract", "OpenType", "HasStream", "IsFlags", "ContainsTarget", "IsBound", "IsComposable", "IncludeInServiceDocument", "Unicode"];

    /// <summary>The value to keep; null to leave the attribute out.</summary>
    /// <param name="attribute">Name of the attribute.</param>
    /// <param name="value">Its value as written.</param>
    public static string? Normalise(string attribute, string value)
    {
        var text = value.Trim();
        return attribute switch
        {
            "DefaultValue" => value,
            "MaxLength" => Is(text, "max") ? "max" : Count(text),
            "Precision" => Count(text),

            // "floating" is 4.01 and SAP for a decimal floating point number; Edm knows only the other word for "as many as needed".
            "Scale" => Is(text, "variable") || Is(text, "floating") ? "variable" : Count(text),
            "SRID" => Is(text, "variable") ? "variable" : Count(text),
            "Value" => text,
            _ when Flags.Contains(attribute) => Elements.IsTrue(text) ? "true" : Elements.IsFalse(text) ? "false" : null,
            _ => text.Length == 0 ? null : text,
        };
    }

    private static string? Count(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) && count >= 0 ? count.ToString(CultureInfo.InvariantCulture) : null;

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
