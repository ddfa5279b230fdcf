using System.Buffers.Text;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>One object of <c>"responses"</c>.</summary>
internal readonly struct JsonAnswer
{
    private readonly int _status;
    private readonly List<KeyValuePair<string, string>>? _headers;
    private readonly byte[]? _json;
    private readonly Range _body;
    private readonly string? _text;

    private JsonAnswer(byte[] json, string? id, int status, List<KeyValuePair<string, string>> headers, Range body, string? text)
    {
        _json = json;
        Id = id;
        _status = status;
        _headers = headers;
        _body = body;
        _text = text;
    }

    public string? Id { get; }

    /// <exception cref="ODataFormatException">It is no object, or has no status.</exception>
    public static JsonAnswer Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        string? id = null;
        string? text = null;
        var status = 0;
        var headers = new List<KeyValuePair<string, string>>();
        var body = ..0;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new ODataFormatException("An answer in the batch response is no object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                _ = Utf8Parser.TryParse(reader.ValueSpan, out status, out _);
            }
            else if (reader.ValueTextEquals("headers"u8))
            {
                reader.Read();
                ReadHeaders(ref reader, headers);
            }
            else if (reader.ValueTextEquals("body"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
                body = start..(int)reader.BytesConsumed;
            }
            else
            {
                reader.Skip();
            }
        }

        return status is >= 100 and <= 999 ? new(json, id, status, headers, body, text) : throw new ODataFormatException("An answer in the batch response has no status.");
    }

    /// <summary>The response that it would have been, had its request been sent by itself.</summary>
    public HttpResponseMessage ToResponse(HttpRequestMessage? request)
    {
        var type = _headers!.Find(static header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value;
        var response = new HttpResponseMessage((HttpStatusCode)_status) { RequestMessage = request, Content = new ReadOnlyMemoryContent(Body(type)) };
        foreach (var (name, value) in _headers)
            PartResponse.Add(response, name, value);
        return response;
    }

    // What is no JSON comes in a string: text as it is, anything else in base64url.
    private ReadOnlyMemory<byte> Body(string? type)
    {
        if (_text is null || type?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
            return _json.AsMemory(_body);
        if (type?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) != false)
            return Encoding.UTF8.GetBytes(_text);
        return Base64Url.IsValid(_text) ? Base64Url.DecodeFromChars(_text) : Encoding.UTF8.GetBytes(_text);
    }

    private static void ReadHeaders(ref Utf8JsonReader reader, List<KeyValuePair<string, string>> headers)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                headers.Add(new(name, reader.GetString()!));
            else if (reader.TokenType == JsonTokenType.Number)
                headers.Add(new(name, Encoding.UTF8.GetString(reader.ValueSpan)));
            else
                reader.Skip();
        }
    }
}
