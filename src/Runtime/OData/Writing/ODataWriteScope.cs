namespace Btp.Connectivity.OData;

/// <summary>Where the writer is in an object. Generated code carries it from property to property.</summary>
public struct ODataWriteScope
{
    internal ODataWriteScope(ODataObject target, WriteMode mode)
    {
        Target = target;
        Mode = mode;
        Last = -1;
    }

    internal ODataObject Target { get; }

    internal WriteMode Mode { get; }

    /// <summary>The property given out last, -1 before the first.</summary>
    internal int Last { get; set; }
}
