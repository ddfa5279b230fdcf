namespace Btp.Connectivity.OData;

/// <summary>What one step of a resource path is.</summary>
internal enum ODataStep : byte
{
    /// <summary>The options of a nested expansion begin here: no resource of its own.</summary>
    Nested,

    /// <summary>An entity set or singleton of the service.</summary>
    Resource,

    /// <summary>What another request of the same change set creates.</summary>
    Created,

    /// <summary>A navigation property or type cast.</summary>
    Segment,

    /// <summary>A key predicate.</summary>
    Key,

    /// <summary>The call of a function.</summary>
    Call,
}
