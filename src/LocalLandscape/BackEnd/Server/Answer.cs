using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Server;

/// <summary>What a service answers.</summary>
internal sealed record Answer(int Status)
{
    public string? ContentType { get; init; }

    public byte[] Body { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    // Texts stay readable: the answer is no HTML, so only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Answer Json(string contentType, Action<Utf8JsonWriter> write, int status = 200)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return new Answer(status) { ContentType = contentType, Body = buffer.WrittenSpan.ToArray() };
    }

    public static Answer Text(string contentType, string text, int status = 200) =>
        new(status) { ContentType = contentType, Body = Encoding.UTF8.GetBytes(text) };

    public Answer With(params (string Name, string? Value)[] headers) =>
        this with { Headers = [.. Headers, .. headers.Where(static h => h.Value is not null).Select(static h => (h.Name, h.Value!))] };
}
