using System.Collections.Concurrent;
using Btp.Connectivity.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Btp.Connectivity.Rfc.Native;

/// <summary>
/// Connections with the same credentials to the same system, for one tenant. Each serves one call at a time; before it is used again the session's state is ended, and one that
/// broke is never used again.
/// </summary>
internal sealed class NativePool : IDisposable
{
    // A pool that nobody asks for is forgotten: its destination may have got another password.
    private static readonly TimeSpan _longestSilence = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<RfcFunctionType, NativeFunction> _functions = new();
    private readonly Stack<NativeConnection> _idle = new();
    private readonly SemaphoreSlim? _places;
    private readonly NativeOpening _opening;
    private readonly NativeLogon _logon;
    private readonly Func<CancellationToken, Task<NativeLogon?>> _repository;
    private readonly NativeRfcServices _services;
    private readonly ITimer _timer;
    private readonly Action<NativePool> _forget;
    private long _lastUse;
    private int _open;
    private bool _isDisposed;

    public NativePool(NativeLogon logon, NativeOpening opening, Func<CancellationToken, Task<NativeLogon?>> repository, NativeRfcServices services, Action<NativePool> forget)
    {
        (_logon, _opening, _repository, _services, _forget) = (logon, opening, repository, services, forget);
        _places = Settings.PeakLimit > 0 ? new SemaphoreSlim(Settings.PeakLimit) : null;
        _lastUse = services.Clock.GetTimestamp();
        _timer = services.Clock.CreateTimer(static pool => ((NativePool)pool!).Tidy(), this, Settings.CheckPeriod, Settings.CheckPeriod);
    }

    /// <summary>Connections that are there, used and idle.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Those of them that nobody uses.</summary>
    public int Idle
    {
        get
        {
            lock (_idle)
                return _idle.Count;
        }
    }

    private NativePoolSettings Settings => _logon.Pool;

    /// <summary>Calls a function on a connection of the pool.</summary>
    public async Task CallAsync(RfcFunctionType function, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken)
    {
        var connection = await RentAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CallAsync(connection, function, write, result, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await ReturnAsync(connection).ConfigureAwait(false);
        }
    }

    /// <summary>Calls a function on a connection that the caller has.</summary>
    public async Task CallAsync(NativeConnection connection, RfcFunctionType function, Action<RfcWriter> write, IRfcReadable result, CancellationToken cancellationToken)
    {
        using var hop = ConnectivityActivities.StartHop(_logon.Route == NativeRoute.Direct ? ConnectivityActivities.TargetHop : ConnectivityActivities.ProxyHop, _logon.Destination.Url);
        hop?.SetTag("btp.destination", _logon.Destination.Name).SetTag("rpc.system", "sap_rfc").SetTag("rpc.method", function.Name);
        try
        {
            if (!_functions.TryGetValue(function, out var known))
                _functions[function] = known = await DescribeAsync(connection, function, cancellationToken).ConfigureAwait(false);
            await _services.Threads.RunAsync(() =>
            {
                connection.Call(function, known, write, result, cancellationToken);
                return true;
            }).ConfigureAwait(false);
        }
        catch (Exception problem)
        {
            ConnectivityActivities.Failed(hop, problem.GetType().Name);
            throw;
        }
    }

    /// <summary>A connection for the caller alone.</summary>
    public async Task<NativeConnection> RentAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Volatile.Write(ref _lastUse, _services.Clock.GetTimestamp());
        if (_places is not null && !await WaitAsync(_places, cancellationToken).ConfigureAwait(false))
            throw new RfcPoolExhaustedException(_logon.Destination.Name, Settings.PeakLimit, Settings.MaxWait);
        try
        {
            while (Take() is { } idle)
            {
                if (!Settings.ChecksConnection || await _services.Threads.RunAsync(idle.Ping).ConfigureAwait(false))
                    return idle;
                await _services.Threads.RunAsync(() => Drop(idle, "no sign of life")).ConfigureAwait(false);
            }

            return await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _places?.Release();
            throw;
        }
    }

    /// <summary>
    /// Takes a connection back, whatever happened on it, and ends the session's state at once: locks must not wait for the next call. Whoever awaits it and calls again gets the same
    /// connection, where the library would have to log on for another one.
    /// </summary>
    public Task ReturnAsync(NativeConnection connection) => _services.Threads.RunAsync(() =>
    {
        try
        {
            if (!connection.IsOpen)
                return Drop(connection, "a failure");
            if (HasRoom() && !connection.Reset())
                return Drop(connection, "its state could not be ended");
            return Keep(connection) || Drop(connection, "nothing to do");
        }
        finally
        {
            _places?.Release();
        }
    });

    public void Dispose()
    {
        lock (_idle)
            _isDisposed = true;
        _timer.Dispose();
        while (Take() is { } connection)
            Drop(connection, "the end");
    }

    private async ValueTask<bool> WaitAsync(SemaphoreSlim places, CancellationToken cancellationToken)
    {
        if (places.Wait(0, CancellationToken.None))
            return true;
        using var timeout = new CancellationTokenSource(Settings.MaxWait, _services.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await places.WaitAsync(both.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    // Opening cannot be given up: whoever does not wait any longer leaves the connection to the pool.
    private async Task<NativeConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var opening = _opening.OpenAsync(_logon, cancellationToken);
        try
        {
            var connection = await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
            Interlocked.Increment(ref _open);
            return connection;
        }
        catch (OperationCanceledException)
        {
            _ = opening.ContinueWith(
                static (late, threads) => ((NativeThreads)threads!).Post(late.Result.Close), _services.Threads,
                CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<NativeFunction> DescribeAsync(NativeConnection connection, RfcFunctionType function, CancellationToken cancellationToken)
    {
        if (await _repository(cancellationToken).ConfigureAwait(false) is not { } logon)
            return await _services.Threads.RunAsync(() => connection.Describe(function)).ConfigureAwait(false);
        var repository = await _opening.OpenAsync(logon, cancellationToken).ConfigureAwait(false);
        return await _services.Threads.RunAsync(() =>
        {
            try
            {
                return repository.Describe(function);
            }
            finally
            {
                repository.Close();
            }
        }).ConfigureAwait(false);
    }

    private NativeConnection? Take()
    {
        lock (_idle)
            return _idle.TryPop(out var connection) ? connection : null;
    }

    private bool HasRoom()
    {
        lock (_idle)
            return !_isDisposed && _idle.Count < Settings.Capacity;
    }

    private bool Keep(NativeConnection connection)
    {
        lock (_idle)
        {
            if (_isDisposed || _idle.Count >= Settings.Capacity || !connection.IsOpen)
                return false;
            connection.LastUse = _services.Clock.GetTimestamp();
            _idle.Push(connection);
            return true;
        }
    }

    private bool Drop(NativeConnection connection, string reason)
    {
        connection.Close();
        ConnectivityLog.RfcConnectionClosed(_services.Logger, _logon.Destination.Name, reason, Interlocked.Decrement(ref _open));
        return true;
    }

    private void Tidy()
    {
        List<NativeConnection> expired;
        lock (_idle)
        {
            var all = _idle.Reverse().ToList();
            expired = all.FindAll(connection => _services.Clock.GetElapsedTime(connection.LastUse) >= Settings.Expiration);
            _idle.Clear();
            foreach (var connection in all.Except(expired))
                _idle.Push(connection);
        }

        foreach (var connection in expired)
            _services.Threads.Post(() => Drop(connection, "its time"));
        if (Open == 0 && _services.Clock.GetElapsedTime(Volatile.Read(ref _lastUse)) >= _longestSilence)
            _forget(this);
    }
}
