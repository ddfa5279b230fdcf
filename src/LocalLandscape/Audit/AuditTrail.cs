namespace Btp.Connectivity.LocalLandscape.Audit;

/// <summary>
/// The audit trail of a landscape: which principal did what at which hop. An entry is written before the first byte of
/// the answer leaves the hop, so a caller that has its answer also finds its entries. Safe for concurrent use.
/// </summary>
public sealed class AuditTrail
{
    /// <summary>How many entries are kept; the oldest make room for new ones, so that a landscape may run for weeks.</summary>
    public const int Capacity = 100_000;

    private readonly Lock _lock = new();
    private readonly Queue<AuditEntry> _entries = new();

    /// <summary>A copy of all entries, by time of arrival at the hop.</summary>
    public IReadOnlyList<AuditEntry> Entries => Find(static _ => true);

    /// <summary>Adds an entry.</summary>
    public void Record(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        lock (_lock)
        {
            if (_entries.Count == Capacity)
                _entries.Dequeue();
            _entries.Enqueue(entry);
        }
    }

    /// <summary>A copy of the entries that <paramref name="wanted"/> accepts, by time of arrival at the hop.</summary>
    public IReadOnlyList<AuditEntry> Find(Func<AuditEntry, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        lock (_lock)
            return [.. _entries.Where(wanted).OrderBy(static e => e.Time).ThenBy(static e => e.Hop)];
    }

    /// <summary>The entries of one hop.</summary>
    public IReadOnlyList<AuditEntry> At(Hop hop) => Find(e => e.Hop == hop);

    /// <summary>The entries of one principal, compared without regard to case as user names in S/4HANA are.</summary>
    public IReadOnlyList<AuditEntry> Of(string principal) =>
        Find(e => string.Equals(e.Principal, principal, StringComparison.OrdinalIgnoreCase));

    /// <summary>The entries of one call, hop by hop.</summary>
    public IReadOnlyList<AuditEntry> For(string correlationId) =>
        Find(e => string.Equals(e.CorrelationId, correlationId, StringComparison.Ordinal));

    /// <summary>Forgets all entries.</summary>
    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }
}
