using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>A structured value of a service: an entity or a complex value.</summary>
public abstract class ODataObject
{
    // One reference for all that is rare: most objects have none of it, and it should cost them eight bytes at most.
    private protected ODataExtras? Extras { get; private set; }

    /// <summary>Properties that the metadata does not name: of open types, and extension fields (<c>YY1_…</c>) that were added after the metadata was taken.</summary>
    public IDictionary<string, JsonElement> AdditionalProperties => EnsureExtras().Properties;

    /// <summary>Whether the service sent properties that the metadata does not name; asking allocates nothing.</summary>
    public bool HasAdditionalProperties => Extras is { HasProperties: true };

    private protected ODataExtras EnsureExtras() => Extras ??= new();
}
