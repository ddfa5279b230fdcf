using System.Globalization;
using System.Xml;

namespace Btp.Connectivity.Rfc.Soap;

/// <summary>Writes parameters as the elements of a SOAP RFC request: ABAP data as asXML has it.</summary>
internal sealed class SoapRfcWriter(RfcFunctionType function, XmlWriter xml) : RfcWriter(function)
{
    protected override void PutText(RfcField field, string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (XmlConvert.IsXmlChar(value[i]))
                continue;
            if (i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], value[i]))
                i++;
            else
                throw Refuse(field, "has a character that XML cannot carry; SOAP RFC takes no control characters.");
        }

        Put(field, value);
    }

    protected override void PutInteger(RfcField field, long value) => Put(field, value.ToString(CultureInfo.InvariantCulture));

    protected override void PutFloat(RfcField field, double value) => Put(field, value.ToString("R", CultureInfo.InvariantCulture));

    protected override void PutDecimal(RfcField field, string value) => Put(field, value);

    protected override void PutDate(RfcField field, DateOnly? value) => Put(field, value is { } date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "0000-00-00");

    protected override void PutTime(RfcField field, TimeSpan value) =>
        Put(field, string.Create(CultureInfo.InvariantCulture, $"{(int)value.TotalHours:00}:{value.Minutes:00}:{value.Seconds:00}"));

    protected override void PutTimestamp(RfcField field, DateTime? value) =>
        Put(field, value is { } moment ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) : "");

    protected override void PutBytes(RfcField field, byte[] value)
    {
        Begin(field);
        xml.WriteBase64(value, 0, value.Length);
        End(field);
    }

    protected override void BeginStructure(RfcField field) => Begin(field);

    protected override void EndStructure(RfcField field) => End(field);

    protected override void BeginTable(RfcField field) => Begin(field);

    protected override void EndTable(RfcField field) => End(field);

    protected override void BeginRow(RfcField field) => xml.WriteStartElement("item");

    protected override void EndRow(RfcField field) => xml.WriteEndElement();

    private void Put(RfcField field, string value)
    {
        Begin(field);
        xml.WriteString(value);
        End(field);
    }

    // The row of a table that is no structure is the text of its item.
    private void Begin(RfcField field)
    {
        if (field.Name.Length > 0)
            xml.WriteStartElement(field.XmlName);
    }

    private void End(RfcField field)
    {
        if (field.Name.Length > 0)
            xml.WriteEndElement();
    }
}
