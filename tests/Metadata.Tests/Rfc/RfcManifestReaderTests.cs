using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.Metadata.Tests.Rfc;

/// <summary>Manifests of function modules: both shapes, every type, and what is said of broken ones.</summary>
public sealed class RfcManifestReaderTests
{
    [Theory]
    [InlineData("RFCTYPE_CHAR", "C", AbapType.Char, 6)]
    [InlineData("RFCTYPE_NUM", "N", AbapType.Num, 6)]
    [InlineData("RFCTYPE_BYTE", "X", AbapType.Raw, 6)]
    [InlineData("RFCTYPE_BCD", "P", AbapType.Packed, 11)]
    [InlineData("RFCTYPE_DATE", "D", AbapType.Date, 0)]
    [InlineData("RFCTYPE_TIME", "T", AbapType.Time, 0)]
    [InlineData("RFCTYPE_INT1", "b", AbapType.Int1, 0)]
    [InlineData("RFCTYPE_INT2", "s", AbapType.Int2, 0)]
    [InlineData("RFCTYPE_INT", "I", AbapType.Int4, 0)]
    [InlineData("RFCTYPE_INT8", "8", AbapType.Int8, 0)]
    [InlineData("RFCTYPE_FLOAT", "F", AbapType.Float, 0)]
    [InlineData("RFCTYPE_STRING", "g", AbapType.String, 0)]
    [InlineData("RFCTYPE_XSTRING", "y", AbapType.XString, 0)]
    [InlineData("RFCTYPE_DECF16", "a", AbapType.DecFloat16, 0)]
    [InlineData("RFCTYPE_DECF34", "e", AbapType.DecFloat34, 0)]
    [InlineData("RFCTYPE_UTCLONG", "p", AbapType.UtcLong, 0)]
    public void Each_type_is_the_same_in_both_shapes(string library, string letter, AbapType expected, int length)
    {
        var bytes = expected is AbapType.Char or AbapType.Num ? 12 : 6;
        var imported = Single($$"""{ "rfcName": "Z", "import": [ { "name": "A", "nwrfcType": "{{library}}", "length": 6, "decimals": 2 } ] }""");
        var answered = Single($$"""{ "FUNCNAME": "Z", "PARAMS": [ { "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "{{letter}}", "INTLENGTH": "{{bytes}}", "DECIMALS": 2 } ] }""");
        var single = Single($$"""{ "FUNCNAME": "Z", "NONE_UNICODE_LENGTH": "X", "PARAMS": [ { "PARAMCLASS": "I", "PARAMETER": "A", "EXID": "{{letter}}", "INTLENGTH": 6, "DECIMALS": 2 } ] }""");

        foreach (var type in new[] { imported, answered, single }.Select(static function => Assert.Single(function.Parameters).Type))
            Assert.Equal((expected, length, expected == AbapType.Packed ? 2 : 0), (type.Kind, type.Length, type.Decimals));
    }

    [Fact]
    public void What_the_importer_saves_is_read_with_all_that_it_knows()
    {
        // The keys and their order are those of an imported function; format and offset say nothing that is needed.
        var function = Single("""
            {
              "rfcName": "Z_ORDER_CHANGE",
              "import": [ { "name": "NUMBER", "nwrfcType": "RFCTYPE_CHAR", "abapType": "c", "format": "", "length": 10, "decimals": 0, "defaultValue": "", "parameterText": "Number", "optional": false } ],
              "export": [ { "name": "RATE", "nwrfcType": "RFCTYPE_FLOAT", "abapType": "f", "format": "", "length": 8, "decimals": 16, "defaultValue": "", "parameterText": "", "optional": true } ],
              "changing": [ { "name": "HEADER", "nwrfcType": "RFCTYPE_STRUCTURE", "abapType": "u", "format": "", "length": 24, "decimals": 0, "associatedType": "ZHEADER", "fields": [
                { "name": "DAY", "nwrfcType": "RFCTYPE_DATE", "abapType": "d", "format": "YYYYMMDD", "length": 8, "decimals": 0, "offset": 0 },
                { "name": "INNER", "nwrfcType": "RFCTYPE_STRUCTURE", "abapType": "u", "format": "", "length": 16, "decimals": 0, "associatedType": "ZINNER", "fields": [
                  { "name": "P", "nwrfcType": "RFCTYPE_BCD", "abapType": "p", "format": "", "length": 8, "decimals": 3, "offset": 0 } ], "offset": 8 } ],
                "defaultValue": "", "parameterText": "", "optional": true } ],
              "table": [ { "name": "NOTES", "nwrfcType": "RFCTYPE_TABLE", "abapType": "h", "format": "", "length": 8, "decimals": 0, "tableFields": [
                { "name": "", "nwrfcType": "RFCTYPE_CHAR", "abapType": "c", "format": "", "length": 132, "decimals": 0, "offset": 0 } ], "defaultValue": "", "parameterText": "", "optional": true } ]
            }
            """);

        Assert.Null(function.Obstacle);
        Assert.Equal(
            [("NUMBER", RfcDirection.Importing, false), ("RATE", RfcDirection.Exporting, true), ("HEADER", RfcDirection.Changing, true), ("NOTES", RfcDirection.Tables, true)],
            function.Parameters.Select(static parameter => (parameter.Name, parameter.Direction, parameter.IsOptional)));
        Assert.Equal(["ZINNER", "ZHEADER"], function.Structures.Select(static structure => structure.Name));
        Assert.Equal((AbapType.Char, 132), (function.Parameters[3].Type.Row!.Kind, function.Parameters[3].Type.Row!.Length));
        Assert.Equal(4, function.Parameters[1].Line);
    }

