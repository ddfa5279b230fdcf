using Btp.Connectivity.Rfc;

namespace Btp.Connectivity.Runtime.Tests.Rfc;

/// <summary>A structure with a field of every ABAP type, written as the generator writes them.</summary>
public sealed class EveryType : IRfcData
{
    public static readonly RfcStructureType Line = new("ZLINE", RfcField.Of("A", RfcDataType.Int4), RfcField.Of("/BIC/B", RfcDataType.Char, 3));

    public static readonly RfcStructureType Structure = new(
        "ZALL",
        RfcField.Of("CHAR", RfcDataType.Char, 5), RfcField.Of("NUM", RfcDataType.Num, 4), RfcField.Of("DATE", RfcDataType.Date), RfcField.Of("TIME", RfcDataType.Time),
        RfcField.Packed("PACKED", 7, 2), RfcField.Packed("LONG_PACKED", 31, 14), RfcField.Of("INT1", RfcDataType.Int1), RfcField.Of("INT2", RfcDataType.Int2),
        RfcField.Of("INT4", RfcDataType.Int4), RfcField.Of("INT8", RfcDataType.Int8), RfcField.Of("FLOAT", RfcDataType.Float), RfcField.Of("STRING", RfcDataType.String),
        RfcField.Of("XSTRING", RfcDataType.XString), RfcField.Of("RAW", RfcDataType.Raw, 3), RfcField.Of("DECF16", RfcDataType.DecFloat16), RfcField.Of("DECF34", RfcDataType.DecFloat34),
        RfcField.Of("UTCLONG", RfcDataType.UtcLong), RfcField.Of("LINE", Line), RfcField.Table("LINES", Line), RfcField.Table("TEXTS", RfcField.Of("", RfcDataType.String)));

    /// <summary>Every field as a parameter of its own, both ways, and the structure and a table of it.</summary>
    public static readonly RfcFunctionType Function = new(
        "Z_EVERY/TYPE",
        [
            .. Structure.Fields.Select(static field => new RfcParameter(RfcDirection.Changing, field, IsOptional: true)),
            new(RfcDirection.Changing, RfcField.Of("ALL", Structure), IsOptional: true), new(RfcDirection.Tables, RfcField.Table("ROWS", Structure)),
        ]);

    public string Char { get; set; } = "";

    public string Num { get; set; } = "";

    public DateOnly? Date { get; set; }

    public TimeSpan Time { get; set; }

    public decimal Packed { get; set; }

    public RfcDecimal LongPacked { get; set; }

    public byte Int1 { get; set; }

    public short Int2 { get; set; }

    public int Int4 { get; set; }

    public long Int8 { get; set; }

    public double Float { get; set; }

    public string String { get; set; } = "";

    public byte[] XString { get; set; } = [];

    public byte[] Raw { get; set; } = [];

    public RfcDecimal DecFloat16 { get; set; }

    public RfcDecimal DecFloat34 { get; set; }

    public DateTimeOffset? UtcLong { get; set; }

    public LineData Row { get; set; } = new();

    public IList<LineData> Lines { get; set; } = [];

    public IList<string> Texts { get; set; } = [];

    public RfcStructureType Type => Structure;

    public void Write(RfcWriter writer)
    {
        writer.WriteText(0, Char);
        writer.WriteText(1, Num);
        writer.WriteDate(2, Date);
        writer.WriteTime(3, Time);
        writer.WriteDecimal(4, (decimal?)Packed);
        writer.WriteDecimal(5, LongPacked);
        writer.WriteInteger(6, Int1);
        writer.WriteInteger(7, Int2);
        writer.WriteInteger(8, Int4);
        writer.WriteInteger(9, Int8);
        writer.WriteFloat(10, Float);
        writer.WriteText(11, String);
        writer.WriteBytes(12, XString);
        writer.WriteBytes(13, Raw);
        writer.WriteDecimal(14, DecFloat16);
        writer.WriteDecimal(15, DecFloat34);
        writer.WriteTimestamp(16, UtcLong);
        writer.WriteStructure(17, Row);
        writer.WriteTable(18, Lines);
        writer.WriteRows(19, Texts, static (w, text) => w.WriteText(0, text));
    }

    public void Read(RfcReader reader, int field)
    {
        switch (field)
        {
            case 0: Char = reader.ReadText(); break;
            case 1: Num = reader.ReadText(); break;
            case 2: Date = reader.ReadDate(); break;
            case 3: Time = reader.ReadTime(); break;
            case 4: Packed = reader.ReadDecimal(); break;
            case 5: LongPacked = reader.ReadRfcDecimal(); break;
            case 6: Int1 = reader.ReadByte(); break;
            case 7: Int2 = reader.ReadInt16(); break;
            case 8: Int4 = reader.ReadInt32(); break;
            case 9: Int8 = reader.ReadInt64(); break;
            case 10: Float = reader.ReadFloat(); break;
            case 11: String = reader.ReadText(); break;
            case 12: XString = reader.ReadBytes(); break;
            case 13: Raw = reader.ReadBytes(); break;
            case 14: DecFloat16 = reader.ReadRfcDecimal(); break;
            case 15: DecFloat34 = reader.ReadRfcDecimal(); break;
            case 16: UtcLong = reader.ReadTimestamp(); break;
            case 17: Row = reader.ReadStructure<LineData>(); break;
            case 18: Lines = reader.ReadTable<LineData>(); break;
            case 19: Texts = reader.ReadRows(static r => r.ReadText()); break;
            default: reader.Skip(); break;
        }
    }

    /// <summary>A structure within.</summary>
    public sealed class LineData : IRfcData
    {
        public int A { get; set; }

        public string B { get; set; } = "";

        public RfcStructureType Type => Line;

        public void Write(RfcWriter writer)
        {
            writer.WriteInteger(0, A);
            writer.WriteText(1, B);
        }

        public void Read(RfcReader reader, int field)
        {
            if (field == 0)
                A = reader.ReadInt32();
            else
                B = reader.ReadText();
        }
    }

    /// <summary>What comes back from the function.</summary>
    public sealed class Result : IRfcReadable
    {
        public EveryType Own { get; } = new();

        public EveryType All { get; private set; } = new();

        public IList<EveryType> Rows { get; private set; } = [];

        public void Read(RfcReader reader, int field)
        {
            if (field < Structure.Fields.Count)
                Own.Read(reader, field);
            else if (field == Structure.Fields.Count)
                All = reader.ReadStructure<EveryType>();
            else
                Rows = reader.ReadTable<EveryType>();
        }
    }
}
