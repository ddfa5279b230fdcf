namespace Btp.Connectivity.OData;

/// <summary>What is written to: a set or an entity without query options, and what the set takes less of than its type says.</summary>
internal readonly record struct ODataTarget(ODataQueryState State, ODataWriteRules? Rules)
{
    /// <summary>The entity in its set.</summary>
    /// <exception cref="InvalidOperationException">The entity has no key.</exception>
    public ODataTarget At(ODataEntity entity) => new(ODataWriting.StateOf(State, entity), Rules);
}
