using System.DirectoryServices.Protocols;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Btp.Connectivity.Ldap;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.Tests.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests.Ldap;

/// <summary>The directory of an LDAP destination behind the tunnel: a real one.</summary>
public sealed class LdapTests(Slapd slapd) : IClassFixture<Slapd>
{
    private static DestinationContract People { get; } = new("PEOPLE") { Type = "LDAP", ProxyType = DestinationProxyType.OnPremise, Authentication = "BasicAuthentication" };

    [SlapdFact]
    public async Task User_and_password_of_the_destination_open_what_only_they_may_read()
    {
        await using var landscape = await StartAsync(slapd.Port, "LDAP", Basic());
        await using var services = landscape.Services();
        using var connection = await Factory(services).ConnectAsync(People);

        Assert.Equal("Secret", SurnameOf(connection, "cn=secret"));
        Assert.Equal("Lovelace", SurnameOf(connection, "cn=Ada"));
        var tunnel = Assert.Single(landscape.Audit.At(Hop.CloudConnector));
        Assert.Equal(("tcp://system.virtual:4000", "LDAP"), (tunnel.Path, tunnel.Detail));
    }

    [SlapdFact]
    public async Task What_a_person_typed_finds_what_is_called_so_and_nothing_else()
    {
        await using var landscape = await StartAsync(slapd.Port, "LDAP", Basic());
        await using var services = landscape.Services();
        using var connection = await Factory(services).ConnectAsync(People);

        Assert.Equal(1, Found("Ada"));
        Assert.Equal(0, Found("*"));
        Assert.Equal(0, Found("Ada)(objectClass=*"));
        Assert.Equal(0, Found("Ada)(|(cn=*)"));

        int Found(string typed) => ((SearchResponse)connection.SendRequest(new SearchRequest("dc=corp,dc=example", $"(cn={LdapFilter.Escape(typed)})", SearchScope.Subtree))).Entries.Count;
    }

    [SlapdFact]
    public async Task Without_authentication_the_directory_sees_nobody()
    {
        await using var landscape = await StartAsync(slapd.Port, "LDAP", ("ldap.authentication", "NoAuthentication"));
        await using var services = landscape.Services();
        using var connection = await Factory(services).ConnectAsync(People with { Authentication = "NoAuthentication" });

        Assert.Equal("Lovelace", SurnameOf(connection, "cn=Ada"));
        Assert.Null(SurnameOf(connection, "cn=secret"));
    }

    [SlapdFact]
    public async Task StartTLS_checks_the_directory_s_own_name_through_the_tunnel()
    {
        await using var landscape = await StartAsync(slapd.Port, "TCP", Basic());
        await using var services = landscape.Services();

        using (var connection = await Factory(services).ConnectAsync(People, new() { UseStartTls = true, Tls = Trusting(slapd.Certificate) }))
            Assert.Equal("Secret", SurnameOf(connection, "cn=secret"));
        var untrusted = await Assert.ThrowsAsync<TunnelException>(() => Factory(services).ConnectAsync(People, new() { UseStartTls = true }));
        var another = Trusting(slapd.Certificate);
        another.TargetHost = "other.virtual";
        await Assert.ThrowsAsync<TunnelException>(() => Factory(services).ConnectAsync(People, new() { UseStartTls = true, Tls = another }));

        Assert.Equal(TunnelStep.Tls, untrusted.Step);
    }

    [SlapdFact]
    public async Task An_ldaps_address_is_TLS_end_to_end()
    {
        await using var landscape = await StartAsync(slapd.TlsPort, "TCP", [.. Basic(), ("ldap.url", "ldaps://system.virtual:4000")]);
        await using var services = landscape.Services();

        using (var connection = await Factory(services).ConnectAsync(People, new() { Tls = Trusting(slapd.Certificate) }))
            Assert.Equal("Secret", SurnameOf(connection, "cn=secret"));

        using var stranger = TestCertificate.Named("system.virtual");
        Assert.Equal(TunnelStep.Tls, (await Assert.ThrowsAsync<TunnelException>(() => Factory(services).ConnectAsync(People))).Step);
        Assert.Equal(TunnelStep.Tls, (await Assert.ThrowsAsync<TunnelException>(() => Factory(services).ConnectAsync(People, new() { Tls = Trusting(stranger) }))).Step);
    }

