namespace Btp.Connectivity.Rfc.Native;

/// <summary>
/// Threads for calls that block: the library has no others. They are not of the thread pool, which would run dry, and there are at most so many; a thread without work ends
/// after some seconds.
/// </summary>
/// <param name="limit">How many there are at most.</param>
internal sealed class NativeThreads(int limit)
{
    private static readonly TimeSpan _idleTime = TimeSpan.FromSeconds(10);

    private readonly Queue<Action> _work = new();
    private int _idle;
    private int _count;

    /// <summary>Threads that are there now.</summary>
    public int Count
    {
        get
        {
            lock (_work)
                return _count;
        }
    }

    /// <summary>Runs the work on one of the threads, in the caller's execution context.</summary>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture();
        Post(() =>
        {
            if (context is null)
                Complete();
            else
                ExecutionContext.Run(context, static complete => ((Action)complete!)(), (Action)Complete);
        });
        return done.Task;

        void Complete()
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception problem)
            {
                done.SetException(problem);
            }
        }
    }

    /// <summary>Runs the work on one of the threads; it must not throw.</summary>
    public void Post(Action work)
    {
        lock (_work)
        {
            _work.Enqueue(work);
            if (_idle >= _work.Count)
            {
                Monitor.Pulse(_work);
                return;
            }

            if (_count >= limit)
                return;
            _count++;
        }

        new Thread(Run) { IsBackground = true, Name = "RFC" }.UnsafeStart();
    }

    private void Run()
    {
        while (true)
        {
            Action work;
            lock (_work)
            {
                while (_work.Count == 0)
                {
                    _idle++;
                    var woken = Monitor.Wait(_work, _idleTime);
                    _idle--;
                    if (!woken && _work.Count == 0)
                    {
                        _count--;
                        return;
                    }
                }

                work = _work.Dequeue();
            }

            work();
        }
    }
}
