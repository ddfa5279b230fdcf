using System.Text.Json;
using Btp.Connectivity.EndToEnd.Harness;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd;

/// <summary>Which files of a project reach the compiler, and with what metadata: the build integration of the package, evaluated by MSBuild.</summary>
public sealed class ProjectItemTests : IDisposable
{
    private readonly string _outside;
    private readonly string _folder;

    public ProjectItemTests()
    {
        _outside = Directory.CreateTempSubdirectory("btp-items-").FullName;
        _folder = Directory.CreateDirectory(Path.Combine(_outside, "repository")).FullName;
    }

    public void Dispose() => Directory.Delete(_outside, recursive: true);

    [Fact]
    public async Task An_item_becomes_an_additional_file_with_its_kind_and_metadata()
    {
        var files = await FilesAsync("""<ODataMetadata Include="Metadata/A.edmx" ServicePath="/odata/a" /><DestinationManifest Include="landscape/d.json" Stage="production" />""");

        Assert.Equal(["Metadata/A.edmx", "landscape/d.json"], files.Select(file => file["Identity"]));
        Assert.Equal(["ODataMetadata", "DestinationManifest"], files.Select(file => file["BtpKind"]));
        Assert.Equal("/odata/a", files[0]["ServicePath"]);
        Assert.Equal("production", files[1]["Stage"]);
    }

    [Fact]
    public async Task A_list_travels_with_bars_because_the_compiler_cuts_at_semicolons()
    {
        var files = await FilesAsync("""<CloudConnectorManifest Include="scc.json" SubaccountStages="a=production;b=development" />""");

        Assert.Equal("a=production|b=development", Assert.Single(files)["SubaccountStages"]);
    }

    [Fact]
    public async Task A_Cloud_Connector_is_held_against_the_day_of_the_build_unless_the_project_fixes_it()
    {
        var files = await FilesAsync("""<CloudConnectorManifest Include="scc.json" />""");

        Assert.Equal(10, Assert.Single(files)["BuildDate"].Length);
    }

    [Fact]
    public async Task What_git_ignores_is_known_up_to_the_root_of_the_repository()
    {
        Write("app/default-env.json", "app/env/.cdsrc-private.json", ".gitignore", "repo-is-not-here/.gitignore");
        Assert.Equal([".gitignore"], await IgnoredAsync());

        Write("app/.gitignore", "app/env/.gitignore", "app/.git/HEAD", "app/.git/info/exclude");
        Assert.Equal(["app/.gitignore", "app/.git/info/exclude", "app/env/.gitignore"], await IgnoredAsync());

        async Task<IEnumerable<string>> IgnoredAsync() =>
            (await FilesAsync("""<EnvironmentFile Include="env/.cdsrc-private.json" />""")).Where(file => file["BtpKind"] == "GitIgnoreFile").Select(file => Path.GetRelativePath(_folder, file["FullPath"]).Replace('\\', '/'));
    }

    [Fact]
    public async Task Without_an_environment_file_what_git_ignores_is_nobody_s_business()
    {
        Write("app/.gitignore");

        Assert.Empty(await FilesAsync(""));
    }

    [Fact]
    public async Task Files_of_fixed_names_beside_the_project_need_no_item()
    {
        Write("app/mta.yaml", "app/mtad.yaml", "app/manifest.yml", "app/default-env.json", "app/other.yaml");

        var files = await FilesAsync("");

        Assert.Equal(["mta.yaml", "mtad.yaml", "manifest.yml", "default-env.json"], files.Select(file => Path.GetFileName(file["Identity"])));
        Assert.Equal(["DeploymentDescriptor", "DeploymentDescriptor", "DeploymentDescriptor", "EnvironmentFile"], files.Select(file => file["BtpKind"]));
    }

    [Theory]
    [InlineData(".git/HEAD")]
    [InlineData(".git")]
    [InlineData("Shop.sln")]
    [InlineData("Shop.slnx")]
    public async Task The_root_of_a_repository_or_solution_counts_too(string marker)
    {
        Write("mta.yaml", marker);

        Assert.Equal(Path.Combine(_folder, "mta.yaml"), Assert.Single(await FilesAsync(""))["FullPath"]);
    }

