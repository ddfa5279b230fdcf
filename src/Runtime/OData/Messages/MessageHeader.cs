using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Btp.Connectivity.OData;

/// <summary>Reads the header with messages: V2 an object whose <c>details</c> are further ones, V4 an array.</summary>
internal static class MessageHeader
{
    /// <summary>Adds the messages of a header. One that is no JSON is a message as it stands: nothing that a service says gets lost.</summary>
    public static void Read(string header, ODataRequestLine request, List<ODataMessage> messages)
    {
        var count = messages.Count;
        try
        {
            var reader = new Utf8JsonReader(BytesOf(header));
            reader.Read();
            ReadValue(ref reader, request, messages);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // The latter is how the reader tells half a surrogate pair.
            messages.RemoveRange(count, messages.Count - count);
            messages.Add(new(null, header, ODataSeverity.None, null, null, request));
        }
    }

    // HTTP has no encoding for headers, and arrives as one character per byte. Systems that do not escape send UTF-8, others Latin-1.
    private static byte[] BytesOf(string header)
    {
        var bytes = Encoding.Latin1.GetBytes(header);
        return Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(header);
    }

    private static void ReadValue(ref Utf8JsonReader reader, ODataRequestLine request, List<ODataMessage> messages)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                ReadValue(ref reader, request, messages);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        var place = messages.Count;
        string? code = null, text = null, target = null, longText = null;
        var severity = ODataSeverity.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "code": code = TextOf(ref reader); break;
                case "message": text = TextOf(ref reader); break;
                case "severity" or "numericSeverity": severity = SeverityOf(TextOf(ref reader)); break;
                case "target" or "propertyref": target = TextOf(ref reader) is { Length: > 0 } path ? path : target; break;
                case "longtextUrl" or "longtext_url": longText = TextOf(ref reader) is { Length: > 0 } url ? url : null; break;
                case "details": ReadValue(ref reader, request, messages); break;
                default: reader.Skip(); break;
            }
        }

        messages.Insert(place, new(code, text ?? "", severity, target, longText, request));
    }

    private static ODataSeverity SeverityOf(string? text) => text switch
    {
        "success" or "1" => ODataSeverity.Success,
        "info" or "information" or "2" => ODataSeverity.Information,
        "warning" or "3" => ODataSeverity.Warning,
        "error" or "4" => ODataSeverity.Error,
        _ => ODataSeverity.None,
    };

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        if (reader.TokenType == JsonTokenType.Number)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        reader.Skip();
        return null;
    }
}
