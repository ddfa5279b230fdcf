using Btp.Connectivity.Bindings;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Identity;
using Btp.Connectivity.Resilience;
using Btp.Connectivity.Tokens;
using Btp.Connectivity.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.Http;

/// <summary>What handlers need, gathered so that the chain can make them without a service locator.</summary>
internal sealed class HandlerServices(
    IUserContextAccessor users,
    IDestinationResolver destinations,
    ITokenService tokens,
    IServiceBindings bindings,
    CsrfTokens csrf,
    TransportPool transports,
    Circuits circuits,
    IOptions<BtpConnectivityOptions> options,
    TimeProvider clock,
    ILoggerFactory loggers)
{
    private readonly CurrentBinding<ConnectivityServiceBinding> _connectivity = new(
        bindings, ConnectivityServiceBinding.Label, options.Value.ConnectivityBinding, static binding => new ConnectivityServiceBinding(binding));

    public IUserContextAccessor Users { get; } = users;

    public IDestinationResolver Destinations { get; } = destinations;

    public ITokenService Tokens { get; } = tokens;

    public CsrfTokens Csrf { get; } = csrf;

    public TransportPool Transports { get; } = transports;

    public Circuits Circuits { get; } = circuits;

    public ProxyTokens ProxyTokens { get; } = new(bindings, tokens, options.Value);

    public BtpConnectivityOptions Options { get; } = options.Value;

    public TimeProvider Clock { get; } = clock;

    public ILogger Logger { get; } = loggers.CreateLogger("Btp.Connectivity.Http");

    public ConnectivityServiceBinding Connectivity => _connectivity.Value;
}
