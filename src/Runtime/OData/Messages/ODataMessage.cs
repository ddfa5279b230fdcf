namespace Btp.Connectivity.OData;

/// <summary>What a service had to say beside a successful answer.</summary>
/// <param name="Code">The service's code of the message.</param>
/// <param name="Text">What it says, in the language of the request.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Target">The property or path that it is about; null for the whole request.</param>
/// <param name="LongTextUrl">Where more can be read about it, as the service says.</param>
/// <param name="Request">The request that was answered.</param>
public sealed record ODataMessage(string? Code, string Text, ODataSeverity Severity, string? Target, string? LongTextUrl, ODataRequestLine Request);
