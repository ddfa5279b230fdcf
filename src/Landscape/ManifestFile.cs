using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape;

/// <summary>One file of the landscape, as read.</summary>
/// <param name="document">Its text and nodes.</param>
/// <param name="kind">What it was given to the build as.</param>
public sealed class ManifestFile(PositionedDocument document, ManifestKind kind)
{
    /// <summary>Its text and nodes.</summary>
    public PositionedDocument Document { get; } = document;

    /// <summary>What it was given to the build as.</summary>
    public ManifestKind Kind { get; } = kind;

    /// <summary>The path of the file.</summary>
    public string Path => Document.Path;

    /// <summary>The stage of this file, if it has one of its own.</summary>
    public string? Stage { get; init; }

    /// <summary>Whether nothing exists beyond this file, so that absence is evidence.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether git ignores the file, so that it stays on this machine.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>The stages of a Cloud Connector's subaccounts (<c>SubaccountStages</c>).</summary>
    public EquatableArray<SubaccountStage> SubaccountStages { get; init; }

    /// <summary>When the master secret of a Cloud Connector was changed last (<c>MasterSecretRotated</c>).</summary>
    public DateTimeOffset? MasterSecretRotated { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="text">The text.</param>
    /// <param name="kind">What it was given to the build as.</param>
    public static ManifestFile Read(string path, string text, ManifestKind kind) => new(PositionedDocument.Read(path, text), kind);
}

/// <summary>The stage of a subaccount, which no file of SAP tells.</summary>
/// <param name="Subaccount">The id of the subaccount.</param>
/// <param name="Stage">Its stage, such as <c>production</c>.</param>
public sealed record SubaccountStage(string Subaccount, string Stage);
