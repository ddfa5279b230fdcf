using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Generator.Inputs;

/// <summary>An additional file that this generator reads, with what MSBuild says about it; not opened yet.</summary>
/// <param name="File">The file, which is the same object as long as nobody touches it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Item metadata <c>Name</c>: the name by which declarations ask for it; null for the file's own.</param>
/// <param name="ServicePath">Item metadata <c>ServicePath</c>: where the service lives; null if the item does not say.</param>
internal sealed record InputFile(AdditionalText File, InputKind Kind, string? Name, string? ServicePath)
{
    /// <summary>The file if it is one of ours, else null.</summary>
    /// <param name="file">Any additional file.</param>
    /// <param name="options">What MSBuild says about it.</param>
    public static InputFile? Of(AdditionalText file, AnalyzerConfigOptions options) => Metadata(options, "BtpKind") switch
    {
        "ODataMetadata" => new(file, InputKind.Metadata, Metadata(options, "Name"), Metadata(options, "ServicePath")),
        "RfcMetadata" => new(file, InputKind.Rfc, null, null),
        "DestinationManifest" => new(file, InputKind.Destinations, null, null),
        "DeploymentDescriptor" => new(file, InputKind.Descriptor, null, null),
        _ => null,
    };

    /// <summary>Opens the file.</summary>
    /// <param name="cancellation">Ends reading.</param>
    public InputText Read(CancellationToken cancellation) => new(File.Path, Kind, Name, ServicePath, File.GetText(cancellation)?.ToString() ?? "");

    private static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}

/// <summary>What an additional file is to this generator.</summary>
internal enum InputKind
{
    /// <summary>A service document.</summary>
    Metadata,

    /// <summary>A destination manifest.</summary>
    Destinations,

    /// <summary>A manifest of function modules.</summary>
    Rfc,

    /// <summary>A deployment descriptor, which may bring destinations along.</summary>
    Descriptor,
}

/// <summary>An additional file with its text: equal to what it was before when somebody only touched the file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name by which declarations ask for it; null for the file's own.</param>
/// <param name="ServicePath">Where the service lives; null if the item does not say.</param>
/// <param name="Content">The text.</param>
internal sealed record InputText(string Path, InputKind Kind, string? Name, string? ServicePath, string Content);
