namespace Btp.Connectivity.OData;

/// <summary>What SAP systems add to an error for those who have to find its cause.</summary>
public sealed record ODataInnerError
{
    /// <summary>Finds the error in the back end's logs (<c>/IWFND/ERROR_LOG</c>).</summary>
    public string? TransactionId { get; init; }

    /// <summary>When it happened, as sent.</summary>
    public string? Timestamp { get; init; }

    /// <summary>SAP application component to open a ticket for, for example <c>SD-SLS-SO</c>.</summary>
    public string? Component { get; init; }

    /// <summary>The service as the back end knows it.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The whole object as sent, JSON.</summary>
    public required string Json { get; init; }
}
