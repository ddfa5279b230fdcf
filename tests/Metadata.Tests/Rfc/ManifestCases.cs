namespace Btp.Connectivity.Metadata.Tests.Rfc;

/// <summary>Manifests of both shapes, good and broken, for the reader and for the schema.</summary>
public static class ManifestCases
{
    private static readonly string[] _plain = ["DATE", "TIME", "INT1", "INT2", "INT", "INT8", "FLOAT", "STRING", "XSTRING", "DECF16", "DECF34", "UTCLONG"];
    private static readonly string[] _letters = ["D", "T", "b", "s", "I", "8", "F", "g", "y", "a", "e", "p"];

    public static TheoryData<string> Good { get; } =
    [
        .. _plain.Select(static type => Imported($$"""{ "name": "A", "nwrfcType": "RFCTYPE_{{type}}", "length": 8, "decimals": 16, "format": "", "optional": false }""")),
        .. _letters.Select(static letter => Imported($$"""{ "name": "A", "abapType": "{{letter}}" }""")),
        .. _letters.Select(static letter => Answer($$"""{ "PARAMCLASS": "E", "PARAMETER": "A", "EXID": "{{letter}}", "INTLENGTH": 8, "DECIMALS": 16 }""")),
        .. ((string[])["CHAR", "NUM", "BYTE"]).Select(static type => Imported($$"""{ "name": "A", "nwrfcType": "RFCTYPE_{{type}}", "length": 1 }""")),
        .. ((string[])["C", "N", "X"]).Select(static letter => Answer($$"""{ "PARAMCLASS": "C", "PARAMETER": "A", "EXID": "{{letter}}", "INTLENGTH": "000020" }""")),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_BCD", "length": 16, "decimals": 14, "offset": 4 }"""),
        Imported("""{ "name": "A", "abapType": "P", "length": 1 }"""),
        Imported("""{ "name": "A", "abapType": "X", "length": 3 }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "P", "INTLENGTH": 16, "DECIMALS": 14, "OPTIONAL": "X", "DEFAULT": "'1'" }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_STRUCTURE", "associatedType": "ZA", "fields": [ { "name": "B", "nwrfcType": "RFCTYPE_INT" } ] }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_TABLE", "associatedType": "ZA_T", "tableFields": { "B": { "name": "B", "nwrfcType": "RFCTYPE_INT" } } }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_TABLE", "fields": [ { "name": "B", "nwrfcType": "RFCTYPE_INT" } ] }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_TABLE", "tableFields": [ { "name": "", "nwrfcType": "RFCTYPE_CHAR", "length": 2 } ] }"""),
        Imported("""{ "name": "A", "fields": [ { "name": "B", "abapType": "h", "tableFields": [ { "nwrfcType": "RFCTYPE_STRING" } ] } ] }"""),
        """{ "rfcName": "Z" }""",
        """{ "rfcName": "Z", "description": "d", "import": { "A": { "name": "A", "nwrfcType": "RFCTYPE_INT" } }, "export": [], "changing": {}, "table": [ { "name": "T", "nwrfcType": "RFCTYPE_INT" } ], "exceptions": [ "E1", { "name": "E2", "text": "t" } ] }""",
        """{ "FUNCNAME": "Z", "STEXT": "t", "NONE_UNICODE_LENGTH": "X", "PARAMS": [] }""",
        Answer("""{ "PARAMCLASS": "X", "PARAMETER": "E" }"""),
        Answer("""{ "PARAMCLASS": "T", "PARAMETER": "A", "TABNAME": "ZA", "EXID": "u" }"""),
        Answer("""{ "PARAMCLASS": "T", "PARAMETER": "A", "TABNAME": "ZA" , "EXID": "" }"""),
        Answer("""{ "PARAMCLASS": "T", "PARAMETER": "A", "EXID": "g" }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "TABNAME": "ZTT", "EXID": "h" }"""),
        """[ { "rfcName": "Z1" }, { "FUNCNAME": "Z2", "PARAMS": [] } ]""",
    ];

    public static TheoryData<string> Bad { get; } =
    [
        "{}", "[]", "1", "\"Z\"", "[ 1 ]",
        """{ "rfcName": "" }""",
        """{ "rfcName": " " }""",
        """{ "FUNCNAME": "Z" }""",
        """{ "FUNCNAME": "Z", "PARAMS": {} }""",
        """{ "rfcName": "Z", "import": 1 }""",
        """{ "rfcName": "Z", "exceptions": { "E": 1 } }""",
        """{ "rfcName": "Z", "exceptions": [ { "text": "no name" } ] }""",
        Imported("1"),
        Imported("""{ "nwrfcType": "RFCTYPE_INT" }"""),
        Imported("""{ "name": "", "nwrfcType": "RFCTYPE_INT" }"""),
        Imported("""{ "name": "A" }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_ABAPOBJECT" }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_CHR", "length": 3 }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_CHR", "fields": [ { "name": "B", "nwrfcType": "RFCTYPE_INT" } ] }"""),
        Imported("""{ "name": "A", "abapType": "Q" }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_CHAR" }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_CHAR", "length": 0 }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_CHAR", "length": -1 }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_CHAR", "length": "3" }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_BCD", "length": 17 }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_BCD", "length": 8, "decimals": 15 }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_STRUCTURE" }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_STRUCTURE", "fields": [] }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_STRUCTURE", "fields": [ { "name": "", "nwrfcType": "RFCTYPE_INT" } ] }"""),
        Imported("""{ "name": "A", "nwrfcType": "RFCTYPE_TABLE", "tableFields": [ { "name": "", "nwrfcType": "RFCTYPE_INT" }, { "name": "B", "nwrfcType": "RFCTYPE_INT" } ] }"""),
        Answer("""{ "PARAMCLASS": "Q", "PARAMETER": "A", "EXID": "I" }"""),
        Answer("""{ "PARAMCLASS": "I", "EXID": "I" }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A" }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "r" }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "C" }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "C", "INTLENGTH": "000000" }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "P", "INTLENGTH": "17" }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "P", "INTLENGTH": 8, "DECIMALS": 15 }"""),
        Answer("""{ "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "u" }"""),
    ];

    /// <summary>What a schema cannot say, because it concerns two places at once.</summary>
    public static TheoryData<string> BadBeyondSchemas { get; } =
    [
        """[ { "rfcName": "Z" }, { "rfcName": "Z" } ]""",
        """{ "rfcName": "Z", "import": [ { "name": "A", "nwrfcType": "RFCTYPE_INT" } ], "export": [ { "name": "A", "nwrfcType": "RFCTYPE_INT" } ] }""",
        Answer("""{ "PARAMCLASS": "T", "PARAMETER": "A", "TABNAME": "ZOTHER", "EXID": "u" }"""),
        """{ "FUNCNAME": "Z", "PARAMS": [ { "PARAMCLASS": "I", "PARAMETER": "A", "TABNAME": "ZR", "EXID": "u" } ], "STRUCTURES": { "ZR": [ { "FIELDNAME": "SELF", "EXID": "u", "ROLLNAME": "ZR" } ] } }""",
    ];

    private static string Imported(string parameter) => $$"""{ "rfcName": "Z", "import": [ {{parameter}} ] }""";

    private static string Answer(string row) => $$"""
        { "FUNCNAME": "Z", "PARAMS": [ {{row}} ], "STRUCTURES": { "ZA": [ { "FIELDNAME": "B", "EXID": "I" } ], "ZTT": [ { "FIELDNAME": "INNER", "EXID": "u", "ROLLNAME": "ZA" }, { "FIELDNAME": "C", "EXID": "C", "INTLENGTH": 4 } ] } }
        """;
}
