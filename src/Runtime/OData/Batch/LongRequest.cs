using System.Net.Http;
using System.Text;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>One reading request inside of a batch of its own.</summary>
internal sealed class LongRequest
{
    // What says how the answer shall look belongs to the part; everything else (credentials, correlation) to the request around it.
    private static readonly string[] _partHeaders = ["Accept", "Accept-Language", "Prefer", "If-None-Match", "MaxDataServiceVersion", "DataServiceVersion", "OData-MaxVersion", "OData-Version"];

    private readonly HttpRequestMessage _request;
    private readonly string _root;
    private readonly string _url;

    private LongRequest(HttpRequestMessage request, string root, string url)
    {
        _request = request;
        _root = root;
        _url = url;
    }

    /// <summary>The request as part of a batch; null where its URL does not lie below the service's root.</summary>
    public static LongRequest? Create(HttpRequestMessage request, string root)
    {
        var path = root.Trim('/') is { Length: > 0 } trimmed ? "/" + trimmed : "";
        var url = request.RequestUri!.PathAndQuery;
        return PartRequest.RelativeTo(path, url) is var relative && relative.Length < url.Length ? new(request, path, relative) : null;
    }

    /// <exception cref="ODataException">The service refused the batch; what it answered to the request itself is in the response.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var boundary = $"batch_{Guid.NewGuid():N}";
        using var message = Message(boundary);
        var response = await send(message, cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private HttpRequestMessage Message(string boundary)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(_request.RequestUri!) { Path = _root + "/$batch", Query = "" }.Uri)
        {
            Version = _request.Version,
            VersionPolicy = _request.VersionPolicy,
        };
        var part = new StringBuilder($"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET {_url} HTTP/1.1\r\n");
        foreach (var (name, values) in _request.Headers.NonValidated)
        {
            var isPart = _partHeaders.Contains(name, StringComparer.OrdinalIgnoreCase);
            if (isPart && PartRequest.IsSafe(values.ToString()))
                part.Append(name).Append(": ").Append(values.ToString()).Append("\r\n");
            if (!isPart || name.StartsWith("OData-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("MaxData", StringComparison.OrdinalIgnoreCase))
                message.Headers.TryAddWithoutValidation(name, values);
        }

        part.Append($"\r\n\r\n--{boundary}--\r\n");
        message.Headers.TryAddWithoutValidation("Accept", "multipart/mixed");
        message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(part.ToString()));
        message.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/mixed; boundary=" + boundary);
        message.Options.Set(DestinationRequestOptions.ServiceRoot, _root);
        if (_request.Options.TryGetValue(DestinationRequestOptions.Call, out var call))
            message.Options.Set(DestinationRequestOptions.Call, call);
        if (_request.Options.TryGetValue(DestinationRequestOptions.Lookup, out var lookup))
            message.Options.Set(DestinationRequestOptions.Lookup, lookup);
        if (_request.Options.TryGetValue(DestinationRequestOptions.User, out var user))
            message.Options.Set(DestinationRequestOptions.User, user);
        return message;
    }

    private async Task<HttpResponseMessage> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var line = new ODataRequestLine("POST", _root + "/$batch");
        if (!response.IsSuccessStatusCode)
            throw await ODataErrors.ReadAsync(response, line, cancellationToken).ConfigureAwait(false);
        var type = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
        if (!MultipartType.IsMultipart(type) || MultipartType.BoundaryOf(type!) is not { } boundary)
        {
            // A logon page, most likely: whoever reads the answer says what it is.
            response.RequestMessage = _request;
            return response;
        }

        var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        try
        {
            var reader = new MultipartReader(buffer, boundary);
            if (!await reader.NextAsync(cancellationToken).ConfigureAwait(false))
                throw new ODataFormatException($"The batch was answered without an answer to the request in it. {line}") { StatusCode = response.StatusCode, Request = line };
            var head = await PartHead.ReadAsync(reader, cancellationToken).ConfigureAwait(false);
            var answer = await PartResponse.ReadAsync(reader, head, _request, cancellationToken).ConfigureAwait(false);
            ((PartContent)answer.Content).Owns(buffer, response);
            return answer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
