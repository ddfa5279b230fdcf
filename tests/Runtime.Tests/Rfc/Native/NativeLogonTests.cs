using System.Text.Json;
using Btp.Connectivity.Destinations;
using Btp.Connectivity.Rfc.Native;

namespace Btp.Connectivity.Runtime.Tests.Rfc.Native;

/// <summary>Which parameters of the library an RFC destination becomes, and which destinations are refused.</summary>
public sealed class NativeLogonTests
{
    [Theory]
    [InlineData("jco.client.client", "200", "CLIENT", "200")]
    [InlineData("jco.client.user", "BOB", "USER", "BOB")]
    [InlineData("jco.client.alias_user", "bob@example.org", "ALIAS_USER", "bob@example.org")]
    [InlineData("jco.client.passwd", "hush", "PASSWD", "hush")]
    [InlineData("jco.client.lang", "DE", "LANG", "DE")]
    [InlineData("jco.client.codepage", "4103", "CODEPAGE", "4103")]
    [InlineData("jco.client.pcs", "2", "PCS", "2")]
    [InlineData("jco.client.ashost", "10.0.0.1", "ASHOST", "10.0.0.1")]
    [InlineData("jco.client.sysnr", "42", "SYSNR", "42")]
    [InlineData("jco.client.saprouter", "/H/router/S/3299/H/", "SAPROUTER", "/H/router/S/3299/H/")]
    [InlineData("jco.client.gwhost", "gateway", "GWHOST", "gateway")]
    [InlineData("jco.client.gwserv", "sapgw42", "GWSERV", "sapgw42")]
    [InlineData("jco.client.trace", "1", "TRACE", "1")]
    [InlineData("jco.client.abap_debug", "0", "ABAP_DEBUG", "0")]
    [InlineData("jco.client.use_sapgui", "0", "USE_SAPGUI", "0")]
    [InlineData("jco.client.lcheck", "1", "LCHECK", "1")]
    [InlineData("jco.client.getsso2", "1", "GETSSO2", "1")]
    [InlineData("jco.client.mysapsso2", "ticket", "MYSAPSSO2", "ticket")]
    [InlineData("jco.client.extid_type", "DN", "EXTIDTYPE", "DN")]
    [InlineData("jco.client.extid_data", "CN=Bob", "EXTIDDATA", "CN=Bob")]
    [InlineData("jco.client.deny_initial_password", "1", "PASSWORD_CHANGE_ENFORCED", "1")]
    [InlineData("jco.client.snc_mode", "1", "SNC_MODE", "1")]
    [InlineData("jco.client.snc_partnername", "p:CN=S4", "SNC_PARTNERNAME", "p:CN=S4")]
    [InlineData("jco.client.snc_qop", "9", "SNC_QOP", "9")]
    [InlineData("jco.client.snc_myname", "p:CN=APP", "SNC_MYNAME", "p:CN=APP")]
    [InlineData("jco.client.snc_lib", "/usr/sap/libsapcrypto.so", "SNC_LIB", "/usr/sap/libsapcrypto.so")]
    [InlineData("jco.client.snc_sso", "0", "SNC_SSO", "0")]
    [InlineData("jco.client.delta", "1", "DELTA", "1")]
    [InlineData("jco.client.cfit", "0", "CFIT", "0")]
    [InlineData("jco.client.on_cce", "2", "ON_CCE", "2")]
    [InlineData("jco.client.proxy_host", "proxy", "PROXY_HOST", "proxy")]
    [InlineData("jco.client.proxy_port", "8080", "PROXY_PORT", "8080")]
    [InlineData("jco.client.serialization_format", "columnBased", "SERIALIZATION_FORMAT", "CB_SERIALIZATION")]
    [InlineData("jco.destination.repository_roundtrip_optimization", "1", "USE_REPOSITORY_ROUNDTRIP_OPTIMIZATION", "1")]
    public void A_property_becomes_a_parameter(string property, string value, string parameter, string expected)
        => Assert.Equal(expected, Parameters((property, value))[parameter]);

    [Fact]
    public void A_message_server_is_addressed_by_its_system_and_group()
    {
        var parameters = Parameters(("jco.client.ashost", null), ("jco.client.sysnr", null), ("jco.client.mshost", "ms"), ("jco.client.msserv", "3600"), ("jco.client.r3name", "S4H"), ("jco.client.group", "PUBLIC"));

        Assert.Equal(("ms", "3600", "S4H", "PUBLIC"), (parameters["MSHOST"], parameters["MSSERV"], parameters["R3NAME"], parameters["GROUP"]));
        Assert.DoesNotContain("ASHOST", parameters.Keys);
    }

