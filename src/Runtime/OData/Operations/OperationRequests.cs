using System.Net;
using System.Net.Http;
using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>The requests that call operations, and how their results are read.</summary>
internal static class OperationRequests
{
    /// <summary>A call whose result does not matter.</summary>
    public static ODataRequest<bool> Invoke(ODataOperation operation, ETag etag) => Request(operation, etag, ODataWriting.ReadNothingAsync);

    /// <summary>A call that returns one value or object.</summary>
    public static ODataRequest<T> Read<T>(ODataOperation operation, ETag etag, bool isObject, ODataItemReader<T> result)
        => Request(operation, etag, (request, response, cancellationToken) => ReadResultAsync(request, response, operation.Name, isObject, result, cancellationToken));

    /// <summary>Reads one value or object: what an operation returns, or the value of a property.</summary>
    public static async Task<T> ReadResultAsync<T>(ODataRequest request, HttpResponseMessage response, string name, bool isObject, ODataItemReader<T> result, CancellationToken cancellationToken)
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NoContent)
            return Nothing(request, result);
        using var buffer = await ODataRequests.ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        return ODataAnswer.Guard(response, request.Line, () =>
        {
            ODataAnswer.EnsureJson(buffer.Span, response);
            return Read(request, buffer, name, isObject, result);
        });
    }

    /// <summary>A call that returns many objects.</summary>
    public static ODataRequest<List<T>> ReadList<T>(ODataOperation operation, ETag etag)
        where T : class, IODataObject<T>
        => Request(operation, etag, ReadListAsync<T>);

    /// <summary>A call that returns a stream; null where the service has none.</summary>
    public static ODataRequest<ODataMediaStream?> ReadStream(ODataOperation operation, ETag etag)
        => new(operation.Service, operation.Method, operation.Url, ODataMediaStream.OpenAsync) { WriteBody = operation.WriteBody, IfMatch = etag.Value, Accept = "*/*", IsStream = true };

    private static ODataRequest<T> Request<T>(ODataOperation operation, ETag etag, Func<ODataRequest, HttpResponseMessage, CancellationToken, Task<T>> read)
        => new(operation.Service, operation.Method, operation.Url, read) { WriteBody = operation.WriteBody ?? NoBody(operation), IfMatch = etag.Value };

    // Arguments of V2 are in the URL, and still such a request says that it is JSON, as SAPUI5's do: CAP's adapter for V2 takes no arguments without.
    private static Action<ODataWriter>? NoBody(ODataOperation operation)
        => operation.Service.Protocol == ODataProtocol.V2 && operation.Method != HttpMethod.Get && operation.Method != HttpMethod.Delete ? static _ => { } : null;

    private static async Task<List<T>> ReadListAsync<T>(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
        where T : class, IODataObject<T>
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        if (response.StatusCode == HttpStatusCode.NoContent)
            return rows;
        string? next;
        using (var page = new ODataAnswer<T>(request, response, await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false)))
        {
            while (await page.ReadAsync(rows, int.MaxValue, cancellationToken).ConfigureAwait(false))
            {
            }

            next = page.NextUrl;
        }

        // Further pages are read, whatever the first was called with: invoking an action again would repeat its effects.
        if (next is not null)
            rows.AddRange(await ODataReading.ReadAllAsync<T>(request.Service, next, cancellationToken).ConfigureAwait(false));
        return rows;
    }

    private static T Read<T>(ODataRequest request, ResponseBuffer buffer, string name, bool isObject, ODataItemReader<T> result)
    {
        var strings = ShortStrings.Rent();
        try
        {
            var reader = new ODataReader(buffer.Span, isFinal: true, default, request.Service.Protocol, strings, buffer.Origin);
            return OperationResult.Enter(ref reader, name, isObject) ? result(ref reader) : Nothing(request, result);
        }
        catch (Exception exception) when (WireText.IsNone(exception))
        {
            throw WireText.None(buffer, exception);
        }
        catch (JsonException exception)
        {
            throw new ODataFormatException($"The response is not JSON, or ends in the middle: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}, of {buffer.Length} bytes.", exception);
        }
        finally
        {
            strings.Return();
        }
    }

    // Whoever reads the result knows what stands for nothing: null, zero, an empty text.
    private static T Nothing<T>(ODataRequest request, ODataItemReader<T> result)
    {
        var reader = new ODataReader("null"u8, isFinal: true, default, request.Service.Protocol, null, 0);
        return result(ref reader);
    }
}
