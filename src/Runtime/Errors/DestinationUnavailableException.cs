namespace Btp.Connectivity;

/// <summary>
/// The last calls to the destination failed for want of an answer, so this one was not made: the circuit of this destination and tenant is
/// open. <see cref="Exception.InnerException"/> is the last failure, when it was an exception.
/// </summary>
public sealed class DestinationUnavailableException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination that was called.</param>
    /// <param name="retryAfter">When a call may be tried again, or null when another caller is trying just now.</param>
    /// <param name="innerException">The last failure, or null.</param>
    public DestinationUnavailableException(string destination, TimeSpan? retryAfter, Exception? innerException)
        : base(
            $"Destination '{destination}' did not answer the calls before this one, so it was not called. "
            + (retryAfter is { } wait ? $"It is tried again in {Math.Ceiling(wait.TotalSeconds):0} s." : "Another call is trying it just now.")
            + (innerException is ConnectivityException last ? $" Last failure: {last.Message}" : string.Empty),
            innerException)
    {
        Destination = destination;
        RetryAfter = retryAfter;
    }

    /// <summary>When a call may be tried again; null when another caller is trying just now.</summary>
    public TimeSpan? RetryAfter { get; }
}
