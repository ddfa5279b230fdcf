using System.Net;
using System.Xml;

namespace Btp.Connectivity.Rfc.Soap;

/// <summary>What a system says instead of a response.</summary>
internal static class SoapRfcFault
{
    /// <summary>An element <c>FUNCTION.Exception</c>, with <c>Name</c>, <c>Text</c> and <c>Message</c> (<c>ID</c>, <c>Number</c>, <c>Type</c>).</summary>
    public static RfcAbapException Raised(RfcFunctionType function, XmlReader xml)
    {
        var values = Leaves(xml, out var text);
        var error = new RfcAbapError(function.Name, values.GetValueOrDefault("Name") ?? text.Trim())
        {
            Text = values.GetValueOrDefault("Text") ?? "",
            MessageClass = values.GetValueOrDefault("ID") ?? "",
            MessageNumber = values.GetValueOrDefault("Number") ?? "",
            MessageType = values.GetValueOrDefault("Type") ?? "",
        };
        return function.CreateException(error);
    }

    /// <summary>A SOAP fault. An exception of the function may stand in its detail.</summary>
    public static RfcException Of(RfcFunctionType function, HttpStatusCode status, XmlReader xml)
    {
        var (key, message, summary) = ("", "", "");
        var name = xml.LocalName;
        if (name == "Fault" && !xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            xml.Read();
            while (xml.Depth > depth && xml.NodeType != XmlNodeType.None)
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName is "detail" or "Error")
                    xml.Read();
                else if (xml.LocalName.EndsWith(".Exception", StringComparison.Ordinal))
                    return Raised(function, xml);
                else if (Value(xml) is var (element, value))
                    (key, message, summary) = element switch { "type" => (value, message, summary), "message" => (key, value, summary), "faultstring" => (key, message, value), _ => (key, message, summary) };
            }
        }

        var reason = message.Length > 0 ? message : summary.Length > 0 ? summary : "the answer holds neither a response nor a fault.";
        return new RfcFaultException(function.Name, key, reason, status);
    }

    private static (string Element, string Value) Value(XmlReader xml)
    {
        var element = xml.LocalName;
        Leaves(xml, out var text);
        return (element, text.Trim());
    }

    // The texts of all elements below, by name; the reader ends behind the element.
    private static Dictionary<string, string> Leaves(XmlReader xml, out string text)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        text = "";
        using var part = xml.ReadSubtree();
        part.Read();
        var element = "";
        while (part.Read())
        {
            if (part.NodeType == XmlNodeType.Element)
                element = part.LocalName;
            else if (part.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                (leaves[element], text) = (leaves.GetValueOrDefault(element) + part.Value, text + part.Value);
            else if (part.NodeType == XmlNodeType.EndElement)
                element = "";
        }

        part.Close();
        xml.Read();
        return leaves;
    }
}
