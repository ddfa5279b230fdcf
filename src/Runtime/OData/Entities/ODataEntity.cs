using System.Collections.ObjectModel;

namespace Btp.Connectivity.OData;

/// <summary>An entity of a service.</summary>
public abstract class ODataEntity : ODataObject
{
    /// <summary>Version of the entity when it was read (<c>@odata.etag</c>, V2 <c>__metadata.etag</c>); null where the service has none.</summary>
    public string? ETag { get; internal set; }

    /// <summary>Expanded collections that the server cut off: the property's name on the wire, and the server's link to the rest as sent. Empty almost always.</summary>
    public IReadOnlyDictionary<string, string> IncompleteCollections => Extras?.NextLinksOrNull ?? ReadOnlyDictionary<string, string>.Empty;

    internal void AddNextLink(string property, string link) => EnsureExtras().NextLinks[property] = link;
}
