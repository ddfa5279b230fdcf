namespace Btp.Connectivity.Rfc.Native;

/// <summary>
/// All connections that <c>jco.destination.peak_limit</c> allows were in use, and none became free within <c>jco.destination.max_get_client_time</c>. Nothing was sent.
/// </summary>
public sealed class RfcPoolExhaustedException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination.</param>
    /// <param name="limit">How many connections may be open.</param>
    /// <param name="waited">How long one was waited for.</param>
    public RfcPoolExhaustedException(string destination, int limit, TimeSpan waited)
        : base($"Destination '{destination}': all {limit} connections (jco.destination.peak_limit) are in use, and none became free within {waited.TotalMilliseconds:0} ms "
            + "(jco.destination.max_get_client_time).") => (Destination, Limit, Waited) = (destination, limit, waited);

    /// <summary>How many connections may be open.</summary>
    public int Limit { get; }

    /// <summary>How long one was waited for.</summary>
    public TimeSpan Waited { get; }
}