    [Fact]
    public void WebSocket_RFC_logs_on_with_the_certificate_of_a_PSE_file()
    {
        var logon = Logon(new() { ClientPses = { ["SYS"] = "/secure/client.pse" }, ClientPse = "/secure/other.pse" },
            ("jco.client.ashost", null), ("jco.client.sysnr", null), ("jco.client.user", null), ("jco.client.passwd", null),
            ("jco.client.wshost", "my.s4hana.example"), ("jco.client.wsport", "443"), ("jco.client.tls_client_certificate_logon", "1"));

        Assert.Equal(
            ["CLIENT=100", "LANG=EN", "TLS_CLIENT_CERTIFICATE_LOGON=1", "TLS_CLIENT_PSE=/secure/client.pse", "WSHOST=my.s4hana.example", "WSPORT=443"],
            logon.Parameters.Select(static parameter => $"{parameter.Key}={parameter.Value}"));
        Assert.True(logon.UsesWebSocket);
        Assert.Equal(NativeRoute.Direct, logon.Route);
    }

    [Fact]
    public void Compression_follows_the_network_where_there_are_columns_and_not_else()
    {
        Assert.Equal("WAN", Parameters(("jco.client.serialization_format", "columnBased"), ("jco.client.network", "WAN"))["COMPRESSION_TYPE"]);
        Assert.DoesNotContain("COMPRESSION_TYPE", Parameters(("jco.client.network", "WAN")).Keys);
    }

    [Theory]
    [InlineData("jco.client.dsr", "1")]
    [InlineData("jco.client.use_basxml", "1")]
    [InlineData("jco.client.type", "3")]
    [InlineData("jco.destination.ws_ping_period", "30")]
    [InlineData("jco.destination.repository.check_interval", "5")]
    [InlineData("jco.destination.description", "The system")]
    public void What_means_nothing_to_the_library_is_passed_over(string property, string value) => Assert.Equal(Parameters(), Parameters((property, value)));

