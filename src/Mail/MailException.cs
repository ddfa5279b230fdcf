namespace Btp.Connectivity.Mail;

/// <summary>A mail could not be handed over. The message tells no password, no token and nobody's address.</summary>
public sealed class MailException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="destination">Name of the destination.</param>
    /// <param name="failure">What it failed at.</param>
    /// <param name="problem">What went wrong and what to do, as a clause, without secrets.</param>
    /// <param name="statusCode">The server's reply code, or null when there was none.</param>
    /// <param name="innerException">The cause.</param>
    public MailException(string destination, MailFailure failure, string problem, int? statusCode = null, Exception? innerException = null)
        : base($"Destination '{destination}': {problem}", innerException)
    {
        Destination = destination;
        Failure = failure;
        StatusCode = statusCode;
    }

    /// <summary>What it failed at.</summary>
    public MailFailure Failure { get; }

    /// <summary>The server's reply code (RFC 5321, section 4.2), or null when there was none.</summary>
    public int? StatusCode { get; }

    /// <summary>The server's own words with secrets removed, or null. They often name addresses.</summary>
    public string? ServerWords { get; init; }

    /// <summary>The address that was refused, or null.</summary>
    public string? Mailbox { get; init; }

    /// <summary>Whether another attempt later may succeed: the server says so (4xx), or was not to be reached.</summary>
    public bool IsTransient => StatusCode is { } code ? code is >= 400 and < 500 : Failure == MailFailure.Connection;

    /// <summary>
    /// Whether the server may have taken the message all the same: the connection ended between its last byte and the answer. Sending it again may deliver it twice.
    /// </summary>
    public bool MayHaveArrived { get; init; }
}
