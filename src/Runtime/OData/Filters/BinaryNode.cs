namespace Btp.Connectivity.OData;

/// <summary>Two expressions joined by a comparison or an arithmetic operator.</summary>
internal sealed class BinaryNode(Operand left, FilterOperator operation, Operand right) : FilterNode(FilterOperators.PrecedenceOf(operation))
{
    public override void Write(ref UrlWriter writer)
    {
        if (operation == FilterOperator.DivideBy && writer.Protocol == ODataProtocol.V2)
            throw new InvalidOperationException("OData V2 has no operator divby.");
        // Comparisons do not chain and subtraction is not associative: the right side always needs to bind tighter.
        var arithmetic = operation is >= FilterOperator.Add and <= FilterOperator.Modulo;
        left.Write(ref writer, arithmetic ? Precedence : Precedence + 1);
        writer.Raw(FilterOperators.Text(operation));
        right.Write(ref writer, Precedence + 1);
    }
}
