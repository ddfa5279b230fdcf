using System.Buffers.Text;

namespace Btp.Connectivity.OData.Wire.V4;

/// <summary>Values in URLs of OData 4.0 (OData ABNF construction rules, section 7).</summary>
internal static class V4Literals
{
    public static void Write(ref UrlWriter writer, in ODataLiteral literal)
    {
        switch (literal.Type)
        {
            case EdmType.Null: writer.Raw("null"); break;
            case EdmType.String: writer.Quoted(literal.Text); break;
            case EdmType.Boolean: writer.Raw(literal.Integer != 0 ? "true" : "false"); break;
            case EdmType.Single: NumberText.Write(ref writer, literal.SingleValue, '\0'); break;
            case EdmType.Double: NumberText.Write(ref writer, literal.DoubleValue, '\0'); break;
            case EdmType.Decimal: NumberText.Write(ref writer, literal.DecimalValue); break;
            case EdmType.Guid: writer.Formatted(literal.GuidValue); break;
            case EdmType.Date: TemporalText.WriteDate(ref writer, literal.Ticks); break;
            case EdmType.DateTime or EdmType.DateTimeOffset: WriteDateTimeOffset(ref writer, literal); break;
            case EdmType.Time or EdmType.TimeOfDay: TemporalText.WriteTime(ref writer, literal.Ticks); break;
            case EdmType.Duration: writer.Raw("duration'"); TemporalText.WriteDuration(ref writer, literal.Ticks); writer.Raw('\''); break;
            case EdmType.Binary: WriteBinary(ref writer, literal); break;
            case EdmType.Geography or EdmType.Geometry: WriteShape(ref writer, literal); break;
            case EdmType.Enum: WriteEnum(ref writer, literal); break;
            default: writer.Formatted(literal.Integer); break;
        }
    }

    // The padding may be left out by the standard's grammar, but Microsoft's parser refuses what has none.
    private static void WriteBinary(ref UrlWriter writer, in ODataLiteral literal)
    {
        var text = Base64Url.EncodeToString(literal.Bytes);
        writer.Raw("binary'");
        writer.Raw(text);
        writer.Raw((text.Length % 4) switch { 2 => "==", 3 => "=", _ => "" });
        writer.Raw('\'');
    }

    private static void WriteDateTimeOffset(ref UrlWriter writer, in ODataLiteral literal)
    {
        TemporalText.WriteDate(ref writer, literal.Ticks);
        writer.Raw('T');
        TemporalText.WriteTime(ref writer, literal.Ticks);
        TemporalText.WriteOffset(ref writer, literal.OffsetMinutes);
    }

    // geography'SRID=4326;Point(8.64 49.29)': letters, digits and what separates them, of which three would mean something else in a query.
    private static void WriteShape(ref UrlWriter writer, in ODataLiteral literal)
    {
        var isEarth = literal.Type == EdmType.Geography;
        writer.Raw(isEarth ? "geography'SRID=" : "geometry'SRID=");
        writer.Formatted(literal.Shape.Srid ?? (isEarth ? 4326 : 0));
        writer.Raw("%3B");
        foreach (var character in literal.Shape.ToString())
        {
            switch (character)
            {
                case ' ': writer.Raw("%20"); break;
                case '+': writer.Raw("%2B"); break;
                default: writer.Raw(character); break;
            }
        }

        writer.Raw('\'');
    }

    private static void WriteEnum(ref UrlWriter writer, in ODataLiteral literal)
    {
        writer.Name(literal.EnumNames.TypeName);
        writer.Raw('\'');
        literal.EnumNames.Write(ref writer, literal.Integer);
        writer.Raw('\'');
    }
}
