namespace Btp.Connectivity.Metadata.Rfc;

/// <summary>Which way a parameter goes, seen from the function module.</summary>
public enum RfcDirection
{
    /// <summary>IMPORTING: from the caller to the function.</summary>
    Importing,

    /// <summary>EXPORTING: from the function to the caller.</summary>
    Exporting,

    /// <summary>CHANGING: both ways.</summary>
    Changing,

    /// <summary>TABLES: a table, both ways.</summary>
    Tables,
}