    [SlapdFact]
    public async Task The_trust_store_of_the_destination_counts_for_ldaps_and_for_StartTLS_alike()
    {
        foreach (var (port, url, startTls) in new[] { (slapd.TlsPort, "ldaps://system.virtual:4000", false), (slapd.Port, "ldap://system.virtual:4000", true) })
        {
            await using var landscape = await StartAsync(port, "TCP", [.. Basic(), ("ldap.url", url), ("TrustStoreLocation", "corp.pem")]);
            await using var services = landscape.Services();
            Put(slapd.Certificate);
            using (var connection = await Factory(services).ConnectAsync(People, new() { UseStartTls = startTls }))
                Assert.Equal("Secret", SurnameOf(connection, "cn=secret"));

            using var stranger = TestCertificate.Named("system.virtual");
            Put(stranger);
            await using var others = landscape.Services();
            Assert.Equal(TunnelStep.Tls, (await Assert.ThrowsAsync<TunnelException>(() => Factory(others).ConnectAsync(People, new() { UseStartTls = startTls }))).Step);

            void Put(X509Certificate2 authority) => landscape.Destinations.Put(TunnelLandscape.Tenant(0), new("corp.pem", System.Text.Encoding.ASCII.GetBytes(authority.ExportCertificatePem())));
        }
    }

    [SlapdFact]
    public async Task A_directory_that_refuses_StartTLS_gets_no_password()
    {
        // It answers with "unavailable" (52), as a directory without a certificate does.
        var heard = new MemoryStream();
        await using var program = new TcpProgram(async (stream, token) =>
        {
            await stream.ReadExactlyAsync(new byte[31], token);
            await stream.WriteAsync(Convert.FromHexString("300C02010178070A013404000400"), token);
            await stream.CopyToAsync(heard, token);
        });
        await using var landscape = await StartAsync(program.Port, "TCP", Basic());
        await using var services = landscape.Services();

        var refusal = await Assert.ThrowsAsync<TunnelException>(() => Factory(services).ConnectAsync(People, new() { UseStartTls = true }));

        Assert.Contains("52", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, heard.Length);
    }

    [SlapdFact]
    public async Task With_a_mapping_for_LDAPS_the_connector_speaks_TLS_where_it_trusts_the_directory()
    {
        await using var trusting = await StartAsync(slapd.TlsPort, "LDAPS", Basic(), TunnelLandscape.File("ca.pem", slapd.Certificate.ExportCertificatePem()));
        await using var services = trusting.Services();
        using (var connection = await Factory(services).ConnectAsync(People))
            Assert.Equal("Secret", SurnameOf(connection, "cn=secret"));

        await using var strict = await StartAsync(slapd.TlsPort, "LDAPS", Basic());
        await using var others = strict.Services();
        await Assert.ThrowsAsync<BackendUnreachableException>(() => Factory(others).ConnectAsync(People));
    }

    [SlapdFact]
    public async Task A_wrong_password_is_the_directory_s_refusal_and_no_password_is_not_even_sent()
    {
        await using var landscape = await StartAsync(slapd.Port, "LDAP", ("ldap.authentication", "BasicAuthentication"), ("ldap.user", Slapd.Reader), ("ldap.password", "wrong"));
        await using var services = landscape.Services();
        Assert.Equal(49, (await Assert.ThrowsAsync<LdapException>(() => Factory(services).ConnectAsync(People))).ErrorCode);

        // A name without a password would be let in as nobody.
        await using var careless = await StartAsync(slapd.Port, "LDAP", ("ldap.authentication", "BasicAuthentication"), ("ldap.user", Slapd.Reader), ("ldap.password", ""));
        await using var others = careless.Services();
        await Assert.ThrowsAsync<DestinationServiceException>(() => Factory(others).ConnectAsync(People));
    }

