using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Btp.Connectivity.EndToEnd.Harness;

namespace Btp.Connectivity.EndToEnd;

/// <summary>
/// What the shipped compiler-side assemblies refer to. An editor loads them into its own process with its own versions of these assemblies, so
/// a reference that is too new works in <c>dotnet build</c> and fails there.
/// </summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class AnalyzerAssemblyTests(PackedToolkit toolkit)
{
    private const string Folder = "analyzers/dotnet/roslyn4.14/cs/";

    // The highest versions that a compiler of Roslyn 4.14 is sure to have beside it.
    private static readonly Dictionary<string, Version> Floors = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 14, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 14, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 14, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 14, 0, 0),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Collections.Immutable"] = new(9, 0, 0, 0),
        ["System.Composition.AttributedModel"] = new(9, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Reflection.Metadata"] = new(9, 0, 0, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
        ["YamlDotNet"] = new(16, 0, 0, 0),
        ["Microsoft.OData.Edm"] = new(7, 7, 2, 0),
    };

    [Fact]
    public void They_refer_to_nothing_that_a_compiler_of_Roslyn_4_14_may_lack()
    {
        var beyond = new List<string>();
        foreach (var (assembly, references) in Assemblies())
        {
            beyond.AddRange(references
                .Where(reference => !reference.Name.StartsWith("Btp.Connectivity.", StringComparison.Ordinal) && !IsAllowed(assembly, reference.Name, reference.Version))
                .Select(reference => $"{assembly} refers to {reference.Name} {reference.Version}"));
        }

        Assert.Empty(beyond);
    }

    [Fact]
    public void Everything_of_ours_that_they_refer_to_is_beside_them()
    {
        var shipped = Assemblies().Select(assembly => assembly.Name).ToHashSet();

        Assert.All(
            Assemblies().SelectMany(assembly => assembly.References).Where(reference => reference.Name.StartsWith("Btp.", StringComparison.Ordinal)),
            reference => Assert.Contains(reference.Name, shipped));
    }

    [Fact]
    public void The_check_can_fail()
    {
        Assert.False(IsAllowed("Btp.Connectivity.Generator", "System.Memory", new Version(4, 0, 2, 0)));
        Assert.False(IsAllowed("Btp.Connectivity.Generator", "System.Text.Json", new Version(4, 0, 1, 2)));
        Assert.False(IsAllowed("Btp.Connectivity.Generator", "Microsoft.CodeAnalysis", new Version(5, 0, 0, 0)));
    }

    // Edm names System.Text.Json, the version that .NET Core 3.0 came with; nothing that we call in Edm reaches it.
    private static bool IsAllowed(string assembly, string name, Version version) =>
        (Floors.TryGetValue(name, out var floor) && version <= floor)
        || (assembly == "Microsoft.OData.Edm" && name == "System.Text.Json" && version <= new Version(4, 0, 1, 2));

    private List<(string Name, List<(string Name, Version Version)> References)> Assemblies()
    {
        using var package = toolkit.Open("Btp.Connectivity");
        var assemblies = new List<(string, List<(string, Version)>)>();
        foreach (var entry in package.Entries.Where(entry => entry.FullName.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var packed = entry.Open())
            {
                packed.CopyTo(content);
            }

            content.Position = 0;
            using var image = new PEReader(content);
            var metadata = image.GetMetadataReader();
            assemblies.Add((Path.GetFileNameWithoutExtension(entry.Name), [.. metadata.AssemblyReferences
                .Select(handle => metadata.GetAssemblyReference(handle))
                .Select(reference => (metadata.GetString(reference.Name), reference.Version))]));
        }

        Assert.NotEmpty(assemblies);
        return assemblies;
    }
}
