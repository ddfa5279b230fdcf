namespace Btp.Connectivity.Resilience;

/// <summary>What shares a circuit: one hop of one destination (or binding) for one tenant, and nothing else.</summary>
/// <param name="Hop"><c>target</c>, <c>token</c> or <c>destination</c>.</param>
/// <param name="Name">Name of the destination; at the token service, of the binding and its endpoint.</param>
/// <param name="Tenant">Tenant of the caller, or null for the application's own.</param>
internal readonly record struct CircuitKey(string Hop, string Name, string? Tenant)
{
    // The three hops hardly ever share a name.
    public override int GetHashCode() => HashCode.Combine(Name, Tenant);
}