    [Theory]
    [InlineData("mta.yaml", true)]
    [InlineData("../mta.yaml", false)]
    public async Task The_folder_directly_above_holds_the_descriptor_of_a_module_and_folders_further_up_do_not_count(string descriptor, bool counts)
    {
        Write(descriptor);

        var files = await FilesAsync("");

        Assert.Equal(counts ? 1 : 0, files.Count);
    }

    [Fact]
    public async Task Settings_come_by_themselves_from_the_project_the_root_and_the_folder_of_the_descriptor()
    {
        Write("app/appsettings.json", "app/appsettings.Production.json", "app/Properties/launchSettings.json", "app/.env", "app/k8s/base/secret.yaml", "app/chart/values.yaml", "app/other.yaml", "app/docs/k8s.yaml", "app/web.config", "app/Dockerfile");
        Write("mta.yaml", "prod.mtaext", "xs-security.json", "terraform/main.tf", "k8s/deployment.yml", "other/appsettings.json");

        var files = await FilesAsync("");

        var settings = files.Where(file => file["BtpKind"] == "SettingsFile").Select(file => Path.GetRelativePath(_folder, file["FullPath"]).Replace('\\', '/')).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["app/.env", "app/Dockerfile", "app/Properties/launchSettings.json", "app/appsettings.Production.json", "app/appsettings.json", "app/chart/values.yaml", "app/k8s/base/secret.yaml", "app/web.config", "k8s/deployment.yml", "prod.mtaext", "terraform/main.tf", "xs-security.json"],
            settings);
    }

    [Fact]
    public async Task A_descriptor_that_the_project_names_itself_is_no_settings_file_as_well()
    {
        Write("app/k8s/deployment.yaml", "app/prod.mtaext");

        var files = await FilesAsync("""<DeploymentDescriptor Include="k8s/*.yaml;prod.mtaext" />""");

        Assert.Equal(["DeploymentDescriptor", "DeploymentDescriptor"], files.Select(file => file["BtpKind"]));
    }

    [Fact]
    public async Task Tests_make_up_their_settings()
    {
        Write("app/appsettings.json");

        Assert.Empty(await FilesAsync("", "-p:IsTestProject=true"));
    }

    [Fact]
    public async Task An_explicit_item_for_the_same_file_is_not_doubled_and_keeps_its_metadata()
    {
        Write("mta.yaml", "Shop.sln");

        var file = Assert.Single(await FilesAsync("""<DeploymentDescriptor Include="../mta.yaml" Stage="production" />"""));

        Assert.Equal("production", file["Stage"]);
    }

    [Fact]
    public async Task A_project_can_decline()
    {
        Write("app/mta.yaml");

        Assert.Empty(await FilesAsync("", "-p:EnableDefaultBtpItems=false"));
    }

    [Theory]
    [InlineData("roslyn4.14")]
    [InlineData("roslyn5.9")]
    public async Task A_compiler_that_loads_the_analyzers_passes(string compiler) =>
        (await EvaluateAsync("", "-t:BtpCheckCompiler", $"-p:CompilerApiVersion={compiler}")).Succeeds();

    [Theory]
    [InlineData("roslyn4.13")]
    [InlineData("roslyn4.9")]
    [InlineData("")]
    public async Task A_compiler_that_would_leave_the_analyzers_out_is_an_error(string compiler) => Assert.Contains(
        "error BTP5000: Btp.Connectivity needs a C# compiler with Roslyn 4.14 or later",
        (await EvaluateAsync("", "-t:BtpCheckCompiler", $"-p:CompilerApiVersion={compiler}")).Fails().Output,
        StringComparison.Ordinal);

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    private async Task<List<Dictionary<string, string>>> FilesAsync(string items, params string[] arguments)
    {
        var result = (await EvaluateAsync(items, ["-getItem:AdditionalFiles", .. arguments])).Succeeds();
        using var json = JsonDocument.Parse(result.Output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => item.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!))];
    }

    private async Task<CommandResult> EvaluateAsync(string items, params string[] arguments)
    {
        var integration = RepositoryRoot.Path("src", "Runtime", "buildTransitive", "Btp.Connectivity");
        var project = Path.Combine(_folder, "app", "App.proj");
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        await File.WriteAllTextAsync(project, $"""<Project><Import Project="{integration}.props" /><ItemGroup>{items}</ItemGroup><Import Project="{integration}.targets" /></Project>""");
        return await CommandLine.DotNetAsync(_folder, ["msbuild", project, "-nologo", .. arguments]);
    }
}
