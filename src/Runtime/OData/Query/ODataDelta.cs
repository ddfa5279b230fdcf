using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>Rows as they are now, or what happened to them since a link was given out (V4 delta responses; in V2 SAP's <c>__delta</c>).</summary>
/// <typeparam name="T">What a row is read into.</typeparam>
public sealed class ODataDelta<T>
    where T : IODataObject<T>
{
    private readonly DeltaChanges _changes;

    internal ODataDelta(IReadOnlyList<T> items, DeltaChanges changes, ODataProtocol protocol, ODataDeltaLink<T>? next)
    {
        Items = items;
        _changes = changes;
        Nested = [.. changes.Nested.Select(nested => DeltaRows.Divide(items[nested.Row], protocol, nested.Property, nested.Changes))];
        Next = next;
    }

    /// <summary>The first time all rows, afterwards new and changed ones. A service may send only the properties that changed; the others then have their defaults.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Rows that went away.</summary>
    public IReadOnlyList<ODataRemoved> Removed => _changes.Removed;

    /// <summary>Relations that came to be or ended, where the query expands navigation properties.</summary>
    public IReadOnlyList<ODataLinkChange> Links => _changes.Links;

    /// <summary>New and changed rows of other sets, where the query expands navigation properties; as sent, with their context.</summary>
    public IReadOnlyList<JsonElement> Related => _changes.Related;

    /// <summary>What happened to expanded collections of rows in <see cref="Items"/>, where the service sends that in place of the collections (4.01).</summary>
    public IReadOnlyList<ODataNestedChanges<T>> Nested { get; }

    /// <summary>Where the next changes will be; null where the service tracks none for this query.</summary>
    public ODataDeltaLink<T>? Next { get; }
}

/// <summary>The service's own opaque link to the changes from a point in time on.</summary>
/// <typeparam name="T">What a row is read into.</typeparam>
public sealed class ODataDeltaLink<T>
    where T : IODataObject<T>
{
    private readonly ODataService _service;
    private readonly string _url;

    internal ODataDeltaLink(ODataService service, string url)
    {
        _service = service;
        _url = url;
    }

    /// <summary>Reads what changed, page after page.</summary>
    /// <exception cref="ODataException">The service answered with an error (410: the link is too old, begin again), or with something that is not OData.</exception>
    public Task<ODataDelta<T>> ToDeltaAsync(CancellationToken cancellationToken = default) => ODataReading.ReadDeltaAsync<T>(_service, _url, cancellationToken);

    /// <summary>The exact request URL, path and query, relative to the destination's host: can be kept, and given to <c>ResumeDelta</c> later.</summary>
    public override string ToString() => _url;
}
