namespace Btp.Connectivity.OData;

/// <summary>What a projection adds to the computations of a query.</summary>
internal sealed class ODataComputations(ODataQueryState state)
{
    public ODataQueryState State { get; private set; } = state;

    public string NameOf(in Operand operand)
    {
        State = State.Compute(operand.ToNode(), out var name);
        return name;
    }
}
