namespace Btp.Connectivity.OData;

/// <summary>A value as an operand of its own: in arithmetic, in function arguments, on the left of a comparison.</summary>
internal sealed class LiteralNode(in ODataLiteral value) : FilterNode(value.IsNegative ? Filters.Precedence.Unary : Filters.Precedence.Primary)
{
    // A negative number counts as a unary expression, so that "-(-5)" keeps its parentheses.
    private readonly ODataLiteral _value = value;

    public override void Write(ref UrlWriter writer) => _value.Write(ref writer);
}