    [Theory]
    [InlineData("jco.client.password", "x", "is not known here")]
    [InlineData("jco.destination.new_thing", "x", "is not known here")]
    [InlineData("jco.client.dest", "S4H", "sapnwrfc.ini")]
    [InlineData("jco.client.tpname", "/bin/sh", "a program")]
    [InlineData("jco.client.tls_p12file", "a.p12", "PSE")]
    [InlineData("jco.client.use_sapgui", "1", "SAP GUI")]
    [InlineData("jco.client.type", "E", "is not 3")]
    [InlineData("jco.client.mshost", "ms", "exactly one")]
    [InlineData("jco.client.wshost", "ws", "exactly one")]
    [InlineData("jco.client.passwd", null, "jco.client.passwd is missing")]
    [InlineData("jco.client.user", null, "names nobody")]
    [InlineData("jco.client.x509cert", "MII", "needs SNC")]
    [InlineData("jco.client.tls_client_certificate_logon", "1", "both there")]
    [InlineData("jco.client.serialization_format", "xml", "rowBased and columnBased")]
    [InlineData("jco.client.network", "moon", "LAN and WAN")]
    [InlineData("jco.client.lang", "E\0N", "zero character")]
    [InlineData("jco.destination.pool_capacity", "many", "no number")]
    [InlineData("jco.destination.peak_limit", "-1", "no number")]
    [InlineData("jco.destination.auth_type", "PrincipalPropagation", "SoapDestination")]
    [InlineData("jco.destination.auth_type", "TechnicalUserPropagation", "SoapDestination")]
    [InlineData("jco.client.ashost", "s4.example", "readable over the network")]
    public void What_is_not_possible_or_not_safe_is_refused(string property, string? value, string reason)
    {
        var refused = Assert.Throws<RfcNotPossibleException>(() => Logon(new(), (property, value)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal("SYS", refused.Destination);
        Assert.DoesNotContain("hush", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jco.client.saprouter", "/H/router/H/", "another way")]
    [InlineData("jco.client.gwhost", "gateway", "another way")]
    public void Through_the_tunnel_there_is_one_way(string property, string value, string reason)
        => Assert.Contains(reason, Assert.Throws<RfcNotPossibleException>(() => Logon(new(), ("jco.destination.proxy_type", "OnPremise"), (property, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void No_tunnel_leads_to_what_a_message_server_answers()
        => Assert.Contains("SoapDestination", Assert.Throws<RfcNotPossibleException>(() => Logon(new(),
            ("jco.destination.proxy_type", "OnPremise"), ("jco.client.ashost", null), ("jco.client.mshost", "ms"), ("jco.client.r3name", "S4H"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("jco.client.sysnr", "07", 3307)]
    [InlineData("jco.client.snc_mode", "1", 4800)]
    public void The_tunnel_leads_to_the_gateways_port(string property, string value, int port)
    {
        var logon = Logon(new(), ("jco.destination.proxy_type", "OnPremise"), ("jco.client.ashost", "s4.virtual"), (property, value));

        Assert.Equal((NativeRoute.TunneledServer, "s4.virtual", port), (logon.Route, logon.Host, logon.Port));
        Assert.DoesNotContain(logon.Parameters, static parameter => parameter.Key == "ASHOST");
    }

    [Fact]
    public void A_network_of_ones_own_and_properties_of_ones_own_can_be_allowed()
    {
        var logon = Logon(new() { AllowUnencrypted = true, IgnoredProperties = { "jco.client.new_thing" } }, ("jco.client.ashost", "s4.example"), ("jco.client.new_thing", "x"));

        Assert.Contains(logon.Parameters, static parameter => parameter is { Key: "ASHOST", Value: "s4.example" });
    }

    [Fact]
    public void A_user_for_metadata_logs_on_at_the_same_place_with_nothing_of_the_other_user()
    {
        var repository = Logon(new(), ("jco.client.mysapsso2", "ticket"), ("jco.destination.repository.user", "META"), ("jco.destination.repository.passwd", "hush-2")).Repository!;

        Assert.Equal(["ASHOST=127.0.0.1", "CLIENT=100", "LANG=EN", "PASSWD=hush-2", "SYSNR=00", "USER=META"], repository.Parameters.Select(static parameter => $"{parameter.Key}={parameter.Value}"));
    }

    [Fact]
    public void A_trust_store_that_the_library_cannot_read_is_not_passed_over()
    {
        (string, string?)[] web = [("jco.client.ashost", null), ("jco.client.sysnr", null), ("jco.client.wshost", "s4.example"), ("TrustStoreLocation", "roots.pem")];

        Assert.Contains("PSE", Assert.Throws<RfcNotPossibleException>(() => NativeRules.Verify(Destination(), Properties(web), new())).Message, StringComparison.Ordinal);
        NativeRules.Verify(Destination(), Properties(web), new() { ClientPse = "roots.pse" });
    }

    [Fact]
    public void The_pool_has_the_defaults_of_the_Java_Connector()
    {
        Assert.Equal(new NativePoolSettings(1, 0, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), false), Logon(new()).Pool);
        Assert.Equal(
            new NativePoolSettings(5, 10, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), true),
            Logon(new(), ("jco.destination.pool_capacity", "5"), ("jco.destination.peak_limit", "10"), ("jco.destination.max_get_client_time", "1000"),
                ("jco.destination.expiration_time", "2000"), ("jco.destination.expiration_check_period", "3000"), ("jco.destination.pool_check_connection", "1")).Pool);
    }

    [Fact]
    public void Secrets_are_known_as_such()
    {
        Assert.Contains("hush", Logon(new()).Target.Secrets);
        Assert.Equal(["jco.client.extid_data", "jco.client.extiddata", "jco.client.mysapsso2", "jco.client.passwd", "jco.client.proxy_passwd", "jco.client.tech_user_secret", "jco.client.tls_p12passwd",
            "jco.client.x509cert", "jco.destination.repository.passwd"], JcoProperty.All.Values.Where(static property => property.IsSecret).Select(static property => property.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("hush", Logon(new()).Target.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Parameters(params (string Name, string? Value)[] more) => Logon(new() { AllowUnencrypted = true }, more).Parameters.ToDictionary(static one => one.Key, static one => one.Value);

    private static NativeLogon Logon(NativeRfcOptions options, params (string Name, string? Value)[] more) => NativeLogon.Of(Destination(more), options);

    private static Destination Destination(params (string Name, string? Value)[] more)
        => DestinationParser.Parse("SYS", JsonSerializer.SerializeToUtf8Bytes(new { destinationConfiguration = Properties(more) }), null);

    private static Dictionary<string, string> Properties((string Name, string? Value)[] more)
    {
        var properties = new Dictionary<string, string>
        {
            ["Name"] = "SYS", ["Type"] = "RFC", ["jco.destination.proxy_type"] = "Internet", ["jco.client.ashost"] = "127.0.0.1", ["jco.client.sysnr"] = "00",
            ["jco.client.client"] = "100", ["jco.client.user"] = "ALICE", ["jco.client.passwd"] = "hush", ["jco.client.lang"] = "EN",
        };
        foreach (var (name, value) in more)
        {
            if (value is null)
                properties.Remove(name);
            else
                properties[name] = value;
        }

        return properties;
    }
}
