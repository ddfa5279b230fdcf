using System.Net.Http;

namespace Btp.Connectivity.OData;

/// <summary>What one request of a batch gave.</summary>
/// <typeparam name="T">What the answer is read into.</typeparam>
public sealed class BatchResult<T> : BatchResult
{
    private readonly Func<HttpResponseMessage, CancellationToken, Task<T>> _read;
    private readonly Func<T, CancellationToken, Task>? _complete;
    private T? _value;

    internal BatchResult(
        ODataRequest request,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        ChangeSet? changes = null,
        int contentId = 0,
        Func<T, CancellationToken, Task>? complete = null)
        : base(request, changes, contentId)
    {
        _read = read;
        _complete = complete;
    }

    /// <summary>What was read.</summary>
    /// <exception cref="InvalidOperationException">The batch was not sent yet.</exception>
    /// <exception cref="ODataException">The service answered this request, its change set or the whole batch with an error.</exception>
    public T Value
    {
        get
        {
            EnsureSuccess();
            return _value!;
        }
    }

    internal override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_complete is null || !IsSuccess)
            return;
        try
        {
            await _complete(_value!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Fail(exception);
        }
    }

    private protected override async Task ReadValueAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        => _value = await _read(response, cancellationToken).ConfigureAwait(false);
}
