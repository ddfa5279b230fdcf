namespace Btp.Connectivity.OData;

/// <summary>The range variable of <c>any</c> or <c>all</c>. Its name follows from how deep it is when written.</summary>
internal sealed class RangeVariable() : FilterNode(Filters.Precedence.Primary)
{
    public override void Write(ref UrlWriter writer) => writer.Variable(this);
}

/// <summary><c>Orders/any(x0:…)</c>, <c>Orders/all(x0:…)</c>, <c>Orders/any()</c>. V4 only: V2 shapes have no collection paths.</summary>
internal sealed class LambdaNode(Operand collection, bool isAny, RangeVariable? variable, FilterNode? predicate) : FilterNode(Filters.Precedence.Primary)
{
    public override void Write(ref UrlWriter writer)
    {
        if (writer.Protocol == ODataProtocol.V2)
            throw new InvalidOperationException("OData V2 has no any() and all(): filter on the collection's own entity set instead.");
        collection.Write(ref writer);
        writer.Raw(isAny ? "/any(" : "/all(");
        if (variable is not null && predicate is not null)
        {
            writer.OpenVariable(variable);
            writer.Variable(variable);
            writer.Raw(':');
            predicate.Write(ref writer);
            writer.CloseVariable();
        }

        writer.Raw(')');
    }
}
