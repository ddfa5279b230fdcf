using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Policy;
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

    private static LandscapeModel Read(Func<string, string> change)
    {
        (string Path, ManifestKind Kind)[] files =
        [
            (RepositoryRoot.Path("samples", "SalesService", "mta.yaml"), ManifestKind.Deployment),
            (RepositoryRoot.Path("samples", "SalesService", "landscape", "destinations.json"), ManifestKind.Destinations),
            (RepositoryRoot.Path("samples", "SalesService", "landscape", "cloud-connector.json"), ManifestKind.CloudConnector),
        ];
        var landscape = LandscapeModel.Create([.. files.Select(file => ManifestFile.Read(file.Path, change(File.ReadAllText(file.Path)), file.Kind))], _project);
        Assert.Equal(15, landscape.Destinations.Count(destination => destination.Path.EndsWith("destinations.json", StringComparison.Ordinal)));
        Assert.NotEmpty(landscape.CloudConnectors[0].Subaccounts);
        return landscape;
    }
}
