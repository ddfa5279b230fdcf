using System.IO;
using System.Net;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>A stream that is being read. To be disposed of, which frees the connection.</summary>
public sealed class ODataMediaStream : IDisposable, IAsyncDisposable
{
    private readonly HttpResponseMessage _response;

    internal ODataMediaStream(HttpResponseMessage response, Stream content)
    {
        _response = response;
        Content = content;
    }

    /// <summary>The stream of an answer; null where the service has none (204).</summary>
    internal static async Task<ODataMediaStream?> OpenAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NoContent)
            return null;
        await LogonPages.EnsureNoneAsync(request, response, cancellationToken).ConfigureAwait(false);
        return new(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The bytes as they arrive.</summary>
    public Stream Content { get; }

    /// <summary>Media type as the service says: <c>image/png</c>; null where it does not.</summary>
    public string? ContentType => _response.Content.Headers.ContentType?.ToString();

    /// <summary>Number of bytes; null where the service does not say.</summary>
    public long? Length => _response.Content.Headers.ContentLength;

    /// <summary>Version of the stream, for writing it; null where the service has none.</summary>
    public string? ETag => _response.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.ToString() : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        _response.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _response.Dispose();
    }
}
