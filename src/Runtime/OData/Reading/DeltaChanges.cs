using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>What a delta response holds beside rows of its set.</summary>
internal sealed class DeltaChanges
{
    public List<ODataRemoved> Removed { get; } = [];

    public List<ODataLinkChange> Links { get; } = [];

    public List<JsonElement> Related { get; } = [];

    /// <summary>Changes that stand in rows, with the place of the row among all.</summary>
    public List<(int Row, string Property, JsonElement Changes)> Nested { get; } = [];

    /// <summary>Those of the row that is being read.</summary>
    public List<(string Property, JsonElement Changes)> Pending { get; } = [];

    /// <summary>The row was read.</summary>
    public void Settle(int row)
    {
        foreach (var (property, changes) in Pending)
            Nested.Add((row, property, changes));
        Pending.Clear();
    }
}
