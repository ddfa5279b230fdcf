using System.Buffers;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>A batch as one JSON document (OData JSON format 4.01, 19).</summary>
internal sealed class JsonFormat : IBatchFormat
{
    public string ContentType => "application/json";

    public string Accept => "application/json";

    public string ContinueOnError => "continue-on-error";

    /// <summary>The id of a request: its number in URLs that refer to it, or its place.</summary>
    public static string IdOf(BatchResult part, int step) => part.ContentId > 0 ? part.ContentId.ToString(CultureInfo.InvariantCulture) : $"r{step + 1}";

    /// <summary>The id of a change set.</summary>
    public static string GroupOf(int step) => $"g{step + 1}";

    public IEnumerable<BatchResult?> Write(IReadOnlyList<BatchStep> steps, ArrayBufferWriter<byte> buffer)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("requests"u8);
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var part in steps[i].Parts)
            {
                Write(json, part, steps, i);
                json.Flush();
                yield return part;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        yield return null;
    }

    public async Task ReadAsync(ODataRequest batch, HttpResponseMessage response, IReadOnlyList<BatchStep> steps, CancellationToken cancellationToken)
    {
        using var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        if (!buffer.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            throw BatchAnswers.NoBatch(buffer, response, batch);
        try
        {
            await new JsonAnswers(buffer, response.RequestMessage, steps).ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ODataFormatException exception) when (exception.Request is null)
        {
            throw ODataAnswer.Located(exception, response, batch.Line);
        }
    }

    private static void Write(Utf8JsonWriter json, BatchResult part, IReadOnlyList<BatchStep> steps, int step)
    {
        var body = part.Sent.Body();
        json.WriteStartObject();
        json.WriteString("id"u8, IdOf(part, step));
        if (steps[step].IsChangeSet)
            json.WriteString("atomicityGroup"u8, GroupOf(step));
        if (steps[step].Parts.Find(other => other.ContentId > 0 && BatchReferences.IsTo(part.Sent.Url, other.ContentId)) is { } referred)
        {
            json.WriteStartArray("dependsOn"u8);
            json.WriteStringValue(IdOf(referred, step));
            json.WriteEndArray();
        }

        json.WriteString("method"u8, part.Sent.Method.Method);
        json.WriteString("url"u8, PartRequest.UrlOf(part.Sent));
        json.WriteStartObject("headers"u8);
        foreach (var (name, value) in PartRequest.HeadersOf(part.Sent, body is not null))
            json.WriteString(name.ToLowerInvariant(), value);
        if (body is { } written)
            json.WriteString("content-type"u8, written.ContentType);
        json.WriteEndObject();
        if (body is { } content)
        {
            json.WritePropertyName("body"u8);
            json.WriteRawValue(content.Bytes.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
