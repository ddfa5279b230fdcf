using Btp.Connectivity.Landscape.Destinations;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Destinations;

public sealed class CapConfigurationTests
{
    [Theory]
    [InlineData("package.json", """{ "name": "x", "cds": { "requires": { "API": { "kind": "odata-v2", "[production]": { "credentials": { "destination": "S4", "path": "/sap/opu/odata/sap/API/" } } } } } }""")]
    [InlineData("package.json", """{ "cds": { "requires": { "[production]": { "API": { "kind": "odata-v2", "credentials": { "destination": "S4", "path": "sap/opu/odata/sap/API" } } } } } }""")]
    [InlineData("package.json", """{ "cds": { "[production]": { "requires": { "API": { "kind": "odata-v2", "credentials": { "destination": "S4", "path": "/sap/opu/odata/sap/API" } } } } } }""")]
    [InlineData(".cdsrc.json", """{ "requires": { "API": { "kind": "odata-v2", "credentials": { "destination": "S4", "path": "/sap/opu/odata/sap/API" } } } }""")]
    [InlineData(".cdsrc.yaml", "requires:\n  API:\n    kind: odata-v2\n    credentials: { destination: S4, path: /sap/opu/odata/sap/API }\n")]
    public void Services_are_found_in_every_form(string path, string text)
    {
        var service = Assert.Single(CapConfiguration.Services(PositionedDocument.Read(path, text)));

        Assert.Equal(("API", "odata-v2", "S4", "/sap/opu/odata/sap/API"), (service.Name, service.Kind, service.Destination, service.Path));
    }

    [Fact]
    public void An_address_in_the_configuration_is_a_destination_of_its_own()
    {
        const string Text = """{ "cds": { "requires": { "API": { "kind": "odata", "credentials": { "url": "http://api.example.com", "username": "u", "password": "p" } } } } }""";

        var destination = Assert.Single(DestinationReader.Read("package.json", Text).Destinations);

        Assert.Equal(("API", DestinationOrigin.Environment), (destination.Name, destination.Origin));
        Assert.Equal("http://api.example.com", ((HttpDestination)destination).Url);
    }

    [Fact]
    public void Databases_and_bindings_are_no_remote_services() =>
        Assert.Empty(CapConfiguration.Services(PositionedDocument.Read(".cdsrc-private.json", """{ "requires": { "[hybrid]": { "db": { "kind": "hana", "binding": { "type": "cf", "instance": "db", "resolved": false } }, "auth": { "credentials": { "clientid": "x" } } } } }""")));
}
