using Btp.Connectivity.Landscape.Deployment;
using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Tests.Deployment;

public sealed class ProjectModuleTests
{
    [Theory]
    [InlineData("/repo/srv", "srv")]
    [InlineData("/repo/srv/Sales", "srv")]
    [InlineData("/repo/srv/jobs", "jobs")]
    [InlineData("/repo/worker", "worker")]
    [InlineData("/repo/other", "root")]
    [InlineData("/elsewhere", null)]
    public void The_nearest_folder_decides(string directory, string? expected) =>
        Assert.Equal(expected, Find("""
            modules:
              - { name: root, type: custom, path: . }
              - { name: srv, type: custom, path: srv }
              - { name: jobs, type: custom, path: ./srv/jobs }
              - { name: worker, type: custom, path: worker/bin/Release/publish }
              - { name: ui, type: html5, path: srv/jobs }
            """, new ProjectContext { Directory = directory }));

    [Fact]
    public void A_dotnet_module_goes_before_one_of_unknown_kind() =>
        Assert.Equal("b", Find("""
            modules:
              - { name: a, type: custom, path: srv }
              - { name: b, type: nodejs, path: ., parameters: { buildpack: "https://github.com/cloudfoundry/dotnet-core-buildpack.git#v2.4" } }
            """, new ProjectContext { Directory = "/repo/srv" }));

    [Fact]
    public void The_project_can_name_the_module() =>
        Assert.Equal("a", Find("modules:\n  - { name: a, type: nodejs }\n  - { name: b, type: custom, path: srv }\n", new ProjectContext { Directory = "/repo/srv", Module = "a" }));

    [Fact]
    public void A_command_that_starts_the_assembly_decides()
    {
        const string Manifest = """
            applications:
            - { name: jobs, command: ./Sales.Jobs }
            - { name: api, command: dotnet Sales.dll }
            """;

        Assert.Equal("api", Find(Manifest, new ProjectContext { AssemblyName = "Sales" }));
        Assert.Equal("jobs", Find(Manifest, new ProjectContext { AssemblyName = "Sales.Jobs" }));
    }

    [Fact]
    public void The_only_dotnet_module_is_it_and_of_two_neither()
    {
        const string One = "modules:\n  - { name: a, type: nodejs }\n  - { name: b, type: custom, properties: { ASPNETCORE_ENVIRONMENT: x } }\n";

        Assert.Equal("b", Find(One, ProjectContext.Unknown));
        Assert.Null(Find(One + "  - { name: c, type: custom, parameters: { buildpacks: [dotnet_core_buildpack] } }\n", ProjectContext.Unknown));
    }

    private static string? Find(string text, ProjectContext project) =>
        ProjectModule.Find(DescriptorReader.Read(PositionedDocument.Read("/repo/mta.yaml", text)), project)?.Name;
}
