using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Btp.Connectivity.Landscape.CloudConnectors;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Bindings;
using Btp.Connectivity.LocalLandscape.Certificates;
using Btp.Connectivity.LocalLandscape.CloudConnector;
using Btp.Connectivity.LocalLandscape.ConnectivityProxy;
using Btp.Connectivity.LocalLandscape.DestinationService;
using Btp.Connectivity.LocalLandscape.Faults;
using Btp.Connectivity.LocalLandscape.Http;
using Btp.Connectivity.LocalLandscape.TokenService;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>
/// SAP BTP and S/4HANA on localhost: token service, Destination service, Connectivity proxy, Cloud Connectors and back ends, each a server of
/// its own on a free loopback port, with real HTTP between them. Dispose it to stop them all.
/// </summary>
public sealed class LocalLandscape : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _started = new();
    private readonly BindingSet _bindings;
    private readonly TokenDirectory _directory;
    private readonly CertificateAuthority _developmentAuthority = new("Local landscape development CA", TimeSpan.FromDays(90));
    private readonly CertificateAuthority _connectorAuthority = new("Local landscape Cloud Connector CA", TimeSpan.FromDays(90));
    private readonly TunnelRegistry _tunnels = new();
    private readonly BackEndDirectory _backEnds = new();
    private bool _hasMovedDestinations;

    private LocalLandscape(LandscapeDefinition definition)
    {
        Definition = definition;
        _bindings = new BindingSet(definition.XsAppName);
        _directory = new TokenDirectory(definition.Tenants, definition.Users);
        Tokens = new TokenIssuer(definition.XsAppName, TimeSpan.FromSeconds(definition.TokenLifetimeSeconds));
    }

    /// <summary>What it was started from.</summary>
    public LandscapeDefinition Definition { get; }

    /// <summary>Who did what at which hop.</summary>
    public AuditTrail Audit { get; } = new();

    /// <summary>Switches faults on and off.</summary>
    public FaultSwitch Faults { get; } = new();

    /// <summary>The issuer of tokens, for tests that need another lifetime.</summary>
    public TokenIssuer Tokens { get; }

    /// <summary>What the Destination service holds; may be changed while the landscape runs.</summary>
    public DestinationStore Destinations { get; } = new();

    /// <summary>Root of the token service (TLS).</summary>
    public Uri TokenService { get; private set; } = null!;

    /// <summary>Root of the Destination service (TLS).</summary>
    public Uri DestinationService { get; private set; } = null!;

    /// <summary>The Connectivity proxy (plain HTTP).</summary>
    public Uri ConnectivityProxy { get; private set; } = null!;

    /// <summary>The SOCKS5 port of the Connectivity proxy, on 127.0.0.1.</summary>
    public int Socks5Port { get; private set; }

    /// <summary>The service bindings of an application, as the value of the environment variable <c>VCAP_SERVICES</c>.</summary>
    public string VcapServices { get; private set; } = "";

    /// <summary>The certificate of the development CA under which token service and Destination service speak TLS, as PEM.</summary>
    public string CertificateAuthorityPem => _developmentAuthority.Pem;

    /// <summary>A file with <see cref="CertificateAuthorityPem"/>; it is deleted when the landscape stops.</summary>
    public string CertificateAuthorityFile { get; private set; } = "";

    /// <summary>What an application's <c>IConfiguration</c> needs to run on this landscape: the bindings and the trusted CA.</summary>
    /// <remarks>Where an internet destination was led to loopback, other addresses than the build saw are allowed (<c>Btp:ContractMismatch</c>); type, proxy type and authentication are not.</remarks>
    public IReadOnlyDictionary<string, string?> Configuration
    {
        get
        {
            var configuration = new Dictionary<string, string?> { ["VCAP_SERVICES"] = VcapServices, ["Btp:TrustedRootsFile"] = CertificateAuthorityFile };
            if (_hasMovedDestinations)
                configuration["Btp:ContractMismatch"] = "Warn";
            return configuration;
        }
    }

    /// <summary>The tunnels that are open, for tests that knock at their ends.</summary>
    internal TunnelRegistry Tunnels => _tunnels;

    /// <summary>Starts a landscape.</summary>
    /// <param name="definition">What it consists of.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="InvalidDataException">A file of the definition cannot be understood.</exception>
    /// <exception cref="IOException">A file of the definition cannot be read.</exception>
    public static async Task<LocalLandscape> StartAsync(LandscapeDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var landscape = new LocalLandscape(definition);
        try
        {
            await landscape.StartRoomsAsync(cancellationToken).ConfigureAwait(false);
            return landscape;
        }
        catch
        {
            await landscape.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A new token of a user for the bound application, as its XSUAA would issue it.</summary>
    /// <param name="user">The user name, in any case.</param>
    /// <exception cref="ArgumentException">The landscape has no such user.</exception>
    public string UserToken(string user)
    {
        var known = KnownUser(user);
        var tenant = _directory.FindTenant(known.Tenant)
            ?? throw new ArgumentException($"The user '{user}' belongs to the tenant '{known.Tenant}', which the landscape does not have.", nameof(user));
        return Tokens.IssueForUser(_bindings.Xsuaa, known, tenant);
    }

    /// <summary>A token of a user of the application as Identity Authentication issues it, for its <c>identity</c> binding.</summary>
    /// <param name="user">The user name, in any case.</param>
    /// <exception cref="ArgumentException">The landscape has no such user.</exception>
    public string IdentityUserToken(string user)
    {
        var known = KnownUser(user);
        var tenant = _directory.FindTenant(known.Tenant)
            ?? throw new ArgumentException($"The user '{user}' belongs to the tenant '{known.Tenant}', which the landscape does not have.", nameof(user));
        return Tokens.IssueForIdentityUser(_bindings.Identity, known, tenant);
    }

    /// <summary>An authorization code, as if the user had just logged on at the authorization endpoint: usable once.</summary>
    /// <param name="user">The user name, in any case.</param>
    /// <param name="redirectUri">The redirect URI that must be shown with it, or null for none.</param>
    /// <param name="codeChallenge">The PKCE challenge (S256) whose verifier must be shown with it, or null for none.</param>
    /// <exception cref="ArgumentException">The landscape has no such user.</exception>
    public string AuthorizationCode(string user, string? redirectUri = null, string? codeChallenge = null) =>
        _directory.AddCode(new AuthorizationCode(KnownUser(user), redirectUri, codeChallenge));

    /// <summary>
    /// Rotates the secrets of the destination and the connectivity binding: the old ones are refused from now on, <see cref="VcapServices"/>
    /// has the new ones. Bindings that were written into a folder must be written again.
    /// </summary>
    public void RotateSecrets()
    {
        foreach (var old in _bindings.Rotate())
            _directory.Remove(old);
        _directory.Add(_bindings.Destination);
        _directory.Add(_bindings.Connectivity);
        WriteBindings();
    }

    /// <summary>Writes the bindings as Kubernetes mounts them, for <c>SERVICE_BINDING_ROOT</c>.</summary>
    public void WriteServiceBindingRoot(string folder) => ServiceBindingRoot.Write(JsonNode.Parse(VcapServices)!.AsObject(), folder);

    /// <summary>Stops everything.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Exception>? failures = null;
        while (_started.TryPop(out var stop))
        {
            try
            {
                await stop().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A room that does not stop must not keep the others running; what it threw is thrown at the end.
                (failures ??= []).Add(e);
            }
        }
        Tokens.Dispose();
        _developmentAuthority.Dispose();
        _connectorAuthority.Dispose();
        if (failures is not null)
            throw new AggregateException("Not everything in the landscape could be stopped.", failures);
    }

    // Whatever is started first is stopped last; every room gets only the addresses of the rooms that it calls.
    private async Task StartRoomsAsync(CancellationToken cancellationToken)
    {
        WriteCertificateAuthority();
        foreach (var client in (OAuthClient[])[_bindings.Destination, _bindings.Connectivity, _bindings.Xsuaa, _bindings.Identity])
            _directory.Add(client);
        Tokens.Resources[_bindings.ConnectivityResource] = _bindings.Connectivity.Id;
        var serverCertificate = Own(_developmentAuthority.IssueServerCertificate());
        var tokens = Own(await TokenServer.StartAsync(Tokens, _directory, Audit, Faults, serverCertificate, cancellationToken).ConfigureAwait(false));
        var http = Own(new HttpMessageInvoker(LandscapeHttp.CreateHandler(_developmentAuthority.Certificate)));
        var verifier = Own(new TokenVerifier(http, new Uri(Tokens.KeySetAddress), Tokens.Issuer));

        foreach (var backEnd in Definition.BackEnds)
            await StartBackEndAsync(backEnd, serverCertificate, cancellationToken).ConfigureAwait(false);
        foreach (var system in Definition.TcpBackEnds)
            _backEnds.Add(system);
        foreach (var file in Definition.CloudConnectors)
            await StartConnectorAsync(file, verifier, cancellationToken).ConfigureAwait(false);

        var seeder = new DestinationSeeder(Definition, Destinations, _directory, _developmentAuthority, _backEnds);
        foreach (var tenant in Definition.Tenants)
            seeder.Seed(tenant);
        _hasMovedDestinations = seeder.HasMoved;
        var retrieval = new TokenRetrieval(http, new Uri(tokens.Address, "oauth/token"), verifier);
        var destinations = Own(await DestinationServer.StartAsync(
            Destinations, _directory.Provider.Id, verifier, retrieval, _bindings.Destination.Id, _bindings.DestinationInstanceId, Audit, Faults, serverCertificate, cancellationToken).ConfigureAwait(false));
        var proxy = Own(await ConnectivityProxyServer.StartAsync(_tunnels, verifier, _bindings.Connectivity.Id, Audit, Faults, cancellationToken).ConfigureAwait(false));

        Socks5Port = Own(Socks5Server.Start(_tunnels, verifier, _bindings.Connectivity.Id, Audit, Faults)).Port;

        (TokenService, DestinationService, ConnectivityProxy) = (tokens.Address, destinations.Address, proxy.Address);
        WriteBindings();
    }

    private void WriteBindings() =>
        VcapServices = _bindings.Write(_directory.Provider, TokenService, DestinationService, ConnectivityProxy, Socks5Port, Tokens.VerificationKey).ToJsonString();

    private LandscapeUser KnownUser(string user) =>
        Definition.Users.FirstOrDefault(u => string.Equals(u.Name, user, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"The landscape has no user '{user}'; it has {string.Join(", ", Definition.Users)}.", nameof(user));

    private async Task StartBackEndAsync(LandscapeBackEnd backEnd, X509Certificate2 serverCertificate, CancellationToken cancellationToken)
    {
        var people = Definition.Users.Select(static u => new BackEndUser { Name = u.Name, Email = u.Email, Password = u.Password });
        var started = Own(await Definition.StartBackEnd(new BackEndDefinition
        {
            Host = backEnd.Host,
            Port = backEnd.Port,
            TrustedConnectorCa = _connectorAuthority.Certificate,
            ServerCertificate = serverCertificate,
            TrustedClientCa = _developmentAuthority.Certificate,
            Users = [.. people, .. backEnd.Users],
            Services = backEnd.Services,
            Functions = backEnd.Functions,
            FunctionModules = backEnd.FunctionModules,
            Clients = backEnd.Clients,
            ShowsLogonPage = backEnd.ShowsLogonPage,
            Faults = Faults,
        }, Audit, cancellationToken).ConfigureAwait(false));
        _backEnds.Add(backEnd.Host, backEnd.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), started.Address, started.SecureAddress);
    }

    private async Task StartConnectorAsync(LandscapeFile file, TokenVerifier verifier, CancellationToken cancellationToken)
    {
        var configuration = CloudConnectorReader.Read(file.Name, file.ReadAllText());
        if (configuration.Problems.Count > 0)
            throw new InvalidDataException($"{file}: {configuration.Problems[0]}");
        var connector = Own(await CloudConnectorServer.StartAsync(configuration, _connectorAuthority, _backEnds, verifier, Audit, Faults, cancellationToken).ConfigureAwait(false));
        foreach (var subaccount in configuration.Subaccounts)
            if (subaccount is { Subaccount: { } account, TunnelState: null or "Connected" })
                _tunnels.Connect(account, subaccount.LocationId ?? "", connector.Tunnel);
    }

    private void WriteCertificateAuthority()
    {
        var folder = Directory.CreateTempSubdirectory("local-landscape-");
        _started.Push(() =>
        {
            // Whoever cleans the folder of temporary files may have been faster.
            if (Directory.Exists(folder.FullName))
                folder.Delete(true);
            return ValueTask.CompletedTask;
        });
        CertificateAuthorityFile = Path.Combine(folder.FullName, "development-ca.pem");
        File.WriteAllText(CertificateAuthorityFile, CertificateAuthorityPem);
    }

    private T Own<T>(T room)
    {
        _started.Push(async () =>
        {
            if (room is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else
                (room as IDisposable)?.Dispose();
        });
        return room;
    }
}
