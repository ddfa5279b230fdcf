using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Reads the error object of both protocols: V2's message is an object (<c>lang</c>, <c>value</c>) and its details lie in <c>innererror</c>.</summary>
internal static class ODataErrorJson
{
    /// <summary>Reads <c>{"error":{…}}</c>; null where the text is anything else.</summary>
    public static ODataErrorContent? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isError = reader.ValueTextEquals("error"u8) || reader.ValueTextEquals("odata.error"u8);
                reader.Read();
                if (isError && reader.TokenType == JsonTokenType.StartObject)
                    return ReadError(ref reader, json);
                reader.Skip();
            }
        }
        catch (Exception problem) when (problem is JsonException || WireText.IsNone(problem))
        {
            // An error that cannot be read is reported by its status alone.
        }

        return null;
    }

    private static ODataErrorContent ReadError(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var error = new ODataErrorContent();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
                error.Code = ReadText(ref reader);
            else if (reader.ValueTextEquals("message"u8))
                error.Message = ReadMessage(ref reader);
            else if (reader.ValueTextEquals("target"u8))
                error.Target = ReadText(ref reader);
            else if (reader.ValueTextEquals("details"u8))
                ReadDetails(ref reader, error);
            else if (reader.ValueTextEquals("innererror"u8))
                ReadInnerError(ref reader, json, error);
            else
                reader.Skip();
        }

        return error;
    }

    private static string? ReadMessage(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return TextOf(ref reader);
        string? message = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("value"u8))
                message = ReadText(ref reader);
            else
                reader.Skip();
        }

        return message;
    }

    private static void ReadDetails(ref Utf8JsonReader reader, ODataErrorContent error)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                error.Details.Add(ReadDetail(ref reader));
            else
                reader.Skip();
        }
    }

    private static ODataErrorDetail ReadDetail(ref Utf8JsonReader reader)
    {
        string? code = null, message = null, target = null, severity = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            if (name.SequenceEqual("code"u8))
                code = ReadText(ref reader);
            else if (name.SequenceEqual("message"u8))
                message = ReadText(ref reader);
            else if (name.SequenceEqual("target"u8) || name.SequenceEqual("propertyref"u8))
                target = ReadText(ref reader) is { Length: > 0 } text ? text : target;
            else if (name.SequenceEqual("severity"u8) || name.EndsWith(".numericSeverity"u8))
                severity = ReadText(ref reader);
            else
                reader.Skip();
        }

        return new(code, message, target, severity);
    }

    private static void ReadInnerError(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ODataErrorContent error)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        string? transaction = null, timestamp = null, component = null, service = null;
        var isOpen = 1;
        while (isOpen > 0 && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                isOpen--;
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var name = reader.ValueSpan;
            if (name.SequenceEqual("transactionid"u8))
                transaction = ReadText(ref reader);
            else if (name.SequenceEqual("timestamp"u8))
                timestamp = ReadText(ref reader);
            else if (name.SequenceEqual("component_id"u8) || name.SequenceEqual("ComponentId"u8))
                component = ReadText(ref reader);
            else if (name.SequenceEqual("service_id"u8) || name.SequenceEqual("ServiceId"u8))
                service = ReadText(ref reader);
            else if (name.SequenceEqual("errordetails"u8))
                ReadDetails(ref reader, error);
            else if (IsContainer(name))
                isOpen += reader.Read() && reader.TokenType == JsonTokenType.StartObject ? 1 : 0;
            else
                reader.Skip();
        }

        error.InnerError = new ODataInnerError
        {
            TransactionId = transaction,
            Timestamp = timestamp,
            Component = component,
            ServiceId = service,
            Json = Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]),
        };
    }

    // V2: "application"; V4: "ErrorDetails" with "@SAP__common.Application" in it.
    private static bool IsContainer(ReadOnlySpan<byte> name)
        => name.SequenceEqual("application"u8) || name.SequenceEqual("ErrorDetails"u8) || name.EndsWith(".Application"u8);

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return TextOf(ref reader);
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }
}
