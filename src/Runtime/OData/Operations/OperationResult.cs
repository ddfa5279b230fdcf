using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Finds the result of an operation in the response.</summary>
/// <remarks>
/// V4: an object is the response itself, everything else stands under <c>value</c>. V2: an entity is <c>d</c> itself, a collection <c>d.results</c>, and a primitive or complex
/// value <c>d.Name</c>, where some servers put a <c>ReturnValue</c> in between, and some leave the name out for complex values.
/// </remarks>
internal static class OperationResult
{
    /// <summary>Goes to where the next value is the result.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="ODataFormatException">The response holds no result.</exception>
    public static bool Enter(ref ODataReader reader, string name, bool isObject)
    {
        ref var json = ref reader.Json;
        if (reader.Protocol == ODataProtocol.V4)
            return isObject || (json.Read() && Find(ref json, "value"u8) ? true : throw Missing("value"));

        if (!json.Read() || !Find(ref json, "d"u8))
            throw Missing("d");
        var ahead = json;
        ahead.Read();
        if (ahead.TokenType == JsonTokenType.Null)
            return false;
        if (ahead.TokenType != JsonTokenType.StartObject)
            return true;
        if (isObject)
            return EnterNamed(ref json, ahead, name);

        // A value: the only property that is no control information, however deep.
        while (FirstData(ref ahead))
        {
            if (ahead.ValueTextEquals("results"u8))
                return true;
            json = ahead;
            ahead.Read();
            if (ahead.TokenType != JsonTokenType.StartObject)
                return true;
        }

        throw Missing(name);
    }

    // {"d":{"Name":{...}}} or {"d":{...}}: only an object under the operation's own name, and nothing beside it, is an envelope.
    private static bool EnterNamed(ref Utf8JsonReader json, Utf8JsonReader ahead, string name)
    {
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals(name))
            return true;
        var inside = ahead;
        ahead.Read();
        if (ahead.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
            return true;
        ahead.Skip();
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.EndObject)
            return true;
        json = inside;
        return true;
    }

    private static bool FirstData(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // "@" marks annotations, which some servers send in V2 too.
            if (!json.ValueTextEquals("__metadata"u8) && !json.ValueSpan.Contains((byte)'@'))
                return true;
            json.Read();
            json.Skip();
        }

        return false;
    }

    private static bool Find(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals(name))
                return true;
            json.Read();
            json.Skip();
        }

        return false;
    }

    private static ODataFormatException Missing(string name) => new($"The response holds no result: there is no \"{name}\".");
}
