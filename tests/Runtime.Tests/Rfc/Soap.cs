using System.Net;
using System.Text;
using Btp.Connectivity.Rfc;
using Btp.Connectivity.Rfc.Soap;

namespace Btp.Connectivity.Runtime.Tests.Rfc;

/// <summary>Messages of the function <see cref="EveryType.Function"/>.</summary>
internal static class Soap
{
    public const string Functions = "urn:sap-com:document:sap:rfc:functions";

    public static string Request(Action<RfcWriter> write) => Encoding.UTF8.GetString(SoapRfcMessage.Request(EveryType.Function, write));

    /// <summary>What stands between the element of the function in a request.</summary>
    public static string Parameters(Action<RfcWriter> write)
    {
        var request = Request(write);
        var start = request.IndexOf("<rfc:Z_EVERY_-TYPE", StringComparison.Ordinal);
        var inner = request.IndexOf('>', start) + 1;
        var end = request.IndexOf("</rfc:", StringComparison.Ordinal);
        return end < 0 ? "" : request[inner..end];
    }

    public static string Response(string parameters) => Envelope($"<r:Z_EVERY_-TYPE.Response xmlns:r='{Functions}'>{parameters}</r:Z_EVERY_-TYPE.Response>");

    public static string Envelope(string body) => $"<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>{body}</e:Body></e:Envelope>";

    public static EveryType.Result Read(string answer, HttpStatusCode status = HttpStatusCode.OK) => Read(Encoding.UTF8.GetBytes(answer), status);

    public static EveryType.Result Read(byte[] answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var result = new EveryType.Result();
        SoapRfcMessage.Read(EveryType.Function, status, new MemoryStream(answer), result);
        return result;
    }

    /// <summary>A request's parameters as if the system gave them back.</summary>
    public static EveryType.Result Echo(Action<RfcWriter> write) => Read(Response(Parameters(write)));
}
