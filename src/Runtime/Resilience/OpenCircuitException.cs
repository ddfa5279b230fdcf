namespace Btp.Connectivity.Resilience;

/// <summary>A service of the platform was not asked, because it did not answer the calls before; for the callers inside, one more way of not being reachable.</summary>
internal sealed class OpenCircuitException(string message, Exception? inner) : HttpRequestException(HttpRequestError.ConnectionError, message, inner);
