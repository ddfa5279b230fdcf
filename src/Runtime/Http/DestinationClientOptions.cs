using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Http;

/// <summary>
/// Gives the HTTP clients named <c>btp:{destination}</c> their handlers: those that were registered, or, for a client that is asked for by
/// contract alone, those that the contract calls for.
/// </summary>
internal sealed class DestinationClientOptions(IEnumerable<DestinationRegistration> registrations, IOptions<BtpConnectivityOptions> connectivity) : IConfigureNamedOptions<HttpClientFactoryOptions>
{
    // For the lookups before the call, pauses and the body after it.
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(40);

    // The factory takes a name only. It reads its options on the thread that asks for the client, so the contract can travel here.
    [ThreadStatic]
    private static DestinationContract? asked;

    public static HttpClient Create(IHttpClientFactory factory, DestinationContract contract)
    {
        var outer = asked;
        asked = contract;
        try
        {
            return factory.CreateClient(DestinationAddress.ClientName(contract));
        }
        finally
        {
            asked = outer;
        }
    }

    public void Configure(HttpClientFactoryOptions options)
    {
    }

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        var registration = registrations.FirstOrDefault(known => known.ClientName == name);
        if (registration is null && asked is { } contract && DestinationAddress.ClientName(contract) == name)
        {
            registration = new DestinationRegistration(name, contract, DestinationHandlerChain.For(contract));
        }

        if (registration is null)
        {
            return;
        }

        // Connections live in the transport pool; renewing the handlers above it would win nothing.
        options.HandlerLifetime = Timeout.InfiniteTimeSpan;
        options.HttpClientActions.Add(client =>
        {
            client.BaseAddress = DestinationAddress.RootOf(registration.Contract);
            // The client's own limit, 100 s for everything, must not cut what the options allow for one answer.
            var allowed = connectivity.Value.Resilience.TimeoutOf(registration.Contract.Name);
            if (allowed == TimeSpan.Zero)
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
            }
            else if (allowed + Reserve > client.Timeout)
            {
                client.Timeout = allowed + Reserve;
            }
        });
        options.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            var services = builder.Services.GetRequiredService<HandlerServices>();
            builder.PrimaryHandler = new TransportHandler(services);
            foreach (var handler in registration.Chain.Build(services))
            {
                builder.AdditionalHandlers.Add(handler);
            }
        });
    }
}
