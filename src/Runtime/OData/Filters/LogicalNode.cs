namespace Btp.Connectivity.OData;

/// <summary><c>and</c> or <c>or</c>.</summary>
internal sealed class LogicalNode(FilterNode left, bool isAnd, FilterNode right) : FilterNode(isAnd ? Filters.Precedence.And : Filters.Precedence.Or)
{
    public override void Write(ref UrlWriter writer)
    {
        left.Write(ref writer, Precedence);
        if (Precedence == Filters.Precedence.And)
            writer.Raw("%20and%20");
        else
            writer.Raw("%20or%20");
        right.Write(ref writer, Precedence);
    }
}
