using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Operations;

/// <summary>A message beside a successful answer.</summary>
internal sealed record OperationMessage(string Code, string Text, BackEndSeverity Severity, string? Target)
{
    /// <summary>The header with all messages: V2 one object whose <c>details</c> are the others, V4 an array. JSON escapes keep it ASCII.</summary>
    public static (string Name, string? Value) Header(IReadOnlyList<OperationMessage> messages, bool isV2)
    {
        if (messages.Count == 0)
            return ("sap-message", null);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (isV2)
            {
                messages[0].WriteV2(json, messages.Skip(1));
            }
            else
            {
                json.WriteStartArray();
                foreach (var message in messages)
                    message.WriteV4(json);
                json.WriteEndArray();
            }
        }
        return (isV2 ? "sap-message" : "sap-messages", Encoding.ASCII.GetString(buffer.ToArray()));
    }

    private void WriteV2(Utf8JsonWriter json, IEnumerable<OperationMessage>? details)
    {
        json.WriteStartObject();
        json.WriteString("code", Code);
        json.WriteString("message", Text);
        json.WriteString("severity", Severity.ToString().ToLowerInvariant());
        json.WriteString("target", Target ?? "");
        if (details is not null)
        {
            json.WriteStartArray("details");
            foreach (var detail in details)
                detail.WriteV2(json, null);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private void WriteV4(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("code", Code);
        json.WriteString("message", Text);
        json.WriteString("target", Target ?? "");
        json.WriteNumber("numericSeverity", (int)Severity);
        json.WriteEndObject();
    }
}
