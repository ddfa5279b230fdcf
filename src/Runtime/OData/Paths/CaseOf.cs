namespace Btp.Connectivity.OData;

/// <summary>Values that depend on conditions. Of several conditions the first that holds counts. Immutable.</summary>
/// <typeparam name="T">The C# type of the values.</typeparam>
public sealed class CaseOf<T>
    where T : struct
{
    private readonly (FilterNode? Condition, Operand Value)[] _branches = [];
    private readonly EdmType _wire = ODataLiterals.WireOf<T>();

    internal CaseOf()
    {
    }

    private CaseOf((FilterNode? Condition, Operand Value)[] branches, EdmType wire) => (_branches, _wire) = (branches, wire);

    /// <summary>A value where a condition holds and none before it.</summary>
    public CaseOf<T> When(Filter condition, T value) => Add(condition.Node, Literal(value), _wire);

    /// <summary>A value of the row where a condition holds and none before it.</summary>
    public CaseOf<T> When(Filter condition, ComparablePath<T> value) => Add(condition.Node, value.Operand, value.Wire);

    /// <summary>The value everywhere else.</summary>
    public ComparablePath<T> Otherwise(T value) => Add(null, Literal(value), _wire).OrNull();

    /// <summary>The value of the row everywhere else.</summary>
    public ComparablePath<T> Otherwise(ComparablePath<T> value) => Add(null, value.Operand, value.Wire).OrNull();

    /// <summary>Null everywhere else.</summary>
    public ComparablePath<T> OrNull() => new(Operand.Of(new CaseNode(_branches)), _wire);

    private Operand Literal(T value) => Operand.Of(ODataLiterals.Of(value, _wire));

    private CaseOf<T> Add(FilterNode? condition, Operand value, EdmType wire) => new([.. _branches, (condition, value)], wire);
}
