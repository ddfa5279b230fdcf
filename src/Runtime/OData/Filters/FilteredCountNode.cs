namespace Btp.Connectivity.OData;

/// <summary><c>Orders/$count($filter=…)</c> (4.01). The condition stands at the item itself: it has no range variable.</summary>
internal sealed class FilteredCountNode(Operand collection, FilterNode condition) : FilterNode(Filters.Precedence.Primary)
{
    public override void Write(ref UrlWriter writer)
    {
        if (writer.Protocol == ODataProtocol.V2)
            throw new InvalidOperationException("OData V2 cannot count collections in conditions.");
        collection.Write(ref writer);
        writer.Raw("/$count($filter=");
        condition.Write(ref writer);
        writer.Raw(')');
    }
}
