using System.Collections.ObjectModel;

namespace Btp.Connectivity.Testing;

/// <summary>The files of one kind in a test. A relative name is put below <c>/0/</c>.</summary>
public sealed class SourceFileCollection(string prefix = "File") : Collection<SourceFile>
{
    /// <summary>Where a test's files pretend to be.</summary>
    public const string Root = "/0/";

    /// <summary>Adds C# under the next free name: <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c> and so on.</summary>
    public void Add(string content) => Add($"{prefix}{Count}.cs", content);

    /// <summary>Adds a file.</summary>
    public void Add(string name, string content) => Add(name, content, new Dictionary<string, string>());

    /// <summary>Adds a file, in the shape of Microsoft.CodeAnalysis.Testing.</summary>
    public void Add((string Name, string Content) file) => Add(file.Name, file.Content);

    /// <summary>Adds a manifest or service document under the kind of its MSBuild item.</summary>
    /// <param name="name">The file name.</param>
    /// <param name="content">The text, with markup.</param>
    /// <param name="kind">The item: <c>ODataMetadata</c>, <c>DestinationManifest</c>, <c>DeploymentDescriptor</c>, ...</param>
    public void Add(string name, string content, string kind) => Add(name, content, new Dictionary<string, string> { ["BtpKind"] = kind });

    /// <summary>Adds a manifest or service document under the kind of its MSBuild item, with more metadata of that item.</summary>
    public void Add(string name, string content, string kind, params (string Name, string Value)[] metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var all = new Dictionary<string, string> { ["BtpKind"] = kind };
        foreach (var (key, value) in metadata)
        {
            all[key] = value;
        }

        Add(name, content, all);
    }

    /// <summary>Adds a file with MSBuild item metadata.</summary>
    public void Add(string name, string content, IReadOnlyDictionary<string, string> metadata) =>
        Add(new SourceFile(FullPath(name), content, metadata));

    /// <summary>The path under which a file of that name is seen by the compiler.</summary>
    public static string FullPath(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith('/') ? name : Root + name;
    }
}
