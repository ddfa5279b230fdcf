namespace Btp.Connectivity.Http;

/// <summary>Lookups for a piece of code: typed services have no place for request options.</summary>
public static class DestinationLookupScope
{
    private static readonly AsyncLocal<Scope?> Innermost = new();

    /// <summary>
    /// Looks the destination up this way in everything that is called before the result is disposed, also in awaited code. Work that goes on
    /// after that looks it up as usual.
    /// </summary>
    /// <param name="lookup">The lookup.</param>
    /// <param name="contract">The destination; others are not affected.</param>
    /// <example><code>using var _ = new DestinationLookup { Grant = DestinationGrant.AuthorizationCode(code) }.UseFor(Destinations.CALENDAR);</code></example>
    public static IDisposable UseFor(this DestinationLookup lookup, DestinationContract contract)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        ArgumentNullException.ThrowIfNull(contract);
        return Innermost.Value = new Scope(contract.Name, lookup, Innermost.Value);
    }

    internal static DestinationLookup? Current(string destination)
    {
        for (var scope = Innermost.Value; scope is not null; scope = scope.Outer)
        {
            if (scope.Lookup is { } lookup && scope.Destination == destination)
            {
                return lookup;
            }
        }

        return null;
    }

    private sealed class Scope(string destination, DestinationLookup lookup, Scope? outer) : IDisposable
    {
        private volatile DestinationLookup? _lookup = lookup;

        public string Destination { get; } = destination;

        public DestinationLookup? Lookup => _lookup;

        public Scope? Outer { get; } = outer;

        public void Dispose()
        {
            // For the flows that were started inside, which keep this scope.
            _lookup = null;
            if (ReferenceEquals(Innermost.Value, this))
            {
                Innermost.Value = Outer;
            }
        }
    }
}
