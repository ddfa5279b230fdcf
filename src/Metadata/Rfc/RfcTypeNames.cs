using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>The names of ABAP types in manifests: those of SAP's RFC library, and the letters that ABAP itself uses.</summary>
internal static class RfcTypeNames
{
    private static readonly string[] _names =
    [
        "RFCTYPE_CHAR", "RFCTYPE_NUM", "RFCTYPE_DATE", "RFCTYPE_TIME", "RFCTYPE_BCD", "RFCTYPE_INT1", "RFCTYPE_INT2", "RFCTYPE_INT", "RFCTYPE_INT8", "RFCTYPE_FLOAT",
        "RFCTYPE_STRING", "RFCTYPE_XSTRING", "RFCTYPE_BYTE", "RFCTYPE_DECF16", "RFCTYPE_DECF34", "RFCTYPE_UTCLONG", "RFCTYPE_STRUCTURE", "RFCTYPE_TABLE",
    ];

    // Types of SAP's library for which nothing near was meant.
    private static readonly string[] _others =
    [
        "RFCTYPE_NULL", "RFCTYPE_ABAPOBJECT", "RFCTYPE_XMLDATA", "RFCTYPE_UTCSECOND", "RFCTYPE_UTCMINUTE", "RFCTYPE_DTDAY", "RFCTYPE_DTWEEK", "RFCTYPE_DTMONTH", "RFCTYPE_TSECOND",
        "RFCTYPE_TMINUTE", "RFCTYPE_CDAY", "RFCTYPE_BOX", "RFCTYPE_GENERIC_BOX",
    ];

    /// <summary>What is said of a type that is none of these, as a predicate.</summary>
    public static string Unknown(string type) =>
        "is of type '" + type + "', which C# code cannot pass" + (Array.IndexOf(_others, type) < 0 && Spelling.Suggest(type, _names) is { } near ? "; did you mean '" + near + "'?" : "");

    /// <summary>The type of a name like <c>RFCTYPE_CHAR</c>; null for one that no value can be passed of.</summary>
    public static AbapType? OfLibrary(string name) => name switch
    {
        "RFCTYPE_CHAR" => AbapType.Char,
        "RFCTYPE_NUM" => AbapType.Num,
        "RFCTYPE_DATE" => AbapType.Date,
        "RFCTYPE_TIME" => AbapType.Time,
        "RFCTYPE_BCD" => AbapType.Packed,
        "RFCTYPE_INT1" => AbapType.Int1,
        "RFCTYPE_INT2" => AbapType.Int2,
        "RFCTYPE_INT" => AbapType.Int4,
        "RFCTYPE_INT8" => AbapType.Int8,
        "RFCTYPE_FLOAT" => AbapType.Float,
        "RFCTYPE_STRING" => AbapType.String,
        "RFCTYPE_XSTRING" => AbapType.XString,
        "RFCTYPE_BYTE" => AbapType.Raw,
        "RFCTYPE_DECF16" => AbapType.DecFloat16,
        "RFCTYPE_DECF34" => AbapType.DecFloat34,
        "RFCTYPE_UTCLONG" => AbapType.UtcLong,
        "RFCTYPE_STRUCTURE" => AbapType.Structure,
        "RFCTYPE_TABLE" => AbapType.Table,
        _ => null,
    };

    /// <summary>The type of a letter in <c>EXID</c>; null for one that no value can be passed of.</summary>
    public static AbapType? OfLetter(string letter) => letter switch
    {
        "C" => AbapType.Char,
        "N" => AbapType.Num,
        "D" => AbapType.Date,
        "T" => AbapType.Time,
        "P" => AbapType.Packed,
        "b" => AbapType.Int1,
        "s" => AbapType.Int2,
        "I" => AbapType.Int4,
        "8" => AbapType.Int8,
        "F" => AbapType.Float,
        "g" => AbapType.String,
        "y" => AbapType.XString,
        "X" => AbapType.Raw,
        "a" => AbapType.DecFloat16,
        "e" => AbapType.DecFloat34,
        "p" => AbapType.UtcLong,
        "u" or "v" => AbapType.Structure,
        "h" => AbapType.Table,
        _ => null,
    };
}
