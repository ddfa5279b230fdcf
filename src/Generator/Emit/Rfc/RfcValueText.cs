using Btp.Connectivity.Generator.Binding.Naming;
using Btp.Connectivity.Generator.Model;
using Btp.Connectivity.Generator.Text;
using Btp.Connectivity.Metadata.Rfc;

namespace Btp.Connectivity.Generator.Emit.Rfc;

/// <summary>Types, reading and writing of ABAP values in generated code.</summary>
internal static class RfcValueText
{
    /// <summary>The namespace of the runtime's RFC types.</summary>
    public const string Rfc = "global::Btp.Connectivity.Rfc.";

    private const string Generic = "global::System.Collections.Generic.";
    private const int DigitsOfDecimal = 28;

    /// <summary>The type of a property; initial dates and time stamps are null.</summary>
    public static string Type(RfcClientModel client, RfcValueModel value) => value.Type.Kind switch
    {
        AbapType.Date => "global::System.DateOnly?",
        AbapType.UtcLong => "global::System.DateTimeOffset?",
        AbapType.Table => Generic + "IList<" + Type(client, value.Row!) + ">",
        _ => Required(client, value),
    };

    /// <summary>The type of a parameter that has to be passed.</summary>
    public static string Required(RfcClientModel client, RfcValueModel value) => value.Type.Kind switch
    {
        AbapType.Char or AbapType.Num or AbapType.String => "string",
        AbapType.Date => "global::System.DateOnly?",
        AbapType.Time => "global::System.TimeSpan",
        AbapType.UtcLong => "global::System.DateTimeOffset?",
        AbapType.Packed => value.Type.Length <= DigitsOfDecimal ? "decimal" : Rfc + "RfcDecimal",
        AbapType.DecFloat16 or AbapType.DecFloat34 => Rfc + "RfcDecimal",
        AbapType.Int1 => "byte",
        AbapType.Int2 => "short",
        AbapType.Int4 => "int",
        AbapType.Int8 => "long",
        AbapType.Float => "double",
        AbapType.XString or AbapType.Raw => "byte[]",
        AbapType.Table => Generic + "IEnumerable<" + Type(client, value.Row!) + ">",
        _ => ClassName(client, value.ClassName),
    };

    /// <summary>The type of a parameter that may be left out.</summary>
    public static string Optional(RfcClientModel client, RfcValueModel value) => Required(client, value).TrimEnd('?') + "?";

    /// <summary>The full name of a class within the client.</summary>
    public static string ClassName(RfcClientModel client, string name) => "global::" + Keywords.EscapeDotted(client.FullName) + "." + Keywords.Escape(name);

    /// <summary>What a property has before anything is assigned.</summary>
    public static string Initial(RfcValueModel value) => value.Type.Kind switch
    {
        AbapType.Char or AbapType.Num or AbapType.String => " = \"\";",
        AbapType.XString or AbapType.Raw or AbapType.Table => " = [];",
        AbapType.Structure => " = new();",
        _ => "",
    };

    /// <summary>The field as an expression.</summary>
    public static string Field(RfcClientModel client, string wireName, RfcValueModel value)
    {
        var name = Literals.Quote(wireName);
        var kind = Rfc + "RfcDataType.";
        return Rfc + "RfcField." + value.Type.Kind switch
        {
            AbapType.Char or AbapType.Num or AbapType.Raw => "Of(" + name + ", " + kind + value.Type.Kind + ", " + IndentedWriter.Number(value.Type.Length) + ")",
            AbapType.Packed => "Packed(" + name + ", " + IndentedWriter.Number(value.Type.Length) + ", " + IndentedWriter.Number(value.Type.Decimals) + ")",
            AbapType.Structure => "Of(" + name + ", " + ClassName(client, value.ClassName) + ".RfcType)",
            AbapType.Table when value.Row!.Type.Kind == AbapType.Structure => "Table(" + name + ", " + ClassName(client, value.Row.ClassName) + ".RfcType)",
            AbapType.Table => "Table(" + name + ", " + Field(client, "", value.Row!) + ")",
            _ => "Of(" + name + ", " + kind + value.Type.Kind + ")",
        };
    }

