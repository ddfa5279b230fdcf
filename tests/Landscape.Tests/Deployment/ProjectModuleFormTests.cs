using Btp.Connectivity.Landscape.Deployment;

namespace Btp.Connectivity.Landscape.Tests.Deployment;

/// <summary>Which module runs a project, in repositories of every shape.</summary>
public sealed class ProjectModuleFormTests
{
    private static readonly ProjectContext _sales = new() { Directory = "/repo/src/Sales.Service", AssemblyName = "Sales.Service" };

    public static TheoryData<string, string, string?> Descriptors => new()
    {
        // Folders.
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: ./src/Sales.Service }\n  - { name: b, type: custom, path: src/Jobs }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: \"src\\\\Sales.Service\\\\\" }\n  - { name: b, type: custom, path: src/Jobs }\n", "a" },
        { "/repo/deploy/mta.yaml", "modules:\n  - { name: a, type: custom, path: ../src/Sales.Service/bin/Release/net10.0/publish }\n  - { name: b, type: custom, path: ../src/Jobs/bin/Release/net10.0/publish }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: src/Sales.Service/bin/Release/net10.0/linux-x64/publish/ }\n  - { name: b, type: custom, path: . }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: src }\n  - { name: b, type: html5, path: src/Sales.Service }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: artifacts/publish/Sales.Service/release }\n  - { name: b, type: custom, path: artifacts/publish/Jobs/release }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: dist/Sales.Service.zip }\n  - { name: b, type: custom, path: dist/Jobs.zip }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: SRC/sales.service }\n  - { name: b, type: custom, path: src/Jobs }\n", "a" },

        // Several in one folder: the folder decides nothing.
        { "/repo/mta.yaml", "modules:\n  - { name: jobs, type: custom, path: . }\n  - { name: sales-service, type: custom, path: . }\n", "sales-service" },
        { "/repo/mta.yaml", "modules:\n  - { name: x, type: custom, path: . }\n  - { name: y, type: custom, path: . }\n", null },
        { "/repo/mta.yaml", "modules:\n  - { name: x, type: custom, path: src/Sales.Service, parameters: { command: dotnet Other.dll } }\n  - { name: y, type: custom, path: src/Sales.Service, parameters: { command: dotnet Sales.Service.dll } }\n", "y" },

        // Commands.
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, parameters: { command: cd Sales.Service.Web && dotnet ./Sales.Service.dll --urls http://+:8080 } }\n  - { name: b, type: custom }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, parameters: { command: dotnet Old.Sales.Service.dll } }\n  - { name: b, type: custom, parameters: { command: \"dotnet 'Sales.Service.dll'\" } }\n", "b" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, parameters: { command: dotnet Old.Sales.Service.dll } }\n  - { name: b, type: custom, parameters: { command: ./Other } }\n", null },
        { "/repo/manifest.yml", "applications:\n- name: a\n  processes:\n  - { type: web, command: dotnet Jobs.dll }\n- name: b\n  processes:\n  - { type: web, command: dotnet Sales.Service.dll }\n", "b" },
        { "/repo/manifest.yml", "applications:\n- { name: a, command: './Sales.Service', path: out }\n- { name: b, command: ./Jobs, path: out }\n", "a" },
        { "/repo/manifest.yml", "applications:\n- { name: a, docker: { image: 'registry/sales-service:1' } }\n- { name: b, docker: { image: 'registry/jobs:1' } }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: application, parameters: { docker: { image: 'registry/sales-service:1' } } }\n  - { name: b, type: application, parameters: { docker: { image: 'registry/jobs:1' } } }\n", "a" },

        // How it is built.
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: out, build-parameters: { builder: custom, commands: [ dotnet publish ../src/Sales.Service/Sales.Service.csproj -c Release -o . ] } }\n  - { name: b, type: custom, path: out2, build-parameters: { builder: custom, commands: [ dotnet publish ../src/Jobs/Jobs.csproj ] } }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, build-parameters: { builder: custom, commands: [ 'dotnet publish -c Release' ] } }\n  - { name: b, type: custom, build-parameters: { builder: custom, commands: [ 'make' ] } }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: custom, path: out, build-parameters: { builder: custom, build-result: bin/Release/net10.0/publish } }\n  - { name: b, type: custom, build-parameters: { builder: npm } }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: nodejs, path: src/Sales.Service, build-parameters: { builder: custom, commands: [ 'dotnet publish' ] } }\n  - { name: b, type: nodejs, path: web, build-parameters: { builder: npm } }\n", "a" },

        // What runs it.
        { "/repo/mtad.yaml", "modules:\n  - { name: a, type: nodejs, parameters: { buildpacks: [ 'https://github.com/cloudfoundry/dotnet-core-buildpack.git#v2.4.5' ] } }\n  - { name: b, type: nodejs }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: a, type: java.tomcat, parameters: { buildpack: dotnet_core_buildpack } }\n  - { name: b, type: java }\n", "a" },
        { "/repo/manifest.yml", "buildpacks: &b [ dotnet_core_buildpack ]\napplications:\n- { name: a, buildpacks: *b }\n- { name: b, buildpacks: [ nodejs_buildpack ] }\n", "a" },
        { "/repo/manifest.yml", "applications:\n- { name: a, buildpacks: [ binary_buildpack ], env: { DOTNET_gcServer: '0' } }\n- { name: b, buildpacks: [ binary_buildpack ] }\n", "a" },
        { "/repo/mta.yaml", "modules:\n  - { name: ui, type: html5, path: ui }\n  - { name: db, type: hdb, path: db }\n  - { name: content, type: com.sap.application.content }\n  - { name: srv, type: custom, path: gen/srv }\n  - { name: web, type: approuter.nodejs, path: web }\n", "srv" },
        { "/elsewhere/mta.yaml", "modules:\n  - { name: a, type: nodejs, path: src/Sales.Service }\n  - { name: b, type: java }\n", null },
    };

    [Theory]
    [MemberData(nameof(Descriptors))]
    public void The_module_of_a_project_is_told_by_what_the_descriptor_says_of_it(string path, string text, string? expected)
    {
        var landscape = LandscapeModel.Create([ManifestFile.Read(path, text, ManifestKind.Deployment)], _sales);

        Assert.Equal(expected, ProjectModule.Find(landscape.Descriptors[0], _sales)?.Name);
        Assert.Equal("b", ProjectModule.Find(landscape.Descriptors[0], _sales with { Module = "b" })?.Name ?? "b");
        Assert.Null(ProjectModule.Find(landscape.Descriptors[0], _sales with { Module = "none" }));
    }

    [Theory]
    [InlineData("C:\\repo\\mta.yaml", "C:\\repo\\src\\Sales.Service")]
    [InlineData("C:\\repo\\deploy\\..\\mta.yaml", "c:/repo/src/Sales.Service/")]
    [InlineData("/repo/./mta.yaml", "/repo/src/other/../Sales.Service")]
    public void Paths_of_every_system_are_compared(string descriptor, string directory)
    {
        var landscape = LandscapeModel.Create([ManifestFile.Read(descriptor, "modules:\n  - { name: a, type: custom, path: src/Sales.Service }\n  - { name: b, type: custom, path: src/Jobs }\n", ManifestKind.Deployment)], ProjectContext.Unknown);

        Assert.Equal("a", ProjectModule.Find(landscape.Descriptors[0], new ProjectContext { Directory = directory })?.Name);
    }
}
