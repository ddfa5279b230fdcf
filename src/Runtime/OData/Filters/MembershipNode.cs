namespace Btp.Connectivity.OData;

/// <summary><c>in (…)</c>; V2 has no such operator and gets the same meaning as a chain of <c>or</c>.</summary>
internal sealed class MembershipNode(Operand operand, ODataLiteral[] values) : FilterNode(Filters.Precedence.Primary - 1)
{
    // Its precedence: parenthesised by itself or a constant, so nothing but "not" asks for more parentheses.
    public override void Write(ref UrlWriter writer)
    {
        if (values.Length == 0)
        {
            writer.Raw("false");
        }
        else if (writer.Protocol == ODataProtocol.V4)
        {
            operand.Write(ref writer, Filters.Precedence.Primary);
            writer.Raw("%20in%20(");
            for (var i = 0; i < values.Length; i++)
            {
                if (i > 0)
                    writer.Raw(',');
                values[i].Write(ref writer);
            }

            writer.Raw(')');
        }
        else
        {
            WriteChain(ref writer);
        }
    }

    private void WriteChain(ref UrlWriter writer)
    {
        writer.Raw('(');
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                writer.Raw("%20or%20");
            operand.Write(ref writer, Filters.Precedence.Relational);
            writer.Raw("%20eq%20");
            values[i].Write(ref writer);
        }

        writer.Raw(')');
    }
}
