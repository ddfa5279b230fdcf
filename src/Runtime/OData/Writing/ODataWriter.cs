using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Writes OData JSON for generated code: the counterpart of <see cref="ODataReader"/>. Knows both protocols' values, to the last digit and tick.</summary>
public sealed partial class ODataWriter : IDisposable
{
    // What JSON does not forbid is not escaped: it is a request body and never part of a page.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 256 };

    private readonly Utf8JsonWriter _json;

    // V4: numbers of 64 bits and decimals were written, in quotes, which the content type has to announce.
    private bool _hasQuotedNumbers;

    internal ODataWriter(IBufferWriter<byte> buffer, ODataProtocol protocol)
    {
        _json = new Utf8JsonWriter(buffer, _options);
        Protocol = protocol;
    }

    private ODataWriter(WriteMode mode)
    {
        // Walks through an object to look at it: nothing is written, so there is nothing to write with.
        _json = null!;
        _mode = mode;
    }

    /// <summary>The protocol family of the request.</summary>
    public ODataProtocol Protocol { get; }

    /// <summary>Whether the JSON is part of a URL, where nothing announces numbers in quotes: they are written bare there.</summary>
    internal bool IsInUrl { get; init; }

    /// <summary>The media type of what was written.</summary>
    internal string ContentType => _hasQuotedNumbers && Protocol == ODataProtocol.V4 ? "application/json;IEEE754Compatible=true" : "application/json";

    /// <inheritdoc/>
    public void Dispose() => _json?.Dispose();

    /// <summary>Begins an object: the parameters of an action.</summary>
    internal void WriteStartObject() => _json.WriteStartObject();

    /// <summary>Ends an object.</summary>
    internal void WriteEndObject() => _json.WriteEndObject();

    /// <summary>Writes the name of a property or parameter; its value is written next.</summary>
    internal void WriteName(string name) => _json.WritePropertyName(name);

    internal void Flush() => _json.Flush();
}
