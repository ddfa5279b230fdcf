namespace Btp.Connectivity.Transport;

/// <summary>The connections and the cookies of one <see cref="TransportKey"/>. In use while it has a lease; closed only without one.</summary>
internal sealed class IsolatedTransport(HttpMessageHandler handler, CookieJar cookies, long now) : IDisposable
{
    private readonly HttpMessageInvoker _invoker = new(handler);
    private int _leases;

    public CookieJar Cookies { get; } = cookies;

    /// <summary>Timestamp of the last release; ticks of UTC.</summary>
    public long LastUsed { get; private set; } = now;

    public bool IsIdle => Volatile.Read(ref _leases) == 0;

    /// <summary>Takes a lease, unless the transport was retired in the meantime.</summary>
    public bool TryLease()
    {
        var leases = Volatile.Read(ref _leases);
        while (leases >= 0)
        {
            var seen = Interlocked.CompareExchange(ref _leases, leases + 1, leases);
            if (seen == leases)
            {
                return true;
            }

            leases = seen;
        }

        return false;
    }

    public void Release(long now)
    {
        LastUsed = now;
        Interlocked.Decrement(ref _leases);
    }

    /// <summary>Retires the transport if nobody uses it; afterwards no lease can be taken.</summary>
    public bool TryRetire() => Interlocked.CompareExchange(ref _leases, int.MinValue, 0) == 0;

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _invoker.SendAsync(request, cancellationToken);

    public void Dispose() => _invoker.Dispose();
}
