using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Testing;

/// <summary>What a test compiles against: reference assemblies of the SDK, never whatever the test process happens to have loaded.</summary>
public static class References
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> DotNet = new(() => Load("Microsoft.NETCore.App.Ref"));
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Web = new(() => Load("Microsoft.AspNetCore.App.Ref"));
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Toolkit = new(() => WithDependencies("Btp.Connectivity.dll"));

    /// <summary>.NET 10.</summary>
    public static IReadOnlyList<MetadataReference> Net100 => DotNet.Value;

    /// <summary>ASP.NET Core 10, without <see cref="Net100"/>.</summary>
    public static IReadOnlyList<MetadataReference> AspNetCore => Web.Value;

    /// <summary>The toolkit's runtime and what it refers to, without <see cref="Net100"/>. The test project has to reference <c>src/Runtime</c>.</summary>
    public static IReadOnlyList<MetadataReference> Runtime => Toolkit.Value;

    /// <summary>An assembly beside the test assembly (or at a full path), with everything that it refers to beyond .NET itself.</summary>
    /// <exception cref="FileNotFoundException">The assembly is not there.</exception>
    public static IReadOnlyList<MetadataReference> WithDependencies(string assembly)
    {
        var start = Path.GetFullPath(assembly, AppContext.BaseDirectory);
        if (!File.Exists(start))
        {
            throw new FileNotFoundException($"{assembly} is not beside the test assembly: add a project reference to the test project.", start);
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal) { [Path.GetFileName(start)] = start };
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var path))
        {
            foreach (var name in Referenced(path).Where(name => !found.ContainsKey(name) && !File.Exists(Path.Combine(Pack("Microsoft.NETCore.App.Ref"), name))))
            {
                var next = new[] { AppContext.BaseDirectory, Path.GetDirectoryName(start)!, Pack("Microsoft.AspNetCore.App.Ref") }
                    .Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
                if (next is not null)
                {
                    found.Add(name, next);
                    open.Enqueue(next);
                }
            }
        }

        return [.. found.Values.Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static List<MetadataReference> Load(string pack) =>
        [.. Directory.GetFiles(Pack(pack), "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];

    // <dotnet>/packs/<pack>/<version>/ref/net10.0; the runtime directory is <dotnet>/shared/Microsoft.NETCore.App/<version>/.
    private static string Pack(string name)
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", name));
        var versions = Directory.Exists(root) ? Directory.GetDirectories(root, "10.*") : [];
        return versions
            .Select(version => (Version: Version.TryParse(Path.GetFileName(version).Split('-')[0], out var parsed) ? parsed : new Version(0, 0), Path: Path.Combine(version, "ref", "net10.0")))
            .Where(candidate => Directory.Exists(candidate.Path))
            .OrderByDescending(candidate => candidate.Version)
            .Select(candidate => candidate.Path)
            .FirstOrDefault() ?? throw new DirectoryNotFoundException($"No reference assemblies of .NET 10 below {root}: install the .NET 10 SDK, not only its runtime.");
    }

    private static List<string> Referenced(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return [];
        }

        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name) + ".dll")];
    }
}
