namespace Btp.Connectivity.LocalLandscape.BackEnd;

/// <summary>A request that is refused, with the status and the SAP message code of the answer. The message is written for the caller.</summary>
internal sealed class ODataFailure(int status, string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The message code: message class and number as SAP Gateway writes them.</summary>
    public string Code { get; } = code;

    /// <summary>What of the request is at fault, or null: the OData V4 <c>target</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Methods for the <c>Allow</c> header of a 405.</summary>
    public string? Allow { get; init; }

    public static ODataFailure BadRequest(string message, string? target = null, Exception? inner = null) =>
        new(400, "/IWBEP/CM_MGW_RT/000", message, inner) { Target = target };

    public static ODataFailure NotFound(string message, string? target = null) => new(404, "/IWBEP/CM_MGW_RT/020", message) { Target = target };

    public static ODataFailure NotAllowed(string message, string allow) => new(405, "/IWBEP/CM_MGW_RT/021", message) { Allow = allow };

    public static ODataFailure NotOffered(string message, string? target = null) => new(501, "/IWBEP/CM_MGW_RT/022", message) { Target = target };
}
