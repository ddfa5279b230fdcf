namespace Btp.Connectivity.LocalLandscape;

/// <summary>
/// What an operation of a back end does: a V2 function import, a V4 action or function. Gives back what the document says that it returns:
/// a <see cref="BackEndEntity"/>, a sequence of them, a primitive value or a sequence of these, or null for nothing.
/// </summary>
/// <param name="call">The call.</param>
/// <exception cref="BackEndRefusal">To refuse the call with an OData error; whatever was changed before is undone.</exception>
public delegate object? BackEndOperation(BackEndOperationCall call);

/// <summary>How serious a message of a back end is.</summary>
public enum BackEndSeverity
{
    /// <summary>All went well.</summary>
    Success = 1,

    /// <summary>Good to know.</summary>
    Info = 2,

    /// <summary>The call succeeded, and something is to be noted.</summary>
    Warning = 3,

    /// <summary>Something failed although the call as a whole did not.</summary>
    Error = 4,
}

/// <summary>Refuses a call with an OData error.</summary>
/// <param name="status">The HTTP status, 400 to 599.</param>
/// <param name="code">The message code, for example <c>V1/320</c>.</param>
/// <param name="message">The text that the caller reads.</param>
public sealed class BackEndRefusal(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The message code.</summary>
    public string Code { get; } = code;
}
