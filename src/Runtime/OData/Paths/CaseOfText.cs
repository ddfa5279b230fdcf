namespace Btp.Connectivity.OData;

/// <summary>Texts that depend on conditions. Of several conditions the first that holds counts. Immutable.</summary>
public sealed class CaseOfText
{
    private readonly (FilterNode? Condition, Operand Value)[] _branches = [];

    internal CaseOfText()
    {
    }

    private CaseOfText((FilterNode? Condition, Operand Value)[] branches) => _branches = branches;

    /// <summary>A value where a condition holds and none before it.</summary>
    public CaseOfText When(Filter condition, string value) => Add(condition.Node, Literal(value));

    /// <summary>A value of the row where a condition holds and none before it.</summary>
    public CaseOfText When(Filter condition, StringPath value) => Add(condition.Node, value.Operand);

    /// <summary>The value everywhere else.</summary>
    public StringPath Otherwise(string value) => Add(null, Literal(value)).OrNull();

    /// <summary>The value of the row everywhere else.</summary>
    public StringPath Otherwise(StringPath value) => Add(null, value.Operand).OrNull();

    /// <summary>Null everywhere else.</summary>
    public StringPath OrNull() => new(Operand.Of(new CaseNode(_branches)));

    private static Operand Literal(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Operand.Of(ODataLiteral.String(value));
    }

    private CaseOfText Add(FilterNode? condition, Operand value) => new([.. _branches, (condition, value)]);
}
