namespace Btp.Connectivity.OData;

/// <summary>Where the reader is in an object. Generated code carries it from property to property.</summary>
public struct ODataObjectScope
{
    internal ODataObjectScope(ODataObject? target, bool isOpen)
    {
        Target = target;
        IsOpen = isOpen;
        Last = -1;
    }

    internal ODataObject? Target { get; }

    internal bool IsOpen { get; }

    /// <summary>The property read last, -1 before the first.</summary>
    internal int Last { get; set; }
}
