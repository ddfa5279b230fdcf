using System.Net;

namespace Btp.Connectivity;

/// <summary>The Destination service did not answer, or answered with something that is not a destination.</summary>
public sealed class DestinationServiceException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name that was asked for.</param>
    /// <param name="problem">What went wrong, as a clause.</param>
    /// <param name="statusCode">Status of the Destination service, or null when it did not answer.</param>
    /// <param name="innerException">The cause.</param>
    public DestinationServiceException(string destination, string problem, HttpStatusCode? statusCode = null, Exception? innerException = null)
        : base($"Destination '{destination}' could not be resolved: {problem}", innerException)
    {
        Destination = destination;
        StatusCode = statusCode;
    }

    /// <summary>Status of the Destination service, or null when it did not answer.</summary>
    public HttpStatusCode? StatusCode { get; }
}
