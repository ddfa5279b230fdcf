using Btp.Connectivity.LocalLandscape.BackEnd.Server;

namespace Btp.Connectivity.LocalLandscape.BackEnd.V4;

/// <summary>Errors in V4's shape: the message is a text; SAP's facts are in <c>innererror</c>.</summary>
internal static class V4Errors
{
    public static Answer Json(ODataFailure failure, ErrorFacts facts) => Answer.Json("application/json;odata.metadata=minimal;charset=utf-8", json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", failure.Code);
        json.WriteString("message", failure.Message);
        if (failure.Target is { } target)
            json.WriteString("target", target);
        json.WriteStartArray("details");
        json.WriteEndArray();
        json.WriteStartObject("innererror");
        json.WriteString("transactionid", facts.TransactionId);
        json.WriteString("timestamp", facts.Timestamp);
        json.WriteStartObject("ErrorDetails");
        json.WriteString("@SAP__common.TransactionId", facts.TransactionId);
        json.WriteString("@SAP__common.Timestamp", facts.Timestamp);
        json.WriteStartObject("@SAP__common.Application");
        json.WriteString("ServiceId", facts.ServiceId);
        json.WriteString("ServiceVersion", "0001");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }, failure.Status);
}
