namespace Btp.Connectivity.OData;

/// <summary>
/// Changes of a batch that the service carries out together or not at all. It ends when it is disposed of, when the batch gets another
/// request or change set, or when the batch is sent. Without a change in it nothing is sent.
/// </summary>
public sealed partial class ChangeSet : IDisposable
{
    private readonly ODataBatch _batch;

    internal ChangeSet(ODataBatch batch) => _batch = batch;

    internal BatchStep Step { get; } = new(isChangeSet: true);

    internal bool IsOpen { get; private set; } = true;

    /// <summary>Ends the change set. The batch is not sent by this.</summary>
    public void Dispose() => IsOpen = false;

    /// <summary>Adds a request of any kind that changes something.</summary>
    /// <exception cref="InvalidOperationException">The change set has ended, or the request refers to one that is not in it.</exception>
    internal BatchResult<T> Add<T>(ODataRequest<T> request)
    {
        if (!IsOpen)
            throw new InvalidOperationException("The change set has ended: it was disposed of, or the batch went on or was sent. Begin another one.");
        _batch.Check(request, this);
        var result = new BatchResult<T>(request, request.ReadAsync, this, _batch.NextContentId());
        Step.Parts.Add(result);
        return result;
    }
}
