using System.IO;
using System.Xml;

namespace Btp.Connectivity.OData;

/// <summary>Reads errors in XML, which SAP systems send at times although JSON was asked for. No DTD, nothing is fetched.</summary>
internal static class ODataErrorXml
{
    private static readonly XmlReaderSettings _settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1 << 20 };

    /// <summary>Reads <c>&lt;error&gt;&lt;code/&gt;&lt;message/&gt;…</c>; null where the text is anything else.</summary>
    public static ODataErrorContent? Parse(byte[] xml, int length)
    {
        try
        {
            using var stream = new MemoryStream(xml, 0, length, writable: false);
            using var reader = XmlReader.Create(stream, _settings);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "error" ? ReadError(reader) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static ODataErrorContent ReadError(XmlReader reader)
    {
        var error = new ODataErrorContent();
        string? code = null, message = null, target = null, severity = null, transaction = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "errordetail")
            {
                error.Details.Add(new(code, message, target, severity));
                code = message = target = severity = null;
            }

            if (reader.NodeType != XmlNodeType.Element || reader.IsEmptyElement)
                continue;
            var isDetail = reader.Depth > 1;
            switch (reader.LocalName)
            {
                case "code" when isDetail: code = Text(reader); break;
                case "message" when isDetail: message = Text(reader); break;
                case "propertyref": target = Text(reader); break;
                case "severity": severity = Text(reader); break;
                case "transactionid": transaction = Text(reader); break;
                case "code": error.Code = Text(reader); break;
                case "message": error.Message = Text(reader); break;
            }
        }

        if (transaction is not null)
            error.InnerError = new ODataInnerError { TransactionId = transaction, Json = "" };
        return error;
    }

    // Leaves the reader on the end element, so that the loop does not jump over what follows.
    private static string? Text(XmlReader reader) => reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? reader.Value.Trim() : null;
}
