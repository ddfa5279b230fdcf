using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Policy;

namespace Btp.Connectivity.Landscape.Tests.Deployment;

public sealed class MtaExtensionTests
{
    private const string Descriptor = """
        ID: sales
        modules:
          - name: srv
            type: custom
            path: srv
            requires:
              - name: auth
              - name: dest
          - name: jobs
            type: custom
        resources:
          - { name: auth, type: org.cloudfoundry.managed-service, parameters: { service: xsuaa, service-plan: application } }
          - { name: dest, type: org.cloudfoundry.managed-service, parameters: { service: destination, service-plan: lite } }
          - { name: conn, type: org.cloudfoundry.managed-service, parameters: { service: connectivity, service-plan: lite } }
        """;

    [Fact]
    public void Requirements_get_their_parameters() =>
        Assert.Equal([true, false], Srv("modules: [ { name: srv, requires: [ { name: auth, parameters: { config: { credential-type: x509 } } } ] } ]").Bindings.Items.Select(binding => binding.AsksForCertificate));

    [Fact]
    public void Requirements_are_added() => Assert.True(Srv("modules: [ { name: srv, requires: [ { name: conn } ] } ]").Binds(Services.Connectivity));

    [Fact]
    public void Buildpacks_and_variables_tell_what_runs()
    {
        Assert.True(Srv("modules: [ { name: srv, parameters: { buildpack: dotnet_core_buildpack } } ]").IsDotNet);
        Assert.True(Srv("modules: [ { name: srv, properties: { ASPNETCORE_ENVIRONMENT: Production } } ]").IsDotNet);
        Assert.False(Srv("modules: [ { name: other, properties: { ASPNETCORE_ENVIRONMENT: Production } } ]").IsDotNet);
    }

    [Fact]
    public void Resources_change_their_service_and_their_activity()
    {
        Assert.False(Srv("resources: [ { name: dest, active: false } ]").Binds(Services.Destination));
        Assert.True(Srv("resources: [ { name: dest, parameters: { service: connectivity } } ]").Binds(Services.Connectivity));
    }

    [Fact]
    public void Extensions_of_extensions_are_applied_and_circles_end()
    {
        var files = new[] { File("/0/mta.yaml", Descriptor), Extension("a", "sales", "resources: [ { name: dest, active: false } ]"), Extension("b", "a", "resources: [ { name: dest, active: true } ]"), Extension("a", "b", "modules: []") };

        Assert.True(LandscapeModel.Create(files, ProjectContext.Unknown).Descriptors[0].FindModule("srv")!.Binds(Services.Destination));
    }

    [Fact]
    public void The_destinations_of_an_extension_are_those_of_its_descriptor()
    {
        const string Erp = "resources: [ { name: dest, parameters: { config: { init_data: { instance: { destinations: [ { Name: ERP, Type: HTTP, URL: \"http://erp:443\", ProxyType: OnPremise } ] } } } } } ]";
        var landscape = LandscapeModel.Create([File("/0/mta.yaml", Descriptor), Extension("prod", "sales", Erp)], new ProjectContext { Module = "srv" });

        var finding = Assert.Single(ManifestPolicy.Check(landscape), finding => finding.RuleId == "BTP1001");
        Assert.Equal(("/0/mta.yaml", 3), (finding.Path, finding.Span.Line));
    }

    [Fact]
    public void The_destinations_of_a_resources_file_are_those_of_the_resource()
    {
        var descriptor = File("/0/repo/mta.yaml", Descriptor.Replace("service: destination, ", "service: destination, path: ./config/destinations.json, ", StringComparison.Ordinal));
        var configuration = ManifestFile.Read("/0/repo/config/destinations.json", """{ "init_data": { "instance": { "destinations": [ { "Name": "ERP", "Type": "HTTP", "URL": "http://erp:443", "ProxyType": "OnPremise" } ] } } }""", ManifestKind.Destinations);

        var landscape = LandscapeModel.Create([descriptor, configuration], new ProjectContext { Module = "srv" });

        Assert.Contains(ManifestPolicy.Check(landscape), finding => finding.RuleId == "BTP1001");
        Assert.DoesNotContain(ManifestPolicy.Check(LandscapeModel.Create([File("/0/repo/mta.yaml", Descriptor), configuration], new ProjectContext { Module = "srv" })), finding => finding.RuleId == "BTP1001");
    }

    private static DeployedModule Srv(string extension) =>
        LandscapeModel.Create([File("/0/mta.yaml", Descriptor), Extension("prod", "sales", extension)], ProjectContext.Unknown).Descriptors[0].FindModule("srv")!;

    private static ManifestFile Extension(string id, string extends, string text) => File("/0/" + id + ".mtaext", "ID: " + id + "\nextends: " + extends + "\n" + text + "\n");

    private static ManifestFile File(string path, string text) => ManifestFile.Read(path, text, ManifestKind.Deployment);
}
