using System.Net;
using System.Net.Http;
using System.Runtime.ExceptionServices;

namespace Btp.Connectivity.OData;

/// <summary>What became of one request of a batch.</summary>
public class BatchResult
{
    private readonly ODataRequest _request;
    private ExceptionDispatchInfo? _error;

    internal BatchResult(ODataRequest request, ChangeSet? changes, int contentId)
    {
        _request = request;
        ChangeSet = changes;
        ContentId = contentId;
    }

    /// <summary>The request: method and URL as they are if it is sent by itself.</summary>
    public ODataRequestLine Request => _request.Line;

    /// <summary>Whether the request was answered, or is known to have failed.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>Whether the request succeeded.</summary>
    public bool IsSuccess => IsCompleted && _error is null;

    /// <summary>HTTP status of the answer to this request; null before the batch is sent, and where there was no answer.</summary>
    public HttpStatusCode? StatusCode { get; private set; }

    /// <summary>What the request failed with; null where it did not.</summary>
    public Exception? Error => _error?.SourceException;

    internal ODataRequest Sent => _request;

    internal ChangeSet? ChangeSet { get; }

    /// <summary>Number by which other requests of the change set refer to this one; 0 outside of change sets.</summary>
    internal int ContentId { get; }

    /// <summary>Throws what the request failed with; does nothing where it succeeded.</summary>
    /// <exception cref="InvalidOperationException">The batch was not sent yet.</exception>
    /// <exception cref="ODataException">The service answered this request, its change set or the whole batch with an error.</exception>
    public void EnsureSuccess()
    {
        _error?.Throw();
        if (!IsCompleted)
            throw new InvalidOperationException($"The batch was not sent yet, so there is no answer to {Request}.");
    }

    /// <summary>Reads the answer. A failure of the request becomes the result's; one of the connection is thrown.</summary>
    internal async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        StatusCode = response.StatusCode;
        try
        {
            await ReadValueAsync(response, cancellationToken).ConfigureAwait(false);
            IsCompleted = true;
        }
        catch (ODataException exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Reads what was not in the batch: further pages.</summary>
    internal virtual Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal void Fail(Exception exception)
    {
        IsCompleted = true;
        _error = ExceptionDispatchInfo.Capture(exception);
    }

    private protected virtual Task ReadValueAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => ODataRequests.EnsureSuccessAsync(_request, response, cancellationToken);
}
