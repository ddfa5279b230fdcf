namespace Btp.Connectivity.OData;

/// <summary><c>not</c> or the minus sign.</summary>
internal sealed class UnaryNode(bool isNot, Operand operand) : FilterNode(Filters.Precedence.Unary)
{
    public override void Write(ref UrlWriter writer)
    {
        // "not A eq 1" means "(not A) eq 1", and a minus before a negative number would be two: anything composed gets parentheses.
        writer.Raw(isNot ? "not%20" : "-");
        operand.Write(ref writer, Filters.Precedence.Primary);
    }
}
