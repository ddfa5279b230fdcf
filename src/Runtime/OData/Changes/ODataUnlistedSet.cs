using System.ComponentModel;

namespace Btp.Connectivity.OData;

/// <summary>A set whose entities the service lets be written, but not be read as a collection. What it allows are interfaces of the generated class.</summary>
public abstract class ODataUnlistedSet
{
    /// <summary>Wraps a state.</summary>
    protected ODataUnlistedSet(ODataQueryState state) => State = state;

    /// <summary>What the set takes less of than its type says; null for nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual ODataWriteRules? WriteRules => null;

    internal ODataQueryState State { get; }

    /// <summary>The URL that entities are created at, relative to the destination's host.</summary>
    public override string ToString() => State.ToString();
}
