namespace Btp.Connectivity.OData;

/// <summary>The options of a query that are rarer than conditions, order and limits.</summary>
internal enum ODataOptionKind : byte
{
    /// <summary>Related entities are read along.</summary>
    Expand,

    /// <summary>Only what a view holds is read.</summary>
    Select,

    /// <summary>A free search.</summary>
    Search,

    /// <summary>The number of all rows is asked for.</summary>
    Count,

    /// <summary>A nested expansion goes several levels deep.</summary>
    Levels,

    /// <summary>The service computes a value for every row.</summary>
    Compute,

    /// <summary>An option was passed on as text.</summary>
    Custom,
}