    /// <summary>The call that writes a value.</summary>
    public static string Write(RfcClientModel client, RfcValueModel value, string writer, int place, string source)
    {
        var start = writer + ".Write";
        var arguments = "(" + IndentedWriter.Number(place) + ", " + source;
        return value.Type.Kind switch
        {
            AbapType.Char or AbapType.Num or AbapType.String => start + "Text" + arguments + ")",
            AbapType.Date => start + "Date" + arguments + ")",
            AbapType.Time => start + "Time" + arguments + ")",
            AbapType.UtcLong => start + "Timestamp" + arguments + ")",
            AbapType.Packed or AbapType.DecFloat16 or AbapType.DecFloat34 => start + "Decimal" + arguments + ")",
            AbapType.Int1 or AbapType.Int2 or AbapType.Int4 or AbapType.Int8 => start + "Integer" + arguments + ")",
            AbapType.Float => start + "Float" + arguments + ")",
            AbapType.XString or AbapType.Raw => start + "Bytes" + arguments + ")",
            AbapType.Structure => start + "Structure" + arguments + ")",
            AbapType.Table when value.Row!.Type.Kind == AbapType.Structure => start + "Table" + arguments + ")",
            _ => start + "Rows" + arguments + ", static (row, item) => " + Write(client, value.Row!, "row", 0, "item") + ")",
        };
    }

    /// <summary>The expression that reads a value.</summary>
    public static string Read(RfcClientModel client, RfcValueModel value, string reader) => reader + "." + value.Type.Kind switch
    {
        AbapType.Char or AbapType.Num or AbapType.String => "ReadText()",
        AbapType.Date => "ReadDate()",
        AbapType.Time => "ReadTime()",
        AbapType.UtcLong => "ReadTimestamp()",
        AbapType.Packed when value.Type.Length <= DigitsOfDecimal => "ReadDecimal()",
        AbapType.Packed or AbapType.DecFloat16 or AbapType.DecFloat34 => "ReadRfcDecimal()",
        AbapType.Int1 => "ReadByte()",
        AbapType.Int2 => "ReadInt16()",
        AbapType.Int4 => "ReadInt32()",
        AbapType.Int8 => "ReadInt64()",
        AbapType.Float => "ReadFloat()",
        AbapType.XString or AbapType.Raw => "ReadBytes()",
        AbapType.Structure => "ReadStructure<" + ClassName(client, value.ClassName) + ">()",
        AbapType.Table when value.Row!.Type.Kind == AbapType.Structure => "ReadTable<" + ClassName(client, value.Row.ClassName) + ">()",
        _ => "ReadRows<" + Type(client, value.Row!) + ">(static row => " + Read(client, value.Row!, "row") + ")",
    };

    /// <summary>The ABAP type, for people: <c>CHAR 10</c>, <c>P 15,2</c>.</summary>
    public static string Describe(RfcValueModel value) => value.Type.Kind switch
    {
        AbapType.Packed => "P of " + IndentedWriter.Number(value.Type.Length) + " digits, " + IndentedWriter.Number(value.Type.Decimals) + " after the point",
        AbapType.Char => "CHAR, at most " + IndentedWriter.Number(value.Type.Length) + " characters",
        AbapType.Num => "NUMC, " + IndentedWriter.Number(value.Type.Length) + " digits",
        AbapType.Raw => "RAW, " + IndentedWriter.Number(value.Type.Length) + " bytes",
        AbapType.Date => "DATS; null is the initial date",
        AbapType.Time => "TIMS, 00:00:00 to 24:00:00",
        AbapType.UtcLong => "UTCLONG; null is the initial value",
        AbapType.Structure => "structure",
        AbapType.Table => "table",
        _ => value.Type.Kind.ToString().ToUpperInvariant(),
    };
}
