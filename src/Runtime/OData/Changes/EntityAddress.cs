using System.Buffers;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Reads the key out of the address that a service gives a created entity: <c>…/A_SalesOrder('4711')</c>, <c>…/Items(Order='1',Item='10')</c>.</summary>
internal static class EntityAddress
{
    /// <summary>Gives the entity its key where the address can be understood; leaves it as it is otherwise.</summary>
    public static void ReadKey(ODataEntity entity, string address, ODataProtocol protocol)
    {
        if (entity.Key() is not { } key || Predicate(address) is not { } predicate || Split(predicate) is not { } parts || parts.Count != key.Length)
            return;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in parts)
                json.WriteString(name.Length == 0 ? key[0].Name : name, value);
            json.WriteEndObject();
        }

        var etag = entity.ETag;
        var reader = new ODataReader(buffer.WrittenSpan, isFinal: true, default, protocol, null, 0);
        reader.Json.Read();
        entity.Read(ref reader);
        entity.ETag = etag;
    }

    private static string? Predicate(string address)
    {
        var query = address.IndexOfAny(['?', '#']);
        var path = (query < 0 ? address : address[..query]).TrimEnd('/');
        var segment = path[(path.LastIndexOf('/') + 1)..];
        var start = segment.IndexOf('(', StringComparison.Ordinal);
        return start > 0 && segment.EndsWith(')') ? Uri.UnescapeDataString(segment[(start + 1)..^1]) : null;
    }

    // Names and literals, the latter as the reader of JSON takes them: without prefixes, suffixes and quotes.
    private static List<(string Name, string Value)>? Split(string predicate)
    {
        var parts = new List<(string, string)>();
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i <= predicate.Length; i++)
        {
            if (i < predicate.Length && predicate[i] == '\'')
                isQuoted = !isQuoted;
            if (i < predicate.Length && (isQuoted || predicate[i] != ','))
                continue;
            if (Part(predicate[start..i]) is not { } part)
                return null;
            parts.Add(part);
            start = i + 1;
        }

        return isQuoted ? null : parts;
    }

    private static (string Name, string Value)? Part(string text)
    {
        var quote = text.IndexOf('\'', StringComparison.Ordinal);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals > 0 && (quote < 0 || equals < quote) ? text[..equals] : "";
        var literal = name.Length == 0 ? text : text[(equals + 1)..];
        if (literal.Length == 0)
            return null;
        quote = literal.IndexOf('\'', StringComparison.Ordinal);
        if (quote >= 0)
            return literal.EndsWith('\'') && literal.Length > quote + 1 ? (name, literal[(quote + 1)..^1].Replace("''", "'", StringComparison.Ordinal)) : null;
        // 42L, 10.5M in V2; a GUID of V4 ends with a letter too, but has hyphens.
        return (name, literal.Contains('-', StringComparison.Ordinal) && literal.Length > 30 ? literal : literal.TrimEnd('L', 'l', 'M', 'm'));
    }
}
