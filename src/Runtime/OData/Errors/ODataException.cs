using System.Net;

namespace Btp.Connectivity.OData;

/// <summary>A service answered a request with an error.</summary>
public class ODataException : Exception
{
    internal ODataException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>HTTP status of the response; null where there was none.</summary>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>The service's own code: <c>/IWBEP/CM_MGW_RT/020</c>.</summary>
    public string? Code { get; internal init; }

    /// <summary>The property or path that the error is about (V4).</summary>
    public string? Target { get; internal init; }

    /// <summary>Further messages, in the service's order.</summary>
    public IReadOnlyList<ODataErrorDetail> Details { get; internal init; } = [];

    /// <summary>What SAP systems add for support.</summary>
    public ODataInnerError? InnerError { get; internal init; }

    /// <summary>What was asked: method and URL.</summary>
    public ODataRequestLine? Request { get; internal set; }

    /// <summary>Whether the response was an OData error, and not the answer of something in between.</summary>
    internal bool IsFromService { get; init; }
}
