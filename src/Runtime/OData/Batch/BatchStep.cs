namespace Btp.Connectivity.OData;

/// <summary>What stands directly in a batch: one request, or the requests of a change set.</summary>
internal sealed class BatchStep(bool isChangeSet)
{
    /// <summary>Whether the requests succeed or fail together.</summary>
    public bool IsChangeSet { get; } = isChangeSet;

    public List<BatchResult> Parts { get; } = [];
}
