namespace Btp.Connectivity;

/// <summary>
/// The request was sent, and no answer came within <see cref="ResilienceOptions.TargetTimeout"/>. Whether the back end carried it out is not
/// known; it was not repeated.
/// </summary>
public sealed class BackendTimeoutException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination that was called.</param>
    /// <param name="timeout">The time limit that passed.</param>
    /// <param name="innerException">The cause.</param>
    public BackendTimeoutException(string destination, TimeSpan timeout, Exception? innerException)
        : base(
            $"Destination '{destination}' gave no answer within {timeout.TotalSeconds:0.###} s. The request was sent and is not repeated: the back end may still carry it out. "
            + "Btp:Resilience:TargetTimeout, or TargetTimeouts by destination, allows more time.",
            innerException)
    {
        Destination = destination;
        Timeout = timeout;
    }

    /// <summary>The time limit that passed.</summary>
    public TimeSpan Timeout { get; }
}
