using System.Buffers;
using System.Net.Http;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>One request of any kind to a service: sent by itself, or as a part of a batch.</summary>
/// <param name="service">The service.</param>
/// <param name="method">HTTP method.</param>
/// <param name="url">Path and query, relative to the destination's host.</param>
internal class ODataRequest(ODataService service, HttpMethod method, string url)
{
    /// <summary>JSON of either protocol. With the parameter V4's numbers of 64 bits and decimals come in quotes, which nothing on the way can round.</summary>
    public const string V2Json = "application/json";

    /// <summary>V4's JSON, see <see cref="V2Json"/>.</summary>
    public const string V4Json = "application/json; odata.metadata=minimal; IEEE754Compatible=true";

    public ODataService Service { get; } = service;

    public HttpMethod Method { get; } = method;

    public string Url { get; } = url;

    /// <summary>What the answer may be; JSON of the protocol unless something else is said.</summary>
    public string Accept { get; init; } = service.Protocol == ODataProtocol.V2 ? V2Json : V4Json;

    /// <summary>Version that the entity must still have: a tag, or <c>*</c> for any.</summary>
    public string? IfMatch { get; init; }

    /// <summary>What the service should answer with: <c>return=minimal</c>, <c>return=representation</c>.</summary>
    public string? Prefer { get; init; }

    /// <summary>Headers that few requests have: <c>Slug</c>, <c>X-HTTP-Method</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> MoreHeaders { get; init; } = [];

    /// <summary>Writes the body, JSON; null where there is none. May be called more than once.</summary>
    public Action<ODataWriter>? WriteBody { get; init; }

    /// <summary>A body that is no JSON: a media stream. Sent once.</summary>
    public HttpContent? Content { get; init; }

    /// <summary>Whether the answer is all there is: no link in it is followed, so nobody asks for the address that it came from.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The request in messages.</summary>
    public ODataRequestLine Line => new(Method.Method, Url);

    /// <summary>All headers but those of the body, in a fixed order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers()
    {
        yield return new("Accept", Accept);
        if (Service.Protocol == ODataProtocol.V2)
        {
            yield return new("DataServiceVersion", "2.0");
            yield return new("MaxDataServiceVersion", "2.0");
        }
        else
        {
            yield return new("OData-Version", "4.0");
            yield return new("OData-MaxVersion", "4.0");
        }

        if (IfMatch is not null)
            yield return new("If-Match", IfMatch);
        if (Prefer is not null)
            yield return new("Prefer", Prefer);
        foreach (var header in MoreHeaders)
            yield return header;
    }

    /// <summary>The JSON body and its media type; null where there is none.</summary>
    public (ReadOnlyMemory<byte> Bytes, string ContentType)? Body()
    {
        if (WriteBody is null)
            return null;
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new ODataWriter(buffer, Service.Protocol);
        WriteBody(writer);
        writer.Flush();
        return (buffer.WrittenMemory, writer.ContentType);
    }

    /// <summary>The request as it is sent by itself.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, new Uri(Url, UriKind.Relative)) { Content = Content };
        foreach (var header in Headers())
        {
            // Versions of what is sent are sent only with something.
            if (header.Key is "DataServiceVersion" or "OData-Version" && WriteBody is null)
                continue;
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (Body() is { } body)
        {
            // Memory, not a stream: it can be sent again when a token has expired.
            message.Content = new ReadOnlyMemoryContent(body.Bytes);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", body.ContentType);
        }

        message.Options.Set(DestinationRequestOptions.ServiceRoot, Service.Path);
        return message;
    }
}
