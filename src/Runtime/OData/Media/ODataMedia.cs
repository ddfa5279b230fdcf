using System.IO;
using System.Net.Http;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>A stream of a service: the media of an entity, or a property that is a stream. Nothing is sent before it is asked for, and nothing is held in memory.</summary>
public sealed class ODataMedia
{
    private readonly ODataQueryState _state;

    /// <summary>Wraps the address: generated code does.</summary>
    /// <param name="state">The entity with <c>$value</c>, or the property.</param>
    public ODataMedia(ODataQueryState state) => _state = state;

    /// <summary>Begins to read the stream. To be disposed of, which frees the connection.</summary>
    /// <exception cref="ODataException">There is no such stream (404), or the service answered with another error.</exception>
    /// <exception cref="ODataFormatException">A logon page came in its place: HTML without a version of OData, with the fields of a logon.</exception>
    public Task<ODataMediaStream> ReadAsync(CancellationToken cancellationToken = default) => ReadAsync("*/*", cancellationToken);

    /// <summary>Begins to read the stream in a format of the caller's choice (<c>Accept</c>). To be disposed of, which frees the connection.</summary>
    /// <param name="mediaTypes">What is asked for: <c>application/pdf</c>, <c>image/*</c>, <c>text/html</c>.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="ODataException">There is no such stream (404) or not in this format (406), or the service answered with another error.</exception>
    /// <exception cref="ODataFormatException">
    /// A page came in its place that nobody asked for: HTML without a version of OData. Whoever asks for HTML gets what comes, a logon page too if its answer does not say that it is one.
    /// </exception>
    public async Task<ODataMediaStream> ReadAsync(string mediaTypes, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(mediaTypes);
        var request = new ODataRequest(_state.Service, HttpMethod.Get, ToString()) { Accept = mediaTypes };
        var response = await ODataRequests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
            await LogonPages.EnsureNoneAsync(request, response, cancellationToken).ConfigureAwait(false);
            return new ODataMediaStream(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Writes the stream (PUT), from where it stands to its end.</summary>
    /// <param name="content">The bytes; stays open. Where it can seek, the request can be repeated when a session or a token has expired on the way.</param>
    /// <param name="contentType">Media type: <c>image/png</c>.</param>
    /// <param name="etag">The version that the stream must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends sending.</param>
    /// <exception cref="ODataConcurrencyException">The stream has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public Task WriteAsync(Stream content, string contentType, ETag etag = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        return new ODataRequest<bool>(_state.Service, HttpMethod.Put, ToString(), ODataWriting.ReadNothingAsync)
        {
            IfMatch = etag.Value,
            Content = new StreamedContent(content, contentType),
        }.SendAsync(cancellationToken);
    }

    /// <summary>Deletes the stream; the entity stays.</summary>
    /// <param name="etag">The version that the stream must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="ODataException">The service refused.</exception>
    public Task DeleteAsync(ETag etag = default, CancellationToken cancellationToken = default) => ODataWriting.Delete(_state, etag).SendAsync(cancellationToken);

    /// <summary>The exact request URL, relative to the destination's host.</summary>
    public override string ToString() => ODataUrl.PathOf(_state);
}
