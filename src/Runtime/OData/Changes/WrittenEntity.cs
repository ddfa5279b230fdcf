using System.Net;
using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>Brings an entity up to date with the answer to its being written.</summary>
/// <param name="entity">The entity that was sent.</param>
/// <param name="isNew">Whether it was created, and may not know its key yet.</param>
internal sealed class WrittenEntity<T>(T entity, bool isNew)
    where T : ODataEntity
{
    /// <summary>Takes over the representation if there is one, the version, and of a created entity without representation the key.</summary>
    public async Task<T> ReadAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await ODataRequests.EnsureSuccessAsync(request, response, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NoContent || !await TakeRepresentationAsync(request, response, cancellationToken).ConfigureAwait(false))
        {
            ODataWriter.AcceptChanges(entity);
            if (isNew && Address(response) is { } address)
                EntityAddress.ReadKey(entity, address, request.Service.Protocol);
            TakeVersion(response, isFirst: false);
            return entity;
        }

        TakeVersion(response, isFirst: true);
        return entity;
    }

    private async Task<bool> TakeRepresentationAsync(ODataRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var buffer = await ODataRequests.ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        if (!buffer.Span.ContainsAnyExcept(" \t\r\n"u8))
            return false;
        return ODataAnswer.Guard(response, request.Line, () =>
        {
            ODataAnswer.EnsureJson(buffer.Span, response);
            // What was sent is the service's now, also where its answer does not repeat it: inline entities.
            ODataWriter.AcceptChanges(entity);
            return SingleReader.ReadInto(buffer, request.Service.Protocol, entity);
        });
    }

    // A version in the body is the body's own; the header is that of the resource.
    private void TakeVersion(HttpResponseMessage response, bool isFirst)
    {
        if ((!isFirst || entity.ETag is null) && response.Headers.NonValidated.TryGetValues("ETag", out var tags))
            entity.ETag = tags.ToString();
    }

    private static string? Address(HttpResponseMessage response)
        => response.Headers.NonValidated.TryGetValues("OData-EntityId", out var id) ? id.ToString()
            : response.Headers.NonValidated.TryGetValues("Location", out var location) ? location.ToString()
            : null;
}
