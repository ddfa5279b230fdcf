namespace Btp.Connectivity.OData;

/// <summary><c>case(condition:value,true:other)</c>: the value of the first condition that holds (4.01, URL conventions 5.1.1.12).</summary>
internal sealed class CaseNode(IReadOnlyList<(FilterNode? Condition, Operand Value)> branches) : FilterNode(Filters.Precedence.Primary)
{
    /// <exception cref="InvalidOperationException">The protocol has no such function.</exception>
    public override void Write(ref UrlWriter writer)
    {
        if (writer.Protocol == ODataProtocol.V2)
            throw new InvalidOperationException("OData V2 has no function case().");
        writer.Raw("case(");
        for (var i = 0; i < branches.Count; i++)
        {
            if (i > 0)
                writer.Raw(',');
            if (branches[i].Condition is { } condition)
                condition.Write(ref writer);
            else
                writer.Raw("true");
            writer.Raw(':');
            branches[i].Value.Write(ref writer);
        }

        writer.Raw(')');
    }
}
