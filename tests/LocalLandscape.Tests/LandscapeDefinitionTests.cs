namespace Btp.Connectivity.LocalLandscape.Tests;

public sealed class LandscapeDefinitionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void Paths_are_relative_to_the_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "landscape"));
        File.WriteAllText(Path.Combine(_folder.FullName, "cc.json"), "{}");
        var definition = LandscapeDefinition.Load(Write("landscape/landscape.json", """
            { // comments and trailing commas are welcome
              "tenants": [ { "id": "t", "subdomain": "s", } ],
              "cloudConnectors": [ "../cc.json" ],
              "backEnds": [ { "host": "h", "port": 1, "services": [ { "path": "/p", "metadata": "m.edmx", "data": "d.json" } ] } ],
            }
            """));
        Assert.Equal("{}", Assert.Single(definition.CloudConnectors).ReadAllText());
        Assert.Equal(Path.Combine(_folder.FullName, "landscape", "m.edmx"), definition.BackEnds[0].Services[0].MetadataFile.Name);
        Assert.Equal(Path.Combine(_folder.FullName, "landscape", "d.json"), definition.BackEnds[0].Services[0].DataFile!.Name);
    }

    [Theory]
    [InlineData("""{ "tenants": [] }""", "at least one tenant")]
    [InlineData("""{ "tenants": [ { "id": "t", "subdomain": "s" } ], "backEnd": [] }""", "backEnd")]
    [InlineData("""{ "users": [] }""", "tenants")]
    [InlineData("""{ "tenants": [ { "id": "t", "subdomain": "s" } ], "users": [ { "email": "x" } ] }""", "name")]
    [InlineData("not json", "landscape.json")]
    public void What_is_no_landscape_is_refused_with_what_and_where(string text, string says)
    {
        var failure = Assert.Throws<InvalidDataException>(() => LandscapeDefinition.Load(Write("landscape.json", text)));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Contains("landscape.json", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_named()
    {
        Write("destinations.json", "[ { ");
        var definition = LandscapeDefinition.Load(Write("landscape.json", """{ "tenants": [ { "id": "t", "subdomain": "s", "destinations": [ "destinations.json" ] } ] }"""));
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => LocalLandscape.StartAsync(definition));
        Assert.Contains("destinations.json", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_landscape_of_the_package_is_complete()
    {
        var definition = LandscapeDefinition.Default();
        Assert.Contains(definition.Users, u => u.Name == "ALICE");
        Assert.Contains(definition.Users, u => u.Name == "BOB");
        foreach (var file in definition.Tenants.SelectMany(t => t.Destinations).Concat(definition.CloudConnectors)
            .Concat(definition.BackEnds.SelectMany(b => b.Services).SelectMany(s => new[] { s.MetadataFile, s.DataFile }).OfType<LandscapeFile>()))
            Assert.NotEqual(0, file.ReadAllText().Length);
    }

    [Fact]
    public async Task A_destination_of_the_package_is_served_and_its_system_is_exposed()
    {
        await using var landscape = await LocalLandscape.StartAsync(LandscapeDefinition.Default());
        var tenant = landscape.Definition.Tenants[0].Id;
        Assert.Equal(16, landscape.Destinations.All(tenant, DestinationService.DestinationLevel.Subaccount).Count);
        Assert.NotNull(landscape.Tunnels.Find(tenant, landscape.Destinations.Find(tenant, DestinationService.DestinationLevel.Subaccount, "S4HANA")!["CloudConnectorLocationId"]!));
    }

    public void Dispose() => _folder.Delete(true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
