using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.Harness;

/// <summary>A copy of the project in <c>Consumer/</c>, outside the repository, that gets the toolkit from the packed packages.</summary>
public sealed class ConsumerProject
{
    private readonly PackedToolkit _toolkit;

    private ConsumerProject(PackedToolkit toolkit, string folder)
    {
        _toolkit = toolkit;
        Folder = folder;
    }

    /// <summary>Where the copy is.</summary>
    public string Folder { get; }

    /// <summary>Makes a copy.</summary>
    public static ConsumerProject Create(PackedToolkit toolkit)
    {
        ArgumentNullException.ThrowIfNull(toolkit);
        var folder = Path.Combine(toolkit.Folder, "consumer-" + Guid.NewGuid().ToString("N")[..8]);
        var source = RepositoryRoot.Path("tests", "EndToEnd", "Consumer");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Open(toolkit, folder);
    }

    /// <summary>Makes a project of one program, which refers to the toolkit and says nothing else.</summary>
    public static ConsumerProject Create(PackedToolkit toolkit, string program)
    {
        ArgumentNullException.ThrowIfNull(toolkit);
        var folder = Directory.CreateDirectory(Path.Combine(toolkit.Folder, "consumer-" + Guid.NewGuid().ToString("N")[..8])).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Btp.Connectivity" Version="$(ToolkitVersion)" />
              </ItemGroup>
            </Project>
            """);
        return Open(toolkit, folder);
    }

    private static ConsumerProject Open(PackedToolkit toolkit, string folder)
    {
        // A cache of its own, so that nothing of this run stays; the machine's cache and feeds stand behind it.
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(toolkit.Folder, "packages")}" /></config>
              <fallbackPackageFolders><add key="machine" value="{toolkit.MachinePackages}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="{toolkit.Feed}" /></packageSources>
            </configuration>
            """);
        return new ConsumerProject(toolkit, folder);
    }

    /// <summary>The full path of one of the project's files.</summary>
    public string Locate(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Replaces a stretch of one of the project's files.</summary>
    public void Edit(string file, string old, string @new)
    {
        var text = File.ReadAllText(Locate(file));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(Locate(file), text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Restores and builds.</summary>
    /// <param name="project">The project below the folder.</param>
    public Task<CommandResult> BuildAsync(string project = "Consumer.csproj") =>
        CommandLine.DotNetAsync(Folder, ["build", project, "-nologo", "-v", "q", "-consoleLoggerParameters:NoSummary", $"-p:ToolkitVersion={_toolkit.Version}", "-p:UseSharedCompilation=false"]);

    /// <summary>Lets <c>dotnet format</c> apply fixes to the C# of the project.</summary>
    /// <param name="arguments">The diagnostics, and further options.</param>
    public Task<CommandResult> FormatAsync(params string[] arguments) => CommandLine.DotNetAsync(
        Folder,
        ["format", "analyzers", "Consumer.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. arguments],
        new Dictionary<string, string?> { ["ToolkitVersion"] = _toolkit.Version });

    /// <summary>Runs what was built.</summary>
    /// <param name="program">The program below the folder.</param>
    /// <param name="environment">Environment variables beside the inherited ones.</param>
    /// <param name="arguments">The arguments.</param>
    public Task<CommandResult> RunAsync(string program, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        CommandLine.DotNetAsync(Folder, [Locate(program), .. arguments], environment);
}
