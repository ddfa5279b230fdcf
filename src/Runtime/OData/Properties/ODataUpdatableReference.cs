namespace Btp.Connectivity.OData;

/// <summary>One entity whose properties can be read and written by themselves.</summary>
/// <typeparam name="T">What the entity is read into.</typeparam>
/// <typeparam name="TShape">What properties are named by.</typeparam>
public abstract class ODataUpdatableReference<T, TShape> : ODataReference<T>
    where T : IODataObject<T>
    where TShape : IODataShape<TShape>
{
    /// <summary>Wraps a state.</summary>
    protected ODataUpdatableReference(ODataQueryState state)
        : base(state)
    {
    }

    /// <summary>One property by itself: <c>Property(o => o.Note)</c>, also of what is nested or related: <c>o => o.Address.City</c>.</summary>
    /// <exception cref="ArgumentException">The lambda names no property, but something that is computed.</exception>
    public ODataUpdatableProperty<TValue> Property<TValue>(Func<TShape, IODataProperty<TValue>> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var path = property(TShape.At(default));
        var state = ODataProperties.StateOf(State, path.Operand);
        return new(state, ODataProperties.AccessOf(path), ODataProperties.RefusalOf<T>(State, state, WriteRules));
    }

    /// <summary>One complex property by itself: <c>Property(o => o.Address)</c>.</summary>
    /// <exception cref="ArgumentException">The lambda names no property.</exception>
    public ODataUpdatableProperty<TValue?> Property<TValue>(Func<TShape, IODataComplexShape<TValue>> property)
        where TValue : ODataObject, IODataObject<TValue>
    {
        ArgumentNullException.ThrowIfNull(property);
        var state = ODataProperties.StateOf(State, property(TShape.At(default)).Path);
        return new(state, ODataProperties.AccessOf<TValue>(), ODataProperties.RefusalOf<T>(State, state, WriteRules), ODataProperties.RulesOf(State, state.Resource, WriteRules));
    }
}