    [SlapdFact]
    public async Task A_directory_that_is_not_exposed_is_named_and_a_password_does_not_go_over_the_Internet_as_text()
    {
        await using var landscape = await StartAsync(slapd.Port, "HTTP", Basic());
        await using var services = landscape.Services();
        await Assert.ThrowsAsync<ResourceNotExposedException>(() => Factory(services).ConnectAsync(People));

        await using var open = await StartAsync(slapd.Port, "LDAP", [.. Basic(), ("ldap.proxyType", "Internet"), ("ldap.url", "ldap://directory.example:389")]);
        await using var others = open.Services();
        var refusal = await Assert.ThrowsAsync<ConnectivityException>(() => Factory(others).ConnectAsync(People with { ProxyType = DestinationProxyType.Internet }));
        Assert.Contains("plain text", refusal.Message, StringComparison.Ordinal);
    }

    [SlapdFact]
    public async Task An_Internet_directory_is_reached_without_a_tunnel()
    {
        await using var landscape = await StartAsync(slapd.Port, "LDAP", [.. Basic(), ("ldap.proxyType", "Internet"), ("ldap.url", $"ldap://127.0.0.1:{slapd.Port}")]);
        await using var services = landscape.Services();

        using var connection = await Factory(services).ConnectAsync(People with { ProxyType = DestinationProxyType.Internet });

        Assert.Equal("Secret", SurnameOf(connection, "cn=secret"));
        Assert.Empty(landscape.Audit.At(Hop.ConnectivityProxy));
    }

    [Fact]
    public void The_request_for_TLS_is_the_one_of_RFC_4511()
        => Assert.Equal("301D02010177188016" + Convert.ToHexString("1.3.6.1.4.1.1466.20037"u8), Convert.ToHexString(StartTls.Request()));

    [Theory]
    [InlineData("300C02010178070A010004000400", 0)]
    [InlineData("300C02010178070A013404000400", 52)]
    public void Its_answer_tells_whether_TLS_begins(string answer, int code) => Assert.Equal(code, StartTls.ResultCode(Convert.FromHexString(answer)));

    private static ILdapConnectionFactory Factory(IServiceProvider services) => services.GetRequiredService<ILdapConnectionFactory>();

    private static SslClientAuthenticationOptions Trusting(X509Certificate2 authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        return new() { CertificateChainPolicy = policy };
    }

    private static (string, string)[] Basic() => [("ldap.authentication", "BasicAuthentication"), ("ldap.user", Slapd.Reader), ("ldap.password", Slapd.Password)];

    private static string? SurnameOf(LdapConnection connection, string name)
    {
        try
        {
            var answer = (SearchResponse)connection.SendRequest(new SearchRequest($"{name},dc=corp,dc=example", "(objectClass=*)", SearchScope.Base, "sn"));
            return answer.Entries.Count == 0 ? null : (string)answer.Entries[0].Attributes["sn"].GetValues(typeof(string))[0];
        }
        catch (DirectoryOperationException)
        {
            return null;
        }
    }

    private static Task<LocalLandscape> StartAsync(int port, string protocol, params (string Key, string Value)[] properties) => StartAsync(port, protocol, properties, null);

    private static Task<LocalLandscape> StartAsync(int port, string protocol, (string Key, string Value)[] properties, LandscapeFile? authorities)
    {
        var destination = new Dictionary<string, string> { ["Name"] = "PEOPLE", ["Type"] = "LDAP", ["ldap.url"] = "ldap://system.virtual:4000", ["ldap.proxyType"] = "OnPremise" };
        foreach (var (key, value) in properties)
            destination[key] = value;
        return LocalLandscape.StartAsync(TunnelLandscape.Definition([port], protocol, JsonSerializer.Serialize(new[] { destination }), authorities: authorities));
    }
}
