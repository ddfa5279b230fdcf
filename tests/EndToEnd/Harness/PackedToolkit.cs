using System.IO.Compression;
using System.Reflection;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd.Harness;

/// <summary>The four packages, packed once from what is built, in a folder that serves as a feed.</summary>
public sealed class PackedToolkit : IAsyncLifetime
{
    private static readonly string[] Projects = ["Runtime", "AspNetCore", "Mail", "LocalLandscape"];

    /// <summary>Where the packages and everything that is made of them live; outside the repository.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("btp-e2e-").FullName;

    /// <summary>The folder that serves as a feed.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>The packages' version; another one in every run, so that no cache can hold an old package.</summary>
    public string Version { get; } = $"1.0.0-e2e.{DateTime.UtcNow.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>The NuGet cache of this machine: what is in there is not fetched again.</summary>
    public string MachinePackages { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var configuration = typeof(PackedToolkit).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (var project in Projects)
        {
            var path = RepositoryRoot.Path("src", project, project + ".csproj");
            (await CommandLine.DotNetAsync(RepositoryRoot.Path(), ["pack", path, "--no-build", "-c", configuration, "-o", Feed, $"-p:Version={Version}"])).Succeeds();
        }

        var locals = (await CommandLine.DotNetAsync(Folder, ["nuget", "locals", "global-packages", "--list"])).Succeeds().Output;
        MachinePackages = locals[(locals.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Opens a package.</summary>
    /// <param name="id">The package id.</param>
    public ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));
}
