using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Btp.Connectivity.Landscape;
using Btp.Connectivity.Landscape.Policy;
using Btp.Connectivity.Landscape.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Btp.Connectivity.Analyzers.Manifests;

/// <summary>A manifest among the additional files, and what MSBuild says beside it.</summary>
internal sealed record ManifestInput(AdditionalText File, ManifestKind Kind, string? Stage, bool IsComplete)
{
    public EquatableArray<SubaccountStage> SubaccountStages { get; init; }

    public DateTimeOffset? MasterSecretRotated { get; init; }

    public DateTimeOffset? BuildDate { get; init; }

    public bool IsIgnored { get; init; }
}

/// <summary>Finds the manifests among the additional files, by the MSBuild item that they come from.</summary>
internal static class ManifestInputs
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    // Every keystroke in code makes a new compilation with the same texts of the manifests. They live as long as the editor keeps the texts.
    private static readonly ConditionalWeakTable<SourceText, PositionedDocument> _documents = new();

    public static ImmutableArray<ManifestInput> Of(AnalyzerOptions options)
    {
        var inputs = ImmutableArray.CreateBuilder<ManifestInput>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ignored = new Lazy<GitIgnore>(() => GitIgnore.Read(Ignored(options)));
        foreach (var file in options.AdditionalFiles)
        {
            var metadata = options.AnalyzerConfigOptionsProvider.GetOptions(file);
            if (KindOf(metadata) is { } kind && seen.Add(file.Path))
                inputs.Add(new ManifestInput(file, kind, Value(metadata, "Stage"), IsTrue(Value(metadata, "Complete"))) { SubaccountStages = Stages(Value(metadata, "SubaccountStages")), MasterSecretRotated = Day(Value(metadata, "MasterSecretRotated")), BuildDate = Day(Value(metadata, "BuildDate")), IsIgnored = kind is ManifestKind.Environment or ManifestKind.Settings && ignored.Value.Ignores(file.Path) });
        }

        // Editors keep the files of a project in an order of their own. What a build finds where, they find there too.
        inputs.Sort(static (left, right) => string.CompareOrdinal(left.File.Path, right.File.Path));
        return inputs.ToImmutable();
    }

    private static IEnumerable<(string Path, string Text)> Ignored(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Value(options.AnalyzerConfigOptionsProvider.GetOptions(file), "BtpKind") == "GitIgnoreFile" && file.GetText() is { } text)
                yield return (file.Path, text.ToString());
        }
    }

    /// <summary>The suppressions among the additional files.</summary>
    public static IReadOnlyList<IgnoreList> IgnoreLists(AnalyzerOptions options, CancellationToken cancellation)
    {
        var lists = new List<IgnoreList>();
        foreach (var file in options.AdditionalFiles)
        {
            if (Value(options.AnalyzerConfigOptionsProvider.GetOptions(file), "BtpKind") == "BtpIgnoreFile" && file.GetText(cancellation) is { } text)
                lists.Add(IgnoreList.Read(file.Path, text.ToString()));
        }

        return lists;
    }

    public static bool IsManifest(AdditionalText file, AnalyzerConfigOptionsProvider options) => KindOf(options.GetOptions(file)) is not null;

    public static LandscapeModel Read(ImmutableArray<ManifestInput> inputs, ProjectContext project, IReadOnlyList<IgnoreList> ignoreLists, CancellationToken cancellation)
    {
        var files = new List<ManifestFile>();
        foreach (var input in inputs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (input.File.GetText(cancellation) is { } text)
                files.Add(new ManifestFile(Document(input.File.Path, text), input.Kind) { Stage = input.Stage, IsComplete = input.IsComplete, SubaccountStages = input.SubaccountStages, MasterSecretRotated = input.MasterSecretRotated, IsIgnored = input.IsIgnored });
        }

        return LandscapeModel.Create(files, project with { Today = inputs.Select(input => input.BuildDate).FirstOrDefault(day => day is not null) }, ignoreLists);
    }

    /// <summary>The document of a text, read once however often it is asked for.</summary>
    internal static PositionedDocument Document(string path, SourceText text)
    {
        var document = _documents.GetValue(text, unread => PositionedDocument.Read(path, unread.ToString()));
        return document.Path == path ? document : PositionedDocument.Read(path, text.ToString());
    }

    private static ManifestKind? KindOf(AnalyzerConfigOptions metadata) => Value(metadata, "BtpKind") switch
    {
        "DestinationManifest" => ManifestKind.Destinations,
        "DeploymentDescriptor" => ManifestKind.Deployment,
        "CloudConnectorManifest" => ManifestKind.CloudConnector,
        "SettingsFile" => ManifestKind.Settings,
        "EnvironmentFile" => ManifestKind.Environment,
        _ => null,
    };

    // The targets hand lists over with '|', because the compiler's own file format ends a value at ';'.
    private static EquatableArray<SubaccountStage> Stages(string? list)
    {
        var stages = new List<SubaccountStage>();
        foreach (var item in (list ?? "").Split('|', ';', ','))
        {
            var equals = item.IndexOf('=');
            if (equals > 0)
                stages.Add(new SubaccountStage(item.Substring(0, equals).Trim(), item.Substring(equals + 1).Trim()));
        }

        return stages.ToEquatableArray();
    }

    private static DateTimeOffset? Day(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    // MSBuild hands over metadata that is not set as empty text.
    private static string? Value(AnalyzerConfigOptions metadata, string name) =>
        metadata.TryGetValue(Metadata + name, out var value) && value.Length > 0 ? value : null;

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
