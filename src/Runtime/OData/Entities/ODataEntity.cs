using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Btp.Connectivity.OData;

/// <summary>An entity of a service.</summary>
public abstract class ODataEntity : ODataObject
{
    /// <summary>Version of the entity when it was read or written (<c>@odata.etag</c>, V2 <c>__metadata.etag</c>, <c>ETag</c>); null where the service has none.</summary>
    public string? ETag { get; internal set; }

    /// <summary>Expanded collections that the server cut off: the property's name on the wire, and the server's link to the rest as sent. Empty almost always.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> IncompleteCollections => Extras?.NextLinksOrNull ?? ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The key with its values: generated. Null where the type has none that a URL can carry.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected virtual ODataKeyPart[]? GetKeyParts() => null;

    internal ODataKeyPart[]? Key() => GetKeyParts();

    internal void AddNextLink(string property, string link) => EnsureExtras().NextLinks[property] = link;
}
