namespace Btp.Connectivity.OData;

/// <summary>How OData V2 is asked to change some properties of an entity. V4 always uses PATCH.</summary>
public enum V2UpdateMethod : byte
{
    /// <summary><c>PATCH</c>: understood by SAP Gateway, and by everything on the way.</summary>
    Patch,

    /// <summary><c>MERGE</c>: the method of the V2 standard, for services that know no other.</summary>
    Merge,

    /// <summary><c>POST</c> with <c>X-HTTP-Method: MERGE</c>: where a proxy lets only common methods through.</summary>
    TunnelledMerge,
}
