namespace Btp.Connectivity.OData;

/// <summary>How serious a message of a service is. The numbers are those of <c>numericSeverity</c> (V4, SAP's vocabulary Common).</summary>
public enum ODataSeverity
{
    /// <summary>The service did not say.</summary>
    None = 0,

    /// <summary>It worked.</summary>
    Success = 1,

    /// <summary>Good to know.</summary>
    Information = 2,

    /// <summary>It worked, and somebody should look at it.</summary>
    Warning = 3,

    /// <summary>Something is wrong, though the request succeeded: an incomplete document.</summary>
    Error = 4,
}
