using System.Reflection;
using Btp.Connectivity.EndToEnd.Harness;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd;

/// <summary>The sample's build stops as soon as one property of its RFC or TCP destinations does not fit.</summary>
public sealed class SamplePolicyTests : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateDirectory(RepositoryRoot.Path("artifacts", "sample-" + Guid.NewGuid().ToString("N")[..8]));

    public void Dispose() => _copy.Delete(true);

    [Theory]
    [InlineData("destinations.json", "\"jco.client.sysnr\": \"00\"", "\"jco.client.sysnr\": \"01\"", "error BTP2017")]
    [InlineData("cloud-connector.json", "\"protocol\": \"TCPS\"", "\"protocol\": \"TCP\"", "error BTP4009")]
    public async Task One_property_stops_the_build(string file, string written, string broken, string expected)
    {
        Copy();
        var path = Path.Combine(_copy.FullName, "landscape", file);
        var text = File.ReadAllText(path);
        Assert.Contains(written, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(written, broken, StringComparison.Ordinal));

        var output = (await BuildAsync()).Fails().Output;

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains(file, output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_change_it_builds()
    {
        Copy();

        (await BuildAsync()).Succeeds();
    }

    // Within the repository, where its settings hold, and over the projects that are built already.
    private void Copy()
    {
        var sample = RepositoryRoot.Path("samples", "SalesService");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(sample, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                continue;
            var target = Path.Combine(_copy.FullName, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private Task<CommandResult> BuildAsync() => CommandLine.DotNetAsync(
        _copy.FullName,
        [
            "build", "SalesService.csproj", "-nologo", "-v", "q", "-consoleLoggerParameters:NoSummary", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false",
            "-c", typeof(SamplePolicyTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration,
        ]);
}
