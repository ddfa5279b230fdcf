using System.Net;

namespace Btp.Connectivity;

/// <summary>A token could not be obtained: from a token service, or by the Destination service on our behalf.</summary>
public sealed class TokenRequestException : ConnectivityException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">Which token was asked for, for example <c>client credentials for the Destination service</c>.</param>
    /// <param name="source">The binding or destination whose credentials were used.</param>
    /// <param name="statusCode">Status of the token service, or null when it did not answer.</param>
    /// <param name="serviceError">The service's own words with secrets removed, or null.</param>
    /// <param name="innerException">The cause.</param>
    public TokenRequestException(string step, string source, HttpStatusCode? statusCode, string? serviceError, Exception? innerException = null)
        : base(Describe(step, source, statusCode, serviceError, innerException), innerException)
    {
        Step = step;
        TokenSource = source;
        StatusCode = statusCode;
        ServiceError = serviceError;
    }

    /// <summary>Which token was asked for.</summary>
    public string Step { get; }

    /// <summary>The binding or destination whose credentials were used.</summary>
    public string TokenSource { get; }

    /// <summary>Status of the token service, or null when it did not answer.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The service's own words with secrets removed, or null.</summary>
    public string? ServiceError { get; }

    private static string Describe(string step, string source, HttpStatusCode? statusCode, string? serviceError, Exception? cause)
    {
        var answer = statusCode is { } status
            ? $"the service answered {(int)status}"
            : cause is null ? "the service gave no token" : "the service could not be reached";
        var advice = statusCode switch
        {
            HttpStatusCode.Unauthorized => " Check that the credentials of the binding are still valid: a rotated secret needs a new binding.",
            HttpStatusCode.TooManyRequests => " The token service limits the rate of requests.",
            _ => string.Empty,
        };
        return $"No token ({step}) with {source}: {answer}{(serviceError is null ? "." : $": {serviceError}")}{advice}";
    }
}
