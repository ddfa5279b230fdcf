namespace Btp.Connectivity.OData;

/// <summary>One of several messages of an error (V4 <c>details</c>; in V2 SAP's <c>errordetails</c>).</summary>
/// <param name="Code">The service's code of the message.</param>
/// <param name="Message">What it says, in the language of the request.</param>
/// <param name="Target">The property or path that it is about.</param>
/// <param name="Severity">SAP's severity: <c>error</c>, <c>warning</c>, <c>info</c>, <c>success</c>; in V4 the number of <c>Common.numericSeverity</c>.</param>
public sealed record ODataErrorDetail(string? Code, string? Message, string? Target, string? Severity);