    [Fact]
    public void The_system_s_own_answer_is_read_with_its_structures()
    {
        var function = Single("""
            { "FUNCNAME": "BAPI_X", "STEXT": "Does it", "PARAMS": [
              { "PARAMCLASS": "E", "PARAMETER": "RETURN", "TABNAME": "BAPIRET2", "FIELDNAME": "", "EXID": "u", "POSITION": 1, "OFFSET": 0, "INTLENGTH": 1096, "DECIMALS": 0, "DEFAULT": "", "PARAMTEXT": "Return", "OPTIONAL": "" },
              { "PARAMCLASS": "I", "PARAMETER": "MAXROWS", "TABNAME": "BAPIMAX", "FIELDNAME": "MAXROWS", "EXID": "I", "INTLENGTH": 4, "DEFAULT": "0", "OPTIONAL": "X" },
              { "PARAMCLASS": "T", "PARAMETER": "LIST", "TABNAME": "BAPIRET2", "EXID": "u", "INTLENGTH": 1096 },
              { "PARAMCLASS": "X", "PARAMETER": "NOT_FOUND", "PARAMTEXT": "Not there" } ],
              "STRUCTURES": { "BAPIRET2": [ { "TABNAME": "BAPIRET2", "FIELDNAME": "TYPE", "ROLLNAME": "BAPI_MTYPE", "INTLEN": "000002", "INTLENGTH": 2, "EXID": "C", "FIELDTEXT": "Message type" }, { "FIELDNAME": "NUMBER", "EXID": "N", "INTLENGTH": 6 } ] } }
            """);

        Assert.Null(function.Obstacle);
        Assert.Equal(("Does it", "BAPIRET2", "BAPIRET2"), (function.Text, function.Parameters[0].Type.Structure, function.Parameters[2].Type.Row!.Structure));
        Assert.Equal([("TYPE", 1), ("NUMBER", 3)], Assert.Single(function.Structures).Fields.Select(static field => (field.Name, field.Type.Length)));
        Assert.Equal(("NOT_FOUND", "Not there"), (Assert.Single(function.Exceptions).Name, function.Exceptions[0].Text));
        Assert.Equal(("0", true), (function.Parameters[1].Default, function.Parameters[1].IsOptional));
    }

    [Fact]
    public void A_structure_of_one_name_and_two_shapes_is_two() => Assert.Equal(["ZS", "ZS_2"], Single("""
        { "rfcName": "Z", "import": [ { "name": "A", "associatedType": "ZS", "nwrfcType": "RFCTYPE_STRUCTURE", "fields": [ { "name": "X", "nwrfcType": "RFCTYPE_INT" } ] } ],
          "export": [ { "name": "B", "associatedType": "ZS", "nwrfcType": "RFCTYPE_STRUCTURE", "fields": [ { "name": "Y", "nwrfcType": "RFCTYPE_INT" } ] },
                      { "name": "C", "associatedType": "ZS", "nwrfcType": "RFCTYPE_STRUCTURE", "fields": [ { "name": "X", "nwrfcType": "RFCTYPE_INT" } ] } ] }
        """).Structures.Select(static structure => structure.Name));

