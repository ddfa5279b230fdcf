using Btp.Connectivity;
using Btp.Connectivity.Http;

namespace System.Net.Http;

/// <summary>Untyped calls through a destination.</summary>
public static class DestinationHttpClientFactoryExtensions
{
    /// <summary>
    /// A client whose relative URLs are relative to the destination, with everything that the typed services of that destination have:
    /// propagation, isolation, resilience and diagnostics.
    /// </summary>
    /// <param name="factory">The factory of an application that called <c>AddBtpConnectivity</c>.</param>
    /// <param name="contract">The destination, for example <c>Destinations.S4HANA</c>.</param>
    /// <exception cref="InvalidOperationException">The connectivity runtime is not registered, or the contract calls for no known chain.</exception>
    public static HttpClient CreateClient(this IHttpClientFactory factory, DestinationContract contract)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(contract);
        var client = DestinationClientOptions.Create(factory, contract);
        if (client.BaseAddress is not null)
        {
            return client;
        }

        client.Dispose();
        throw new InvalidOperationException("The connectivity runtime is not registered: call services.AddBtpConnectivity().");
    }
}
