using System.Net;

namespace Btp.Connectivity.Rfc;

/// <summary>A call of a function module did not come to its end.</summary>
public class RfcException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="function">The function module.</param>
    /// <param name="message">What went wrong, without secrets.</param>
    /// <param name="innerException">The cause.</param>
    public RfcException(string function, string message, Exception? innerException = null)
        : base($"{function}: {message}", innerException) => Function = function;

    /// <summary>The function module that was called.</summary>
    public string Function { get; }
}

/// <summary>What a function module raised.</summary>
/// <param name="Function">The function module.</param>
/// <param name="Key">Name of the exception: <c>NOT_FOUND</c>.</param>
public sealed record RfcAbapError(string Function, string Key)
{
    /// <summary>Text of the message; empty if there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Message class (SY-MSGID); empty without a message.</summary>
    public string MessageClass { get; init; } = "";

    /// <summary>Message number (SY-MSGNO); empty without a message.</summary>
    public string MessageNumber { get; init; } = "";

    /// <summary>Message type (SY-MSGTY): <c>E</c>, <c>A</c>; empty without a message.</summary>
    public string MessageType { get; init; } = "";
}

/// <summary>The function module raised a classic exception.</summary>
/// <param name="error">What it raised.</param>
public class RfcAbapException(RfcAbapError error)
    : RfcException(error?.Function ?? throw new ArgumentNullException(nameof(error)), $"raised {error.Key}{(error.Text.Length == 0 ? "." : ": " + error.Text)}")
{
    /// <summary>What it raised, with the message that came along.</summary>
    public RfcAbapError Raised { get; } = error;

    /// <summary>Name of the exception: <c>NOT_FOUND</c>.</summary>
    public string Key => Raised.Key;
}

/// <summary>The system refused the call, or failed: the function does not exist, the user may not call it, a short dump, an answer that is none.</summary>
/// <param name="function">The function module.</param>
/// <param name="key">The system's own word for the failure; empty if it gave none.</param>
/// <param name="message">What went wrong, without secrets.</param>
/// <param name="statusCode">HTTP status of the answer; null where there was no HTTP.</param>
/// <param name="innerException">The cause.</param>
public sealed class RfcFaultException(string function, string key, string message, HttpStatusCode? statusCode = null, Exception? innerException = null)
    : RfcException(function, message, innerException)
{
    /// <summary>The system's own word for the failure; empty if it gave none.</summary>
    public string Key { get; } = key;

    /// <summary>HTTP status of the answer; null where there was no HTTP.</summary>
    public HttpStatusCode? StatusCode { get; } = statusCode;
}

/// <summary>A value does not fit the type that the function module has for it. Nothing was sent, or the answer is not what the manifest says.</summary>
/// <param name="function">The function module.</param>
/// <param name="field">The parameter, and the field within it: <c>ORDERS-NET_VALUE</c>.</param>
/// <param name="problem">Why it does not fit; never the value itself.</param>
/// <param name="innerException">The cause.</param>
public sealed class RfcValueException(string function, string field, string problem, Exception? innerException = null)
    : RfcException(function, $"{field} {problem}", innerException)
{
    /// <summary>The parameter, and the field within it.</summary>
    public string Field { get; } = field;
}
