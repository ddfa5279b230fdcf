using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Reads a response that is one entity: in V2 <c>{"d":{…}}</c>, in V4 the object itself.</summary>
internal static class SingleReader
{
    private const int FewRows = 4 * 1024;

    /// <exception cref="ODataFormatException">The response is not OData JSON, or values are not of the types in the metadata.</exception>
    public static (bool IsThere, T? Value) Read<T>(ResponseBuffer buffer, ODataProtocol protocol)
        where T : IODataObject<T>
    {
        // In few rows hardly a text repeats: to clear the table would take longer than to read them.
        var strings = buffer.Length > FewRows ? ShortStrings.Rent() : null;
        try
        {
            var reader = new ODataReader(buffer.Span, isFinal: true, default, protocol, strings, buffer.Origin);
            return Enter(ref reader, protocol) ? (true, T.Read(ref reader)) : default;
        }
        catch (Exception exception) when (WireText.IsNone(exception))
        {
            throw WireText.None(buffer, exception);
        }
        catch (JsonException exception)
        {
            throw NotJson(buffer, exception);
        }
        finally
        {
            strings?.Return();
        }
    }

    /// <summary>Reads a response that is one entity into an object that is there.</summary>
    /// <returns>Whether the response holds one.</returns>
    /// <exception cref="ODataFormatException">The response is not OData JSON, or values are not of the types in the metadata.</exception>
    public static bool ReadInto(ResponseBuffer buffer, ODataProtocol protocol, ODataObject target)
    {
        try
        {
            var reader = new ODataReader(buffer.Span, isFinal: true, default, protocol, null, buffer.Origin);
            if (!Enter(ref reader, protocol))
                return false;
            target.Read(ref reader);
            return true;
        }
        catch (Exception exception) when (WireText.IsNone(exception))
        {
            throw WireText.None(buffer, exception);
        }
        catch (JsonException exception)
        {
            throw NotJson(buffer, exception);
        }
    }

    private static ODataFormatException NotJson(ResponseBuffer buffer, JsonException exception)
        => new($"The response is not JSON, or ends in the middle: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}, of {buffer.Length} bytes.", exception);

    private static bool Enter(ref ODataReader reader, ODataProtocol protocol)
    {
        ref var json = ref reader.Json;
        json.Read();
        if (protocol == ODataProtocol.V4)
            return json.TokenType == JsonTokenType.StartObject;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isData = json.ValueTextEquals("d"u8);
            json.Read();
            if (isData)
                return json.TokenType == JsonTokenType.StartObject ? true : json.TokenType == JsonTokenType.Null ? false : throw NoEntity();
            json.Skip();
        }

        throw NoEntity();
    }

    private static ODataFormatException NoEntity() => new("The response holds no entity.");
}
