namespace Btp.Connectivity.OData;

/// <summary><c>isof(Ns.Manager)</c>, <c>cast(Price,Edm.String)</c>: functions whose last argument is a type.</summary>
/// <remarks>V4 writes the type as a bare name (OData 4.0 ABNF, <c>isofExpr</c>), V2 in quotes.</remarks>
internal sealed class TypeNode(string function, Operand? operand, string typeName) : FilterNode(Filters.Precedence.Primary)
{
    public override void Write(ref UrlWriter writer)
    {
        writer.Raw(function);
        writer.Raw('(');
        if (operand is { } expression)
        {
            expression.Write(ref writer);
            writer.Raw(',');
        }

        var isQuoted = writer.Protocol == ODataProtocol.V2;
        if (isQuoted)
            writer.Raw('\'');
        writer.Name(typeName);
        if (isQuoted)
            writer.Raw('\'');
        writer.Raw(')');
    }
}
