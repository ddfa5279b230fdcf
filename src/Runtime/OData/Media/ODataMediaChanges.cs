using System.IO;
using System.Net.Http;
using Btp.Connectivity.Http;

namespace Btp.Connectivity.OData;

/// <summary>Creating entities by their media.</summary>
public static class ODataMediaChanges
{
    /// <summary>Creates an entity by sending its media: a photo, a document. Its other properties are the service's, and can be updated afterwards.</summary>
    /// <param name="set">The set.</param>
    /// <param name="content">The bytes; stays open. Where it can seek, the request can be repeated when a session or a token has expired on the way.</param>
    /// <param name="contentType">Media type: <c>image/png</c>.</param>
    /// <param name="slug">A name for it, as the service understands names (<c>Slug</c>); null for none.</param>
    /// <param name="headers">Headers that the service takes further properties from; null for none.</param>
    /// <param name="cancellationToken">Ends sending.</param>
    /// <returns>The entity as the service made it.</returns>
    /// <exception cref="ODataException">The service refused.</exception>
    public static Task<T> CreateAsync<T>(
        this IInsertableMediaSet<T> set, Stream content, string contentType, string? slug = null, IEnumerable<KeyValuePair<string, string>>? headers = null, CancellationToken cancellationToken = default)
        where T : ODataEntity, IODataObject<T>, new()
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        var state = ODataTargets.StateOf(set);
        var more = new List<KeyValuePair<string, string>>(headers ?? []);
        if (slug is not null)
            more.Add(new("Slug", Uri.EscapeDataString(slug)));
        return new ODataRequest<T>(state.Service, HttpMethod.Post, ODataUrl.PathOf(state), new WrittenEntity<T>(new T(), isNew: true).ReadAsync)
        {
            Content = new StreamedContent(content, contentType),
            MoreHeaders = more,
        }.SendAsync(cancellationToken);
    }
}
