using System.Text;
using System.Xml;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V2;

/// <summary>Errors in V2's shape: the message is an object, SAP's facts are in <c>innererror</c>.</summary>
internal static class V2Errors
{
    private const string Namespace = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";

    public static Answer Json(ODataFailure failure, ErrorFacts facts) => Answer.Json("application/json;charset=utf-8", json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", failure.Code);
        json.WriteStartObject("message");
        json.WriteString("lang", "en");
        json.WriteString("value", failure.Message);
        json.WriteEndObject();
        json.WriteStartObject("innererror");
        json.WriteStartObject("application");
        json.WriteString("component_id", "");
        json.WriteString("service_namespace", "/SAP/");
        json.WriteString("service_id", facts.ServiceId);
        json.WriteString("service_version", "0001");
        json.WriteEndObject();
        json.WriteString("transactionid", facts.TransactionId);
        json.WriteString("timestamp", facts.Timestamp);
        json.WriteStartArray("errordetails");
        json.WriteStartObject();
        json.WriteString("code", failure.Code);
        json.WriteString("message", failure.Message);
        json.WriteString("propertyref", failure.Target ?? "");
        json.WriteString("severity", "error");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }, failure.Status);

    /// <summary>For callers that take no JSON.</summary>
    public static Answer Xml(ODataFailure failure, ErrorFacts facts)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new StringWriter(text), new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("error", Namespace);
            xml.WriteElementString("code", Namespace, failure.Code);
            xml.WriteStartElement("message", Namespace);
            xml.WriteAttributeString("xml", "lang", null, "en");
            xml.WriteString(failure.Message);
            xml.WriteEndElement();
            xml.WriteStartElement("innererror", Namespace);
            xml.WriteElementString("transactionid", Namespace, facts.TransactionId);
            xml.WriteElementString("timestamp", Namespace, facts.Timestamp);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return Answer.Text("application/xml;charset=utf-8", "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text, failure.Status);
    }
}
