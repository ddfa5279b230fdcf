using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Testing;

/// <summary>Everything that the compiler sees in a test.</summary>
public sealed class TestState
{
    /// <summary>C# files, with markup.</summary>
    public SourceFileCollection Sources { get; } = new("Test");

    /// <summary>Manifests and service documents, with markup and item metadata.</summary>
    public SourceFileCollection AdditionalFiles { get; } = new();

    /// <summary><c>.editorconfig</c> and <c>.globalconfig</c> files, read by the compiler's own parser.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = new();

    /// <summary>MSBuild properties that the compiler sees, without the prefix <c>build_property.</c></summary>
    public IDictionary<string, string> Properties { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the code refers to beyond .NET; see <see cref="References"/>.</summary>
    public IList<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>The configuration files together with the one that MSBuild would have written of properties and item metadata.</summary>
    internal IReadOnlyList<(string Path, string Text)> ConfigFiles()
    {
        var msbuild = new StringBuilder("is_global = true\n");
        foreach (var (name, value) in Properties)
        {
            msbuild.Append(CultureInfo.InvariantCulture, $"build_property.{name} = {value}\n");
        }

        foreach (var file in AdditionalFiles.Where(file => file.Metadata.Count > 0))
        {
            msbuild.Append(CultureInfo.InvariantCulture, $"\n[{file.Path}]\n");
            foreach (var (name, value) in file.Metadata)
            {
                msbuild.Append(CultureInfo.InvariantCulture, $"build_metadata.AdditionalFiles.{name} = {value}\n");
            }
        }

        return [(SourceFileCollection.Root + "Test.GeneratedMSBuildEditorConfig.editorconfig", msbuild.ToString()), .. AnalyzerConfigFiles.Select(file => (file.Path, file.Content))];
    }
}
