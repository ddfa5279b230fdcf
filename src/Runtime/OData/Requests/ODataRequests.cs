using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>The one door through which requests leave and answers come back.</summary>
internal static class ODataRequests
{
    /// <summary>Sends a request; the answer is there when its headers are.</summary>
    public static async Task<HttpResponseMessage> SendAsync(ODataRequest request, CancellationToken cancellationToken)
    {
        if (request.Url.StartsWith('$'))
            throw new InvalidOperationException($"The request refers to an entity that a change set creates, and can be sent in that change set only: {request.Line}");
        using var message = request.ToMessage();
        return await request.Service.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether it worked; if so, what the service had to say beside.</summary>
    /// <exception cref="ODataException">The status is no success.</exception>
    public static async Task EnsureSuccessAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            throw await ODataErrors.ReadAsync(response, request.Line, cancellationToken).ConfigureAwait(false);
        ODataMessages.Take(request, response);
    }

    /// <summary>The whole body in memory, of an answer that is read as one piece.</summary>
    public static async Task<ResponseBuffer> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = await ResponseBuffer.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        try
        {
            while (await buffer.FillAsync(buffer.Length + 1, cancellationToken).ConfigureAwait(false))
            {
            }

            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
