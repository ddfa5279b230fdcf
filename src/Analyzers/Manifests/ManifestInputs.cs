using System.Collections.Immutable;
using Btp.Connectivity.Landscape;
using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>A manifest among the additional files, and what MSBuild says beside it.</summary>
internal sealed record ManifestInput(AdditionalText File, ManifestKind Kind, string? Stage, bool IsComplete);

/// <summary>Finds the manifests among the additional files, by the MSBuild item that they come from.</summary>
internal static class ManifestInputs
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    public static ImmutableArray<ManifestInput> Of(AnalyzerOptions options)
    {
        var inputs = ImmutableArray.CreateBuilder<ManifestInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in options.AdditionalFiles)
        {
            var metadata = options.AnalyzerConfigOptionsProvider.GetOptions(file);
            if (KindOf(metadata) is { } kind && seen.Add(file.Path))
                inputs.Add(new ManifestInput(file, kind, Value(metadata, "Stage"), IsTrue(Value(metadata, "Complete"))));
        }

        return inputs.ToImmutable();
    }

    public static bool IsManifest(AdditionalText file, AnalyzerConfigOptionsProvider options) => KindOf(options.GetOptions(file)) is not null;

    public static LandscapeModel Read(ImmutableArray<ManifestInput> inputs, ProjectContext project, CancellationToken cancellation)
    {
        var files = new List<ManifestFile>();
        foreach (var input in inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (input.File.GetText(cancellation) is { } text)
                files.Add(new ManifestFile(PositionedDocument.Read(input.File.Path, text.ToString()), input.Kind) { Stage = input.Stage, IsComplete = input.IsComplete });
        }

        return LandscapeModel.Create(files, project);
    }

    private static ManifestKind? KindOf(AnalyzerConfigOptions metadata) => Value(metadata, "BtpKind") switch
    {
        "DestinationManifest" => ManifestKind.Destinations,
        "DeploymentDescriptor" => ManifestKind.Deployment,
        "CloudConnectorManifest" => ManifestKind.CloudConnector,
        "EnvironmentFile" => ManifestKind.Environment,
        _ => null,
    };

    // MSBuild hands over metadata that is not set as empty text.
    private static string? Value(AnalyzerConfigOptions metadata, string name) =>
        metadata.TryGetValue(Metadata + name, out var value) && value.Length > 0 ? value : null;

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
