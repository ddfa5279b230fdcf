using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Tests.CloudConnectors;

public sealed class CloudConnectorReaderTests
{
    private const string Export = """
        {
          "version": "2.19.1.0",
          "connector": { "ha": "master", "description": "dc-west" },
          "ha": { "master": { "config": { "haEnabled": "true", "haPort": "8443", "allowedShadowHost": "scc02" }, "state": { "state": "CONNECTED", "shadowHost": "scc02" } } },
          "auditLog": { "level": "ALL", "cleanup": "90" },
          "authentication": { "type": "ldap" },
          "onPremises": { "truststore": { "trustAllBackends": false }, "systemCertificate": { "subjectDN": "CN=a", "issuer": "CN=b", "notAfterTimeStamp": 2366841600000 } },
          "subaccounts": [ { "regionHost": "cf.eu10.hana.ondemand.com", "subaccount": "s", "locationID": "", "autoCertRenewal": true,
            "trust": { "autoSyncTrustEnabled": true, "idps": [ { "name": "i", "enabled": true } ] },
            "systemMappings": [ { "virtualHost": "s4.virtual", "virtualPort": 44300, "localHost": "s4app01", "localPort": "44300", "protocol": "https",
              "authenticationMode": "X509_RESTRICTED", "allowedClients": [],
              "resources": [ { "id": "/sales", "enabled": true }, { "id": "/exact", "enabled": "true", "exactMatchOnly": "true" }, { "id": "/off", "enabled": false } ] } ] } ]
        }
        """;

    [Fact]
    public void The_nested_export_is_read_also_with_numbers_and_truth_values_as_text()
    {
        var connector = CloudConnectorReader.Read("scc.json", Export);

        Assert.Empty(connector.Problems);
        Assert.Equal("2.19.1.0", connector.Version);
        Assert.Equal((true, "scc02", "CONNECTED"), (connector.HighAvailability!.IsEnabled, connector.HighAvailability.AllowedShadowHost, connector.HighAvailability.State));
        Assert.Equal(("ALL", 90), (connector.AuditLog!.Level, connector.AuditLog.CleanupAfterDays));
        Assert.False(connector.TrustAllBackends);
        Assert.Equal(2045, connector.SystemCertificate!.NotAfter!.Value.Year);
        var subaccount = Assert.Single(connector.Subaccounts);
        Assert.Equal("", subaccount.LocationId);
        var mapping = Assert.Single(subaccount.SystemMappings);
        Assert.Equal("s4.virtual:44300", mapping.ToString());
        Assert.Equal("HTTPS", mapping.Protocol);
        Assert.Empty(mapping.AllowedClients!.Value);
    }

    [Theory]
    [InlineData("/sales", true)]
    [InlineData("/sales/x?y=1", true)]
    [InlineData("/sales-secret", true)]
    [InlineData("/Sales", false)]
    [InlineData("/exact", true)]
    [InlineData("/exact?q", true)]
    [InlineData("/exact/x", false)]
    [InlineData("/off", false)]
    public void Resources_match_as_the_connector_matches(string path, bool expected) =>
        Assert.Equal(expected, CloudConnectorReader.Read("scc.json", Export).Subaccounts[0].SystemMappings[0].Exposes(path));

    [Fact]
    public void What_is_absent_is_not_known()
    {
        var connector = CloudConnectorReader.Read("scc.json", """{ "subaccounts": [ { "systemMappings": [ { "virtualHost": "a" } ] } ] }""");

        Assert.Null(connector.Version);
        Assert.Null(connector.HighAvailability);
        Assert.Null(connector.AuditLog);
        Assert.Null(connector.Subaccounts[0].LocationId);
        Assert.Null(connector.Subaccounts[0].SystemMappings[0].Resources);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{ \"version\": ")]
    public void What_cannot_be_read_is_a_problem(string text) => Assert.Single(CloudConnectorReader.Read("scc.json", text).Problems);
}