    [Theory]
    [InlineData("{\n \"rfcName\": }", 2, "")]
    [InlineData("[ { \"rfcName\": \"Z\" },\n  5 ]", 2, "neither 'rfcName' (cds import) nor 'FUNCNAME' (RFC_GET_FUNCTION_INTERFACE)")]
    [InlineData("[ { \"rfcName\": \"Z\" },\n  { \"rfcName\": \"Z\" } ]", 2, "'Z' is described twice")]
    [InlineData("{ \"rfcName\": \"Z\",\n \"export\": true }", 2, "'export' is no list; write an array")]
    [InlineData("{ \"rfcName\": \"Z\",\n\n \"table\": [ {} ] }", 3, "under 'table' has no 'name'")]
    [InlineData("{ \"rfcName\": \"Z\", \"import\": [ { \"name\": \"A\", \"nwrfcType\": \"RFCTYPE_CHAR\",\n \"length\": \"ten\" } ] }", 2, "'length' is no whole number from 0; write it in digits")]
    [InlineData("{ \"rfcName\": \"Z\", \"exceptions\": [ \"E\",\n [] ] }", 2, "neither a name nor an object with 'name'")]
    [InlineData("{ \"FUNCNAME\": \"Z\" }", 1, "no 'PARAMS'; write the rows")]
    [InlineData("{ \"FUNCNAME\": \"Z\", \"PARAMS\": [\n { \"PARAMETER\": \"A\", \"PARAMCLASS\": \"i\", \"EXID\": \"C\" } ] }", 2, "there are I, E, C, T and X")]
    [InlineData("{ \"FUNCNAME\": \"Z\", \"PARAMS\": [ { \"PARAMETER\": \"A\", \"PARAMCLASS\": \"I\", \"EXID\": \"I\" },\n { \"PARAMETER\": \"A\", \"PARAMCLASS\": \"E\", \"EXID\": \"I\" } ] }", 2, "'A' is described twice")]
    public void What_is_broken_is_reported_at_its_place_with_what_to_write(string text, int line, string reason)
    {
        var problem = RfcManifestReader.Read("m.json", text).Problems[0];

        Assert.Equal(line, problem.Line);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": "A", "nwrfcType": "RFCTYPE_CHR", "length": 1 }""", "parameter 'A' is of type 'RFCTYPE_CHR', which C# code cannot pass; did you mean 'RFCTYPE_CHAR'?")]
    [InlineData("""{ "name": "A", "nwrfcType": "RFCTYPE_CHAR", "lenght": 1 }""", "parameter 'A' has no length; write the number of its characters as 'length'")]
    [InlineData("""{ "name": "A", "nwrfcType": "RFCTYPE_BYTE" }""", "parameter 'A' has no length; write the number of its bytes as 'length'")]
    [InlineData("""{ "name": "A" }""", "parameter 'A' has no 'nwrfcType'; write one, for example RFCTYPE_CHAR")]
    [InlineData("""{ "name": "A", "nwrfcType": "RFCTYPE_TABLE" }""", "parameter 'A' is a table without fields; write them as 'tableFields'")]
    [InlineData("""{ "name": "A", "nwrfcType": "RFCTYPE_BCD", "length": 17 }""", "parameter 'A' is a packed number of 17 bytes; there are 1 to 16")]
    [InlineData("""{ "name": "A", "nwrfcType": "RFCTYPE_BCD", "length": 8, "decimals": 15 }""", "parameter 'A' has 15 decimals; there are 0 to 14")]
    [InlineData("""{ "name": "A", "nwrfcType": "RFCTYPE_STRUCTURE", "fields": [ { "name": "B", "nwrfcType": "RFCTYPE_XMLDATA" } ] }""", "field 'B' of parameter 'A' is of type 'RFCTYPE_XMLDATA', which C# code cannot pass")]
    public void What_cannot_be_passed_is_said_of_the_function_and_the_others_stay_known(string parameter, string obstacle)
    {
        var manifest = RfcManifestReader.Read("m.json", $$"""[ { "rfcName": "Z", "import": [ {{parameter}} ] }, { "rfcName": "Z_FINE" } ]""");

        Assert.Empty(manifest.Problems);
        Assert.Equal([obstacle, null], manifest.Functions.Select(static function => function.Obstacle));
    }

    [Fact]
    public void Fields_within_fields_without_end_are_a_problem_and_no_crash()
    {
        const int Depth = 20_000;
        var text = "{ \"rfcName\": \"Z\", \"import\": [ " + string.Concat(Enumerable.Repeat("{ \"name\": \"A\", \"nwrfcType\": \"RFCTYPE_STRUCTURE\", \"fields\": [ ", Depth))
            + "{ \"name\": \"A\", \"nwrfcType\": \"RFCTYPE_INT\" }" + string.Concat(Enumerable.Repeat(" ] }", Depth)) + " ] }";

        Assert.NotEmpty(RfcManifestReader.Read("m.json", text).Problems);
    }

    private static RfcFunctionModel Single(string text)
    {
        var manifest = RfcManifestReader.Read("m.json", text);
        Assert.Empty(manifest.Problems);
        return Assert.Single(manifest.Functions);
    }
}
