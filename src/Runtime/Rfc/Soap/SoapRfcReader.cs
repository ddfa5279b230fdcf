using System.Globalization;
using System.Text;
using System.Xml;

namespace Btp.Connectivity.Rfc.Soap;

/// <summary>Reads parameters from the elements of a SOAP RFC response. Elements that the interface does not name are skipped.</summary>
internal sealed class SoapRfcReader(RfcFunctionType function, XmlReader xml) : RfcReader(function)
{
    private readonly StringBuilder _text = new();

    /// <summary>Reads the parameters below the element at which the reader stands.</summary>
    public void ReadParameters(IRfcReadable result) => ReadFields(Function.Frame, result);

    public override void Skip() => xml.Skip();

    protected override string GetText() => Text();

    protected override long GetInteger() => long.TryParse(Text().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw Refuse(null);

    protected override double GetFloat() =>
        double.TryParse(Text().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Refuse(null);

    protected override string GetDecimal() => Text();

    // Systems without the conversion write the eight digits of ABAP.
    protected override DateOnly? GetDate()
    {
        var text = Text().Trim();
        return text is "" or "0000-00-00" or "00000000" ? null
            : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Refuse(null);
    }

    protected override TimeSpan GetTime()
    {
        var text = Text().Trim();
        if (text is "24:00:00" or "240000")
            return TimeSpan.FromDays(1);
        return text.Length == 0 ? TimeSpan.Zero
            : TimeOnly.TryParseExact(text, ["HH:mm:ss", "HHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : throw Refuse(null);
    }

    protected override DateTime? GetTimestamp()
    {
        var text = Text().Trim();
        return text.Length == 0 || text.StartsWith("0000-00-00", StringComparison.Ordinal) ? null
            : DateTime.TryParseExact(text.TrimEnd('Z'), ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
                ? moment : throw Refuse(null);
    }

    protected override byte[] GetBytes()
    {
        try
        {
            return Convert.FromBase64String(Text());
        }
        catch (FormatException malformed)
        {
            throw Refuse(malformed);
        }
    }

    protected override void ReadFields(RfcStructureType type, IRfcReadable target)
    {
        if (type.IsSingleValue)
        {
            ReadField(type, 0, target);
            return;
        }

        var next = 0;
        Children(() =>
        {
            // Elements come in the order of the fields nearly always.
            var count = type.Fields.Count;
            for (var i = 0; i < count; i++)
            {
                var field = (next + i) % count;
                if (type.Fields[field].XmlName != xml.LocalName)
                    continue;
                next = field + 1;
                ReadField(type, field, target);
                return;
            }

            xml.Skip();
        });
    }

    protected override void ReadRows(Action row) => Children(row);

    // Each child has to move the reader behind its element.
    private void Children(Action child)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        xml.Read();
        while (xml.MoveToContent() != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
                child();
            else if (!xml.Read())
                return;
        }

        xml.Read();
    }

    // Not ReadElementContentAsString: text of nothing but blanks is text.
    private string Text()
    {
        _text.Clear();
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
                throw Refuse(null);
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                _text.Append(xml.Value);
        }

        xml.Read();
        return _text.ToString();
    }
}
