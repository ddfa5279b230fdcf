using System.IO;
using System.Net.Http;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>One property of an entity that the service lets be changed, read and written by itself. Nothing is sent before it is asked for.</summary>
/// <typeparam name="T">What it is read into and written from.</typeparam>
public sealed class ODataUpdatableProperty<T> : ODataProperty<T>
{
    private readonly InvalidOperationException? _refusal;
    private readonly ODataWriteRules? _rules;

    internal ODataUpdatableProperty(ODataQueryState state, PropertyAccess<T> access, InvalidOperationException? refusal, ODataWriteRules? rules = null)
        : base(state, access)
        => (_refusal, _rules) = (refusal, rules);

    /// <summary>Writes the value (PUT). Null takes the value away: with DELETE, in V2 that of <c>$value</c>.</summary>
    /// <param name="value">The value; a complex value is written as a whole, and what was not assigned in it gets its default.</param>
    /// <param name="etag">The version that the entity must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The entity's version afterwards; none where the service does not say.</returns>
    /// <exception cref="InvalidOperationException">The property is part of the key, computed by the service, fixed since creation, or the set does not let it be changed.</exception>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public Task<ETag> SetAsync(T value, ETag etag = default, CancellationToken cancellationToken = default) => Write(value, etag).SendAsync(cancellationToken);

    /// <summary>Writes the value as it is, without JSON around it (PUT of <c>$value</c>): text, or the bytes of a binary property.</summary>
    /// <param name="content">The bytes; stays open. Where it can seek, the request can be repeated when a session or a token has expired on the way.</param>
    /// <param name="contentType">Media type: <c>text/plain</c>, <c>application/octet-stream</c>.</param>
    /// <param name="etag">The version that the entity must have; none is asked for by default.</param>
    /// <param name="cancellationToken">Ends sending.</param>
    /// <returns>The entity's version afterwards; none where the service does not say.</returns>
    /// <exception cref="InvalidOperationException">The property is part of the key, computed by the service, fixed since creation, or the set does not let it be changed.</exception>
    /// <exception cref="ODataConcurrencyException">The entity has another version, or the service demands that one is given.</exception>
    /// <exception cref="ODataException">The service refused.</exception>
    public Task<ETag> WriteRawAsync(Stream content, string contentType, ETag etag = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        EnsureUpdatable();
        return new ODataRequest<ETag>(State.Service, HttpMethod.Put, RawUrl, ReadVersionAsync) { IfMatch = etag.Value, Content = new StreamedContent(content, contentType) }.SendAsync(cancellationToken);
    }

    internal ODataRequest<ETag> Write(T value, ETag etag)
    {
        EnsureUpdatable();
        if (value is ODataObject given)
            _rules?.Check(given, WriteMode.Whole);
        var isV2 = State.Service.Protocol == ODataProtocol.V2;
        // A complex value of V2 has no $value: its absence is written like any other value.
        if (value is null && !(isV2 && Access.IsObject))
            return new(State.Service, HttpMethod.Delete, isV2 ? RawUrl : ToString(), ReadVersionAsync) { IfMatch = etag.Value };
        return new(State.Service, HttpMethod.Put, ToString(), ReadVersionAsync)
        {
            IfMatch = etag.Value,
            WriteBody = writer =>
            {
                if (Access.IsObject && !isV2)
                {
                    Access.Write(writer, value);
                    return;
                }

                writer.WriteStartObject();
                writer.WriteName(isV2 ? State.Resource.Name! : "value");
                Access.Write(writer, value);
                writer.WriteEndObject();
            },
        };
    }

    /// <summary>Sends what was assigned in a complex value (PATCH, in V2 the service's way to update).</summary>
    internal ODataRequest<ETag> Update(ODataObject value, ETag etag)
    {
        EnsureUpdatable();
        _rules?.Check(value, WriteMode.Changes);
        var isV2 = State.Service.Protocol == ODataProtocol.V2;
        var (method, headers) = ODataWriting.UpdateMethod(State.Service);
        return new(State.Service, method, ToString(), (request, response, cancellationToken) => ReadUpdatedAsync(value, request, response, cancellationToken))
        {
            IfMatch = etag.Value,
            MoreHeaders = headers,
            WriteBody = writer =>
            {
                if (isV2)
                {
                    writer.WriteStartObject();
                    writer.WriteName(State.Resource.Name!);
                }

                writer.Write(value, WriteMode.Changes, _rules);
                if (isV2)
                    writer.WriteEndObject();
            },
        };
    }

    private static async Task<ETag> ReadUpdatedAsync(ODataObject value, ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(request, response, cancellationToken).ConfigureAwait(false);
        ODataWriter.AcceptChanges(value);
        return version;
    }

    private void EnsureUpdatable()
    {
        if (_refusal is not null)
            throw _refusal;
    }

    private static async Task<ETag> ReadVersionAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        await ODataAnswer.EnsureNoPageAsync(request, response, cancellationToken).ConfigureAwait(false);
        return response.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.ToString() : default(ETag);
    }
}
