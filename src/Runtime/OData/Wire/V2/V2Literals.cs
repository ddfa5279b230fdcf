namespace Btp.Connectivity.OData.Wire.V2;

/// <summary>Values in URLs of OData 2.0: prefixes and suffixes tell the type (OData 2.0 overview, section 6).</summary>
internal static class V2Literals
{
    public static void Write(ref UrlWriter writer, in ODataLiteral literal)
    {
        switch (literal.Type)
        {
            case EdmType.Null: writer.Raw("null"); break;
            case EdmType.String: writer.Quoted(literal.Text); break;
            case EdmType.Boolean: writer.Raw(literal.Integer != 0 ? "true" : "false"); break;
            case EdmType.Int64: writer.Formatted(literal.Integer); writer.Raw('L'); break;
            case EdmType.Single: NumberText.Write(ref writer, literal.SingleValue, 'F'); break;
            case EdmType.Double: NumberText.Write(ref writer, literal.DoubleValue, 'D'); break;
            case EdmType.Decimal: NumberText.Write(ref writer, literal.DecimalValue); writer.Raw('M'); break;
            case EdmType.Guid: writer.Raw("guid'"); writer.Formatted(literal.GuidValue); writer.Raw('\''); break;
            case EdmType.Date or EdmType.DateTime: WriteDateTime(ref writer, literal); break;
            case EdmType.DateTimeOffset: WriteDateTimeOffset(ref writer, literal); break;
            case EdmType.Time or EdmType.TimeOfDay or EdmType.Duration: WriteTime(ref writer, literal); break;
            case EdmType.Binary: writer.Raw("X'"); WriteHex(ref writer, literal.Bytes); writer.Raw('\''); break;
            case EdmType.Geography or EdmType.Geometry: throw new InvalidOperationException("OData V2 has no spatial values.");
            case EdmType.Enum: throw new InvalidOperationException("OData V2 has no enumerations.");
            default: writer.Formatted(literal.Integer); break;
        }
    }

    // Strict servers refuse a zone here: Edm.DateTime has none.
    private static void WriteDateTime(ref UrlWriter writer, in ODataLiteral literal)
    {
        writer.Raw("datetime'");
        TemporalText.WriteDate(ref writer, literal.Ticks);
        writer.Raw('T');
        TemporalText.WriteTime(ref writer, literal.Ticks);
        writer.Raw('\'');
    }

    private static void WriteDateTimeOffset(ref UrlWriter writer, in ODataLiteral literal)
    {
        writer.Raw("datetimeoffset'");
        TemporalText.WriteDate(ref writer, literal.Ticks);
        writer.Raw('T');
        TemporalText.WriteTime(ref writer, literal.Ticks);
        TemporalText.WriteOffset(ref writer, literal.OffsetMinutes);
        writer.Raw('\'');
    }

    private static void WriteTime(ref UrlWriter writer, in ODataLiteral literal)
    {
        writer.Raw("time'");
        TemporalText.WriteTimeAsDuration(ref writer, literal.Ticks);
        writer.Raw('\'');
    }

    private static void WriteHex(ref UrlWriter writer, byte[] bytes)
    {
        foreach (var value in bytes)
        {
            writer.Raw("0123456789ABCDEF"[value >> 4]);
            writer.Raw("0123456789ABCDEF"[value & 15]);
        }
    }
}
