using System.Net;
using System.Text;
using System.Xml;

namespace Btp.Connectivity.Rfc.Soap;

/// <summary>
/// Requests and responses of <c>/sap/bc/soap/rfc</c>: SOAP 1.1; the element of the function module in the namespace
/// <c>urn:sap-com:document:sap:rfc:functions</c>, its parameters without a namespace; the response has the suffix <c>.Response</c>, an
/// exception <c>.Exception</c>, a failure is a SOAP fault whose detail holds <c>Error</c> with <c>type</c> and <c>message</c>.
/// </summary>
internal static class SoapRfcMessage
{
    public const string Path = "/sap/bc/soap/rfc";
    public const string Namespace = "urn:sap-com:document:sap:rfc:functions";

    private const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";

    private static readonly XmlWriterSettings _writing = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CloseOutput = false };

    private static readonly XmlReaderSettings _reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // SAP systems write characters of CHAR fields as character references that XML 1.0 does not allow.
        CheckCharacters = false,
    };

    public static byte[] Request(RfcFunctionType function, Action<RfcWriter> write)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, _writing))
        {
            xml.WriteStartElement("SOAP-ENV", "Envelope", Envelope);
            xml.WriteStartElement("Body", Envelope);
            xml.WriteStartElement("rfc", function.XmlName, Namespace);
            write(new SoapRfcWriter(function, xml));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return body.ToArray();
    }

    /// <summary>Reads a response into the result, or throws what the system says.</summary>
    public static void Read(RfcFunctionType function, HttpStatusCode status, Stream body, IRfcReadable result)
    {
        try
        {
            using var xml = XmlReader.Create(body, _reading);
            if (IsAt(xml, "Envelope") && EnterBody(xml))
            {
                while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
                {
                    if (xml.NodeType != XmlNodeType.Element)
                        continue;
                    if (xml.LocalName == function.XmlName + ".Response" && xml.NamespaceURI == Namespace && (int)status is >= 200 and < 300)
                    {
                        new SoapRfcReader(function, xml).ReadParameters(result);
                        // An answer that was cut behind its last value was cut all the same.
                        while (xml.Read())
                        {
                        }

                        return;
                    }

                    throw xml.LocalName.EndsWith(".Exception", StringComparison.Ordinal) ? SoapRfcFault.Raised(function, xml) : SoapRfcFault.Of(function, status, xml);
                }
            }
        }
        catch (XmlException malformed)
        {
            throw new RfcFaultException(function.Name, "", NoSoap(status), status, malformed);
        }

        throw new RfcFaultException(function.Name, "", NoSoap(status), status);
    }

    private static bool IsAt(XmlReader xml, string element) => xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == element && xml.NamespaceURI == Envelope;

    // The body is a child of the envelope; one within a header is not it.
    private static bool EnterBody(XmlReader xml)
    {
        if (xml.IsEmptyElement || !xml.Read())
            return false;
        while (xml.MoveToContent() == XmlNodeType.Element)
        {
            if (IsAt(xml, "Body"))
                return !xml.IsEmptyElement;
            xml.Skip();
        }

        return false;
    }

    private static string NoSoap(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "the system did not accept the logon (401).",
        HttpStatusCode.Forbidden => $"the system refused the request (403): the service {Path} may be inactive in transaction SICF, or forbidden to the user.",
        HttpStatusCode.NotFound => $"the system has no {Path} (404): activate it in transaction SICF.",
        HttpStatusCode.OK => "the answer is no SOAP message: perhaps a logon page.",
        _ => $"the system answered with status {(int)status} and no SOAP message.",
    };
}
