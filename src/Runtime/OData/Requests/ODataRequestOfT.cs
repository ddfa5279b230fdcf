using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>A request with the way to read its answer.</summary>
/// <typeparam name="T">What the answer is read into.</typeparam>
/// <param name="service">The service.</param>
/// <param name="method">HTTP method.</param>
/// <param name="url">Path and query, relative to the destination's host.</param>
/// <param name="read">
/// Reads an answer of any status; errors become an <see cref="ODataException"/>. A batch hands in a response of its own making: status, headers and
/// content of the part, and the batch's request as its <see cref="HttpResponseMessage.RequestMessage"/>.
/// </param>
internal sealed class ODataRequest<T>(ODataService service, HttpMethod method, string url, Func<ODataRequest, HttpResponseMessage, CancellationToken, Task<T>> read)
    : ODataRequest(service, method, url)
{
    /// <summary>Whether what is read is the answer itself, which stays open: a stream.</summary>
    public bool IsStream { get; init; }

    /// <summary>Reads the answer. Does not dispose of it.</summary>
    public Task<T> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) => read(this, response, cancellationToken);

    /// <summary>Sends the request by itself and reads the answer.</summary>
    public async Task<T> SendAsync(CancellationToken cancellationToken)
    {
        var response = await ODataRequests.SendAsync(this, cancellationToken).ConfigureAwait(false);
        var isOpen = false;
        try
        {
            var result = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            isOpen = IsStream && result is not null;
            return result;
        }
        finally
        {
            if (!isOpen)
                response.Dispose();
        }
    }
}
