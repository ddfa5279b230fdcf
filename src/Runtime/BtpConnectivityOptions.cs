using Btp.Connectivity.Bindings;

namespace Btp.Connectivity;

/// <summary>Settings of the connectivity runtime; also read from the configuration section <c>Btp</c> under the same names.</summary>
public sealed class BtpConnectivityOptions
{
    /// <summary>How long a resolved destination is used before it is asked for again. 5 minutes, as SAP advises.</summary>
    public TimeSpan DestinationCacheDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long after its time a resolved destination stands in when the token service or the Destination service is down (no answer, 429
    /// or 5xx), but never longer than its tokens live. 1 hour; 0 turns it off. A destination that is gone or changed is never replaced by
    /// an old one.
    /// </summary>
    public TimeSpan DestinationStaleDuration { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether destinations are also kept in the application's <c>IDistributedCache</c>, so that of several instances one asks the Destination
    /// service. Off by default. Only destinations with <c>PrincipalPropagation</c> or <c>NoAuthentication</c> whose properties hold nothing
    /// secret go there; tokens, passwords, certificates, additional headers and query options never do.
    /// </summary>
    public bool SharedDestinationCache { get; set; }

    /// <summary>How long "there is no such destination" is remembered. 15 seconds.</summary>
    public TimeSpan NotFoundCacheDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long before its expiry a token is renewed; up to a fifth is added at random so that a fleet does not renew at once. 2 minutes.</summary>
    public TimeSpan TokenRefreshMargin { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time that one call to the token service or the Destination service may take. 10 seconds.</summary>
    public TimeSpan ServiceTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What to do when the Destination service contradicts the build. Fails by default.</summary>
    public ContractMismatchBehavior ContractMismatch { get; set; }

    /// <summary>How the user reaches the Connectivity proxy. A header of its own by default, which also IAS tokens can use.</summary>
    public PrincipalPropagationMode PrincipalPropagation { get; set; }

    /// <summary>Which service authorizes the application at the Connectivity proxy. Its own by default.</summary>
    public ProxyAuthorizationMode ProxyAuthorization { get; set; }

    /// <summary>How the user's token reaches the Destination service where it obtains a token for the user.</summary>
    public DestinationUserTokenMode DestinationUserToken { get; set; }

    /// <summary>
    /// How destinations are looked up, by name; what a request or a scope states instead wins. The configuration can state
    /// <c>Btp:Lookups:{name}:Account</c>, <c>:Level</c>, <c>:Fragments</c> (names separated by commas) and <c>:FragmentsAreOptional</c>.
    /// </summary>
    public IDictionary<string, DestinationLookup> Lookups { get; } = new Dictionary<string, DestinationLookup>(StringComparer.Ordinal);

    /// <summary>
    /// Whether destinations with <c>TrustAll</c> may be called, whose server could be anybody. False. For test systems only; a trust store
    /// (<c>TrustStoreLocation</c>) does the same for one certificate.
    /// </summary>
    public bool AllowTrustAll { get; set; }

    /// <summary>
    /// From which length on, in bytes of the request line as it is sent, a reading request of a typed service goes in a <c>$batch</c>. By
    /// default on-premise only, where the Connectivity proxy's 8192 would be passed; a number holds for every destination (but never more than
    /// 8192 on-premise); 0 turns it off, and the request fails before it is sent.
    /// </summary>
    public int? AutomaticBatchLength { get; set; }

    /// <summary>How often a request that is safe to repeat is repeated. 2 by default; 0 turns repeating off.</summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Time limits and circuit breakers.</summary>
    public ResilienceOptions Resilience { get; } = new();

    /// <summary>Upper bound of connections that one transport (one user, tenant, location id and back end) opens. 16.</summary>
    public int MaxConnectionsPerTransport { get; set; } = 16;

    /// <summary>Upper bound of transports; the least recently used idle one makes room. 1000.</summary>
    public int MaxTransports { get; set; } = 1000;

    /// <summary>How long an unused transport, its connections and its cookies live. 5 minutes.</summary>
    public TimeSpan TransportIdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Upper bound of cached tokens and of cached destinations, each. 10 000.</summary>
    public int MaxCacheEntries { get; set; } = 10_000;

    /// <summary>
    /// PEM file with certificate authorities that are trusted in addition to the system's, for the token service and the Destination
    /// service only (key <c>Btp:TrustedRootsFile</c>). Host names and validity are checked as ever.
    /// </summary>
    public string? TrustedRootsFile { get; set; }

    /// <summary>The destination instance to use when several are bound: its name, or in the configuration <c>:Name</c>, <c>:Plan</c> and <c>:Tag</c> below the key.</summary>
    public BindingSelector? DestinationBinding { get; set; }

    /// <summary>The connectivity instance to use when several are bound.</summary>
    public BindingSelector? ConnectivityBinding { get; set; }

    /// <summary>The xsuaa instance to use when several are bound.</summary>
    public BindingSelector? XsuaaBinding { get; set; }

    /// <summary>The identity instance to use when several are bound.</summary>
    public BindingSelector? IdentityBinding { get; set; }
}
