using Btp.Connectivity.Transport;

namespace Btp.Connectivity.Http;

/// <summary>
/// Bounds the wait for the head of an answer. Here and not around the whole chain, so that fetching tokens costs the back end none of its
/// time; and a link to the caller's token is made only for a wait, not for every call.
/// </summary>
internal sealed class AnswerLimit(HandlerServices services)
{
    private CancellationTokenSource? _spare;

    /// <summary>Sends, and gives up when no head of an answer comes in the time that the destination has.</summary>
    /// <exception cref="BackendTimeoutException">The time passed.</exception>
    public Task<HttpResponseMessage> SendAsync(IsolatedTransport transport, HttpRequestMessage request, string destination, CancellationToken cancellationToken)
    {
        var limit = services.Options.Resilience.TimeoutOf(destination);
        if (limit == TimeSpan.Zero || cancellationToken.IsCancellationRequested)
        {
            return transport.SendAsync(request, cancellationToken);
        }

        var source = Interlocked.Exchange(ref _spare, null) ?? new CancellationTokenSource();
        var sending = transport.SendAsync(request, source.Token);
        if (!sending.IsCompletedSuccessfully)
        {
            return WaitAsync(sending, new Wait(source, limit), destination, cancellationToken);
        }

        if (source.TryReset())
        {
            _spare = source;
        }

        return sending;
    }

    private async Task<HttpResponseMessage> WaitAsync(Task<HttpResponseMessage> sending, Wait wait, string destination, CancellationToken cancellationToken)
    {
        using var source = wait.Source;
        await using var timer = services.Clock.CreateTimer(static wait => ((Wait)wait!).End(), wait, wait.Limit, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        await using var link = cancellationToken.UnsafeRegister(static wait => ((Wait)wait!).Source.Cancel(), wait).ConfigureAwait(false);
        try
        {
            return await sending.ConfigureAwait(false);
        }
        catch (Exception problem) when (wait.IsOver && !cancellationToken.IsCancellationRequested)
        {
            // Most often OperationCanceledException; a connection that is being closed may fail in its own way first.
            throw new BackendTimeoutException(destination, wait.Limit, problem);
        }
    }

    private sealed class Wait(CancellationTokenSource source, TimeSpan limit)
    {
        private volatile bool _isOver;

        public CancellationTokenSource Source { get; } = source;

        public TimeSpan Limit { get; } = limit;

        public bool IsOver => _isOver;

        public void End()
        {
            _isOver = true;
            try
            {
                Source.Cancel();
            }
            catch (Exception exception) when (exception is ObjectDisposedException or AggregateException)
            {
                // The answer came in this very moment; or somebody who was to be told failed: nobody would catch that in a timer, and the process would end.
            }
        }
    }
}
