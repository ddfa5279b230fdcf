using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>What a delta response holds beside rows of its set.</summary>
internal sealed class DeltaChanges
{
    public List<ODataRemoved> Removed { get; } = [];

    public List<ODataLinkChange> Links { get; } = [];

    public List<JsonElement> Related { get; } = [];
}
