using Btp.Connectivity.Landscape.CloudConnectors;

namespace Btp.Connectivity.Landscape.Tests.CloudConnectors;

public sealed class TerraformConnectorsTests
{
    private const string Text = """
        resource "scc_subaccount" "orders" {
          region_host = "cf.eu10.hana.ondemand.com"
          subaccount  = var.subaccount
          location_id = "dc-west"
          auto_certificate_renewal = false
        }

        resource "scc_system_mapping" "s4" {
          subaccount          = scc_subaccount.orders.subaccount
          virtual_host        = "s4.virtual"
          virtual_port        = "44300"
          internal_host       = var.host
          protocol            = "HTTPS"
          authentication_mode = "X509_RESTRICTED"
        }

        resource "scc_system_mapping_resource" "sales" {
          virtual_host = scc_system_mapping.s4.virtual_host
          virtual_port = scc_system_mapping.s4.virtual_port
          url_path     = "/sales/"
          enabled      = true
          path_only    = true
        }
        """;

    [Fact]
    public void Resources_are_put_together_by_their_references()
    {
        var connector = CloudConnectorReader.Read("scc.tf", Text);

        var subaccount = Assert.Single(connector.Subaccounts);
        Assert.Equal(("dc-west", false), (subaccount.LocationId, subaccount.RenewsCertificate));
        var mapping = Assert.Single(subaccount.SystemMappings);
        Assert.Equal(("s4.virtual", "HTTPS"), (mapping.VirtualHost, mapping.Protocol));
        Assert.Equal(("/sales/", true, true), Assert.Single(mapping.Resources!.Value) is var r ? (r.Id, r.IsEnabled, r.IsExactMatchOnly) : default);
    }

    [Fact]
    public void What_Terraform_evaluates_is_not_known()
    {
        var connector = CloudConnectorReader.Read("scc.tf", Text);

        Assert.Null(connector.Subaccounts[0].Subaccount);
        Assert.Null(connector.Subaccounts[0].SystemMappings[0].LocalHost);
    }

    [Fact]
    public void A_mapping_whose_subaccount_is_elsewhere_is_kept()
    {
        var connector = CloudConnectorReader.Read("scc.tf", "resource \"scc_system_mapping\" \"a\" {\n  subaccount = \"x\"\n  virtual_host = \"v\"\n}\n");

        Assert.Equal("v", connector.Subaccounts[0].SystemMappings[0].VirtualHost);
        Assert.Null(connector.Subaccounts[0].LocationId);
    }

    [Fact]
    public void Without_a_list_every_client_may_call() =>
        Assert.Empty(CloudConnectorReader.Read("scc.tf", Text).Subaccounts[0].SystemMappings[0].AllowedClients!.Value);
}
