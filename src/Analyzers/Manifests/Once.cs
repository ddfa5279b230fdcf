namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>A value that is made when it is first asked for, and again if whoever asked first gave up.</summary>
/// <remarks>A <see cref="Lazy{T}"/> would keep the cancellation of one request and throw it at every later one.</remarks>
internal sealed class Once<T>(Func<CancellationToken, T> make)
    where T : class
{
    private readonly object _gate = new();
    private T? _value;

    public T Get(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _value) is { } made)
            return made;

        lock (_gate)
        {
            _value ??= make(cancellation);
            return _value;
        }
    }
}
