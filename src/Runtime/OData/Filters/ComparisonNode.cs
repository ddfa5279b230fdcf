namespace Btp.Connectivity.OData;

/// <summary>A property compared with a value: by far the most frequent node, so the value lies inside.</summary>
internal sealed class ComparisonNode(Operand left, FilterOperator comparison, in ODataLiteral value) : FilterNode(FilterOperators.PrecedenceOf(comparison))
{
    private readonly Operand _left = left;
    private readonly ODataLiteral _value = value;

    public override void Write(ref UrlWriter writer)
    {
        if (_left.Name is not null)
            _left.Write(ref writer);
        else
            _left.Write(ref writer, Precedence + 1);
        writer.Raw(FilterOperators.Text(comparison));
        _value.Write(ref writer);
    }
}
