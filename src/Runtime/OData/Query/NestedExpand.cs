namespace Btp.Connectivity.OData;

/// <summary>A navigation property of <c>$expand</c> with options in parentheses (V4).</summary>
internal sealed record NestedExpand(PathNode Path, ODataQueryState Options);
