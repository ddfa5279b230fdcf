using Btp.Connectivity.Destinations;

namespace Btp.Connectivity.Http;

/// <summary>
/// The handlers of one destination's client, outermost first, in the order of the calls. Generated code states the chain that its
/// destination needs; the isolated transport is always last.
/// </summary>
public sealed class DestinationHandlerChain
{
    private readonly DestinationContract _contract;
    private readonly List<Func<HandlerServices, DelegatingHandler>> _handlers = [];
    private string? _credential;
    private bool _resolves;
    private bool _proxies;

    internal DestinationHandlerChain(DestinationContract contract) => _contract = contract;

    /// <summary>The chain that a contract calls for, the same that the generator writes.</summary>
    /// <param name="contract">What the build saw of the destination; its authentication must be known.</param>
    /// <exception cref="InvalidOperationException">The authentication is not known to the build, or has no handler, or the destination is not of type HTTP.</exception>
    public static DestinationHandlerChain For(DestinationContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (contract.Type is { } type && type != DestinationType.Http.Name)
        {
            throw new InvalidOperationException($"Destination '{contract.Name}' is of type {type}; HTTP clients need one of type HTTP.");
        }

        var chain = new DestinationHandlerChain(contract).UseTelemetry().UseResilience().UseCsrfProtection().UseDestination();
        chain = contract.Authentication switch
        {
            AuthenticationTypes.PrincipalPropagation => chain.PropagatePrincipal(),
            AuthenticationTypes.TechnicalUserPropagation => chain.PropagateTechnicalUser(),
            AuthenticationTypes.Basic => chain.UseBasicAuthentication(),
            AuthenticationTypes.ClientCertificate => chain.UseClientCertificate(),
            AuthenticationTypes.None => chain.UseNoAuthentication(),
            var other when AuthenticationTypes.UsesServiceToken(other) => chain.UseBearerToken(),
            var other => throw new InvalidOperationException($"Destination '{contract.Name}' has the authentication '{other ?? "(not known to the build)"}', for which there is no handler chain."),
        };
        return contract.ProxyType == DestinationProxyType.OnPremise ? chain.UseConnectivityProxy() : chain;
    }

    /// <summary>Spans, measurements and the correlation id.</summary>
    public DestinationHandlerChain UseTelemetry() => Add(services => new TelemetryHandler(_contract, services));

    /// <summary>Repeats what is safe to repeat.</summary>
    public DestinationHandlerChain UseResilience() => Add(services => new ResilienceHandler(_contract, services));

    /// <summary>
    /// Fetches and sends the CSRF token of the session with changing requests. Above it, reading requests whose line would be too long for the
    /// Connectivity proxy are put into a batch (<see cref="BtpConnectivityOptions.AutomaticBatchLength"/>).
    /// </summary>
    public DestinationHandlerChain UseCsrfProtection() => Add(services => new LongRequestHandler(_contract, services)).Add(services => new CsrfHandler(_contract, services));

    /// <summary>Resolves the destination: URL, <c>sap-client</c>, additional headers and query options.</summary>
    public DestinationHandlerChain UseDestination()
    {
        _resolves = true;
        return Add(services => new DestinationHandler(_contract, services));
    }

    /// <summary>Hands the user to the Cloud Connector (<c>PrincipalPropagation</c>).</summary>
    public DestinationHandlerChain PropagatePrincipal() => AddCredential("PropagatePrincipal", services => new PrincipalPropagationHandler(_contract, services));

    /// <summary>Hands a technical user to the Cloud Connector (<c>OAuth2TechnicalUserPropagation</c>).</summary>
    public DestinationHandlerChain PropagateTechnicalUser() => AddCredential("PropagateTechnicalUser", _ => new TechnicalUserHandler(_contract));

    /// <summary>Sends the token that the Destination service obtains (the other OAuth and SAML types).</summary>
    public DestinationHandlerChain UseBearerToken() => AddCredential("UseBearerToken", services => new BearerTokenHandler(_contract, services));

    /// <summary>Sends the destination's user and password (<c>BasicAuthentication</c>).</summary>
    public DestinationHandlerChain UseBasicAuthentication() => AddCredential("UseBasicAuthentication", _ => new BasicAuthenticationHandler(_contract));

    /// <summary>Presents the destination's certificate (<c>ClientCertificateAuthentication</c>).</summary>
    public DestinationHandlerChain UseClientCertificate() => AddCredential("UseClientCertificate", _ => new ClientCertificateHandler(_contract));

    /// <summary>Sends no credential (<c>NoAuthentication</c>).</summary>
    public DestinationHandlerChain UseNoAuthentication() => AddCredential("UseNoAuthentication", services => new NoAuthenticationHandler(_contract, services));

    /// <summary>Goes through the Connectivity proxy and a Cloud Connector; for on-premise destinations.</summary>
    public DestinationHandlerChain UseConnectivityProxy()
    {
        _proxies = true;
        return Add(services => new ConnectivityProxyHandler(_contract, services));
    }

    /// <summary>Fails for a chain that would send a request without deciding who the caller is, or around the proxy.</summary>
    internal DestinationHandlerChain Validated()
    {
        if (!_resolves || _credential is null)
        {
            throw new InvalidOperationException($"The handler chain of destination '{_contract.Name}' needs UseDestination() and one credential handler.");
        }

        return _proxies == (_contract.ProxyType == DestinationProxyType.OnPremise) || _contract.ProxyType is null
            ? this
            : throw new InvalidOperationException($"Destination '{_contract.Name}' has ProxyType {_contract.ProxyType}; its handler chain {(_proxies ? "must not" : "must")} use the Connectivity proxy.");
    }

    internal IEnumerable<DelegatingHandler> Build(HandlerServices services)
    {
        foreach (var create in _handlers)
        {
            yield return create(services);
        }

        if (!_proxies)
        {
            yield return new DirectHandler(_contract);
        }
    }

    private DestinationHandlerChain AddCredential(string name, Func<HandlerServices, DelegatingHandler> create)
    {
        if (_credential is not null)
        {
            throw new InvalidOperationException($"The handler chain of destination '{_contract.Name}' already has {_credential}(); a second credential handler, {name}(), would change who the caller is.");
        }

        _credential = name;
        return Add(create);
    }

    private DestinationHandlerChain Add(Func<HandlerServices, DelegatingHandler> create)
    {
        _handlers.Add(create);
        return this;
    }
}
