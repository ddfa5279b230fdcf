using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Landscape.Tests;

/// <summary>The sample's landscape keeps the policy that the toolkit preaches.</summary>
public sealed class SampleTests
{
    private static readonly ProjectContext _project = new()
    {
        Directory = RepositoryRoot.Path("samples", "SalesService"),
        AssemblyName = "SalesService",
        Services = [new DeclaredService("API_SALES_ORDER_SRV", "S4HANA", "SalesOrderService")],
    };

    [Fact]
    public void The_samples_landscape_has_no_finding() => Assert.Empty(ManifestPolicy.Check(Read(text => text)));

    [Fact]
    public void Without_the_binding_it_has_one() =>
        Assert.Equal("BTP1001", Assert.Single(ManifestPolicy.Check(Read(text => text.Replace("service: connectivity", "service: application-logs", StringComparison.Ordinal)))).RuleId);

    [Theory]
    [InlineData("\"jco.client.sysnr\": \"00\"", "\"jco.client.sysnr\": \"01\"", "BTP2017")]
    [InlineData("\"jco.client.r3name\": \"EWP\"", "\"jco.client.r3name\": \"EWQ\"", "BTP2017")]
    [InlineData("\"jco.client.mshost\": \"ewm.virtual\"", "\"jco.client.mshost\": \"ewm.virtual\", \"jco.client.ashost\": \"ewm.virtual\"", "BTP2009")]
    [InlineData("\"jco.client.wshost\": \"rfc.s4hana.example.com\"", "\"jco.client.wshost\": \"rfc.s4hana.example.com\", \"jco.client.tls_trust_all\": \"1\"", "BTP3008")]
    [InlineData("\"jco.client.tls_client_certificate_logon\": \"1\"", "\"jco.client.user\": \"BATCH\", \"jco.client.passwd\": \"((rfc-password))\"", "BTP2008")]
    [InlineData("\"allowedClients\": [ \"100\" ]", "\"allowedClients\": []", "BTP4010")]
    [InlineData("\"Address\": \"labels.virtual:9143\"", "\"Address\": \"labels.virtual\"", "BTP2013")]
    [InlineData("\"protocol\": \"TCPS\"", "\"protocol\": \"TCP\"", "BTP4009")]
    [InlineData("\"virtualPort\": \"9143\"", "\"virtualPort\": \"9100-9199\"", "BTP4009")]
    public void One_property_of_what_is_not_HTTP_breaks_it(string written, string broken, string rule)
    {
        var found = ManifestPolicy.Check(Read(text => text.Replace(written, broken, StringComparison.Ordinal)));

        Assert.Contains(rule, found.Select(static finding => finding.RuleId));
    }

    [Fact]
    public void It_has_the_shape_of_a_real_enterprise()
    {
        var landscape = Read(text => text);
        var connector = landscape.CloudConnectors[0];
        var manifest = landscape.Destinations.Where(destination => destination.Path.EndsWith("destinations.json", StringComparison.Ordinal)).ToList();
        var addresses = manifest.OfType<HttpDestination>().ToList();

        Assert.Equal(3, Assert.Single(landscape.Descriptors).Modules.Count);
        Assert.Equal(3, manifest.OfType<RfcDestination>().Count());
        Assert.Equal(6, addresses.Count(destination => destination.Name.EndsWith("_API", StringComparison.Ordinal)));
        Assert.Equal(6, addresses.Count(destination => !destination.Name.EndsWith("_API", StringComparison.Ordinal)));
        Assert.Contains(addresses, destination => destination.Authentication == "PrincipalPropagation");
        Assert.True(Version.Parse(connector.Version!) >= new Version(2, 17));
        Assert.Equal((true, "CONNECTED", "scc02.corp.example"), (connector.HighAvailability!.IsEnabled, connector.HighAvailability.State, connector.HighAvailability.ShadowHost));
    }

    [Fact]
    public void With_a_connector_that_is_complete_every_address_has_to_be_mapped()
    {
        Assert.Empty(ManifestPolicy.Check(Read(text => text, isComplete: true)));
        var moved = Assert.Single(ManifestPolicy.Check(Read(text => text.Replace("labels.virtual:9143", "labels.virtual:9100", StringComparison.Ordinal), isComplete: true)), static finding => finding.RuleId == "BTP2016");

        Assert.Contains("labels.virtual:9143", moved.Message, StringComparison.Ordinal);
    }

    private static LandscapeModel Read(Func<string, string> change, bool isComplete = false)
    {
        (string Path, ManifestKind Kind)[] files =
        [
            (RepositoryRoot.Path("samples", "SalesService", "mta.yaml"), ManifestKind.Deployment),
            (RepositoryRoot.Path("samples", "SalesService", "landscape", "destinations.json"), ManifestKind.Destinations),
            (RepositoryRoot.Path("samples", "SalesService", "landscape", "warehouse.json"), ManifestKind.Destinations),
            (RepositoryRoot.Path("samples", "SalesService", "landscape", "cloud-connector.json"), ManifestKind.CloudConnector),
        ];
        var landscape = LandscapeModel.Create([.. files.Select(file => new ManifestFile(PositionedDocument.Read(file.Path, change(File.ReadAllText(file.Path))), file.Kind) { IsComplete = isComplete })], _project);
        Assert.Equal(15, landscape.Destinations.Count(destination => destination.Path.EndsWith("destinations.json", StringComparison.Ordinal)));
        Assert.NotEmpty(landscape.CloudConnectors[0].Subaccounts);
        return landscape;
    }
}
