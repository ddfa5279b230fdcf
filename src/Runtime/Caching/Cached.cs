namespace Btp.Connectivity.Caching;

/// <summary>What a fetch brought: a value or a remembered failure, and until when it holds.</summary>
/// <typeparam name="TValue">Value.</typeparam>
internal readonly record struct Cached<TValue>
    where TValue : class
{
    private readonly Func<Exception>? _failure;

    /// <summary>A value, renewed from <paramref name="refreshAt"/> on and gone at <paramref name="expiresAt"/>.</summary>
    public Cached(TValue value, DateTimeOffset refreshAt, DateTimeOffset expiresAt)
    {
        Value = value;
        RefreshAt = refreshAt;
        ExpiresAt = expiresAt;
    }

    /// <summary>A value that, after its time, still stands in for a failed fetch until <paramref name="staleUntil"/>.</summary>
    public Cached(TValue value, DateTimeOffset refreshAt, DateTimeOffset expiresAt, DateTimeOffset staleUntil)
        : this(value, refreshAt, expiresAt)
        => StaleUntil = staleUntil;

    /// <summary>A failure; made anew for each caller, because a thrown exception object must not be shared.</summary>
    public Cached(Func<Exception> failure, DateTimeOffset expiresAt)
    {
        _failure = failure;
        RefreshAt = expiresAt;
        ExpiresAt = expiresAt;
    }

    public TValue? Value { get; }

    public DateTimeOffset RefreshAt { get; }

    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The bound of standing in for failed fetches; not later than <see cref="ExpiresAt"/> when the value does not.</summary>
    public DateTimeOffset StaleUntil { get; }

    public TValue GetValue() => Value ?? throw (_failure?.Invoke() ?? new InvalidOperationException("Nothing was fetched."));
}
