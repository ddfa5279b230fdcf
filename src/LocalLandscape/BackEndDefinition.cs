using System.Security.Cryptography.X509Certificates;
using Btp.Connectivity.LocalLandscape.Faults;

namespace Btp.Connectivity.LocalLandscape;

/// <summary>What a back end system is started from.</summary>
public sealed record BackEndDefinition
{
    /// <summary>The internal host name that Cloud Connector mappings lead to, for example <c>s4app01.corp.local</c>.</summary>
    public required string Host { get; init; }

    /// <summary>The internal port that Cloud Connector mappings lead to; the port it really listens on is free to choose.</summary>
    public required int Port { get; init; }

    /// <summary>
    /// The authority whose short-lived user certificates the back end trusts. They come in the header <c>SSL_CLIENT_CERT</c> (base64 of the
    /// DER, one line); the subject's CN is the user name. Null: nobody can be propagated to this system. An empty header means: no user.
    /// </summary>
    public X509Certificate2? TrustedConnectorCa { get; init; }

    /// <summary>The certificate of its TLS port, with its key. Null: the system has no such port.</summary>
    public X509Certificate2? ServerCertificate { get; init; }

    /// <summary>
    /// The authority of the client certificates by which programs log on at the TLS port; the subject's CN is the user name. It is the handshake that proves
    /// them: a header says nothing there. Null: nobody can.
    /// </summary>
    public X509Certificate2? TrustedClientCa { get; init; }

    /// <summary>The users whom the system knows.</summary>
    public IReadOnlyList<BackEndUser> Users { get; init; } = [];

    /// <summary>The services that the system offers.</summary>
    public IReadOnlyList<BackEndService> Services { get; init; } = [];

    /// <summary>Manifests of function modules; with any, the system has <c>/sap/bc/soap/rfc</c>.</summary>
    public IReadOnlyList<LandscapeFile> Functions { get; init; } = [];

    /// <summary>What function modules do, by name, beside those that the package brings along.</summary>
    public IReadOnlyDictionary<string, BackEndFunction> FunctionModules { get; init; } = new Dictionary<string, BackEndFunction>();

    /// <summary>
    /// Faults of the hop <see cref="Audit.Hop.BackEnd"/>, shown with <see cref="FaultMiddleware.UseFaults"/>.
    /// </summary>
    public FaultSwitch Faults { get; init; } = new();

    /// <summary>The clients that the system has, for example <c>100</c>. Empty: any client is accepted; <c>sap-client</c> is then only written down.</summary>
    public IReadOnlyList<string> Clients { get; init; } = [];

    /// <summary>
    /// Whether a request without a user gets an HTML logon page with status 200, as systems with form logon answer, instead of 401. Programs
    /// must recognise it as a failure.
    /// </summary>
    public bool ShowsLogonPage { get; init; }
}
