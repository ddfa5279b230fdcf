namespace Btp.Connectivity;

/// <summary>
/// A call could not be made because of what lies between the application and its back end. The message says which step failed and
/// what to do; it never contains a token, a password or a key.
/// </summary>
public class ConnectivityException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ConnectivityException()
        : this("The call could not be made.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed and what to do, without secrets.</param>
    public ConnectivityException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed and what to do, without secrets.</param>
    /// <param name="innerException">The cause.</param>
    public ConnectivityException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The destination that was called, when one was.</summary>
    public string? Destination { get; init; }
}
