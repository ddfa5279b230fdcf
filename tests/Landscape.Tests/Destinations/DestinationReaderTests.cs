using Btp.Connectivity.Landscape.Destinations;

namespace Btp.Connectivity.Landscape.Tests.Destinations;

public sealed class DestinationReaderTests
{
    private const string Erp = """
        { "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation",
          "CloudConnectorLocationId": "dc-west", "sap-client": "100", "my.tag": "x" }
        """;

    [Theory]
    [InlineData("{0}")]
    [InlineData("[{0}]")]
    [InlineData("{{ \"destination\": {0} }}")]
    [InlineData("{{ \"owner\": {{ \"SubaccountId\": \"1\" }}, \"destinationConfiguration\": {0}, \"authTokens\": [] }}")]
    [InlineData("{{ \"destinations\": [{0}] }}")]
    [InlineData("{{ \"init_data\": {{ \"instance\": {{ \"destinations\": [{0}] }} }} }}")]
    public void Every_JSON_form_gives_the_same_destination(string form)
    {
        var manifest = DestinationReader.Read("destinations.json", string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Erp));

        var erp = Assert.IsType<HttpDestination>(Assert.Single(manifest.Destinations));
        Assert.Equal("ERP", erp.Name);
        Assert.Equal("http://erp.virtual:44300", erp.Url);
        Assert.True(erp.IsOnPremise);
        Assert.Equal("PrincipalPropagation", erp.Authentication);
        Assert.Equal("dc-west", erp.LocationId);
        Assert.Equal("100", erp.SapClient);
        Assert.Equal(["Name", "Type", "URL", "ProxyType", "Authentication", "CloudConnectorLocationId", "sap-client", "my.tag"], erp.Properties.Select(p => p.Key));
    }

    [Fact]
    public void Properties_give_the_same_as_JSON()
    {
        var manifest = DestinationReader.Read("cloudconnector", "#x\nType=HTTP\nAuthentication=PrincipalPropagation\nProxyType=OnPremise\nURL=http\\://erp.virtual\\:44300\nName=ERP\n");

        Assert.Equal("http://erp.virtual:44300", Assert.IsType<HttpDestination>(Assert.Single(manifest.Destinations)).Url);
    }

    [Fact]
    public void Each_type_has_keys_of_its_own()
    {
        var all = DestinationReader.Read("d.json", """
            [ { "Name": "R", "Type": "RFC", "jco.destination.proxy_type": "OnPremise", "jco.destination.auth_type": "CONFIGURED_USER", "jco.client.alias_user": "A", "jco.client.cloud_connector_location_id": "w", "ProxyType": "Internet" },
              { "Name": "L", "Type": "LDAP", "ldap.proxyType": "OnPremise", "ldap.authentication": "BasicAuthentication", "ldap.user": "u" },
              { "Name": "M", "Type": "MAIL", "ProxyType": "OnPremise", "mail.user": "m" },
              { "Name": "T", "Type": "TCP", "ProxyType": "OnPremise", "Address": "h:1" } ]
            """).Destinations;

        Assert.All(all, d => Assert.True(d.IsOnPremise));
        Assert.Equal(["A", "u", "m", null], all.Select(d => d.User));
        Assert.Equal(["CONFIGURED_USER", "BasicAuthentication", null, null], all.Select(d => d.Authentication));
        Assert.Equal("w", all[0].LocationId);
    }

    [Fact]
    public void Without_a_proxy_type_it_is_Internet_and_a_placeholder_is_unknown()
    {
        var all = DestinationReader.Read("d.json", """[{ "Name": "A", "Type": "HTTP", "URL": "https://x" }, { "Name": "B", "Type": "HTTP", "ProxyType": "${proxy}" }, { "Name": "C", "ServiceInstanceName": "s", "ServiceKeyName": "k" }]""").Destinations;

        Assert.Equal([ProxyType.Internet, ProxyType.Unknown, ProxyType.Unknown], all.Select(d => d.ProxyType));
        Assert.True(all[2].IsFromServiceKey);
    }

    [Fact]
    public void Descriptors_bring_destinations_in_five_ways()
    {
        var all = DestinationReader.Read("mta.yaml", """
            _schema-version: "3.1"
            ID: x
            modules:
              - name: content
                type: com.sap.application.content
                parameters:
                  content:
                    subaccount:
                      destinations:
                        - { Name: FromContent, ServiceInstanceName: a, ServiceKeyName: b }
              - name: router
                type: approuter.nodejs
                properties:
                  destinations: '[{"name": "FromVariable", "url": "http://erp:1", "proxyType": "onPremise"}]'
                requires:
                  - name: srv-api
                    group: destinations
                    properties: { name: FromRequires, url: "~{srv-url}", forwardAuthToken: true }
            resources:
              - name: dest
                parameters:
                  config:
                    init_data:
                      instance:
                        destinations:
                          - { Name: FromInstance, Type: HTTP, URL: "http://erp", ProxyType: OnPremise }
                      subaccount:
                        destinations:
                          - { Name: FromSubaccount, Type: HTTP, URL: "http://erp", ProxyType: OnPremise }
            """).Destinations;

        Assert.Equal(["FromSubaccount", "FromInstance", "FromContent", "FromVariable", "FromRequires"], all.Select(d => d.Name));
        Assert.Equal(["dest", "dest", "content", "router", "router"], all.Select(d => d.Owner));
        Assert.Equal([DestinationLevel.Subaccount, DestinationLevel.Instance, DestinationLevel.Subaccount, DestinationLevel.Unknown, DestinationLevel.Unknown], all.Select(d => d.Level));
        Assert.True(all[3].IsOnPremise);
        Assert.Equal((14, 32), (all[3].NameSpan.Line, all[3].NameSpan.Column));
    }

    [Fact]
    public void Terraform_resources_are_destinations()
    {
        var all = DestinationReader.Read("main.tf", """
            resource "btp_subaccount_destination" "rfc" {
              name = "R"
              type = "RFC"
              additional_configuration = jsonencode({ "jco.destination.proxy_type" = "OnPremise" })
            }
            resource "btp_subaccount_destination_generic" "http" {
              service_instance_id = "1"
              destination_configuration = jsonencode({ Name = "H", Type = "HTTP", URL = var.url })
            }
            """).Destinations;

        Assert.True(Assert.IsType<RfcDestination>(all[0]).IsOnPremise);
        Assert.Equal(DestinationLevel.Instance, all[1].Level);
        Assert.False(all[1].Find("URL")!.IsLiteral);
    }

    [Fact]
    public void The_instance_shadows_the_subaccount_and_names_are_suggested()
    {
        var manifest = DestinationReader.Read("d.json", """
            { "subaccount": { "destinations": [{ "Name": "ERP", "Type": "HTTP", "URL": "https://subaccount" }] },
              "instance": { "destinations": [{ "Name": "ERP", "Type": "HTTP", "URL": "https://instance" }] } }
            """);

        Assert.Equal("https://instance", ((HttpDestination)manifest.Find("ERP")!).Url);
        Assert.Equal("ERP", Assert.Single(manifest.Names));
        Assert.Equal("ERP", manifest.Suggest("ERB"));
        Assert.Null(manifest.Find("erp"));
    }

    [Fact]
    public void Places_count_for_equality_until_they_are_taken_away()
    {
        var one = DestinationReader.Read("d.json", Erp);
        var moved = DestinationReader.Read("d.json", "\n\n" + Erp);

        Assert.Equal(one, DestinationReader.Read("d.json", Erp));
        Assert.NotEqual(one, moved);
        Assert.Equal(one.WithoutPlaces(), moved.WithoutPlaces());
        Assert.NotEqual(one.WithoutPlaces(), DestinationReader.Read("d.json", Erp.Replace("100", "200", StringComparison.Ordinal)).WithoutPlaces());
    }

    [Fact]
    public void Secrets_never_reach_text()
    {
        var manifest = DestinationReader.Read("d.json", """{ "Name": "A", "Type": "HTTP", "URL": "https://x", "Password": "Geheim99", "URL.headers.apikey": "Geheim99" }""");

        Assert.Equal("Geheim99", manifest.Destinations[0].Value("Password"));
        Assert.DoesNotContain("Geheim99", manifest + string.Concat(manifest.Destinations) + string.Join(",", manifest.Destinations[0].Properties), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_a_problem()
    {
        var manifest = DestinationReader.Read("d.json", "{ \"Name\": ");

        Assert.Empty(manifest.Destinations);
        Assert.Single(manifest.Problems);
    }
}
