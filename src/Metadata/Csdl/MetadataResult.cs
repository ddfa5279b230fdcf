using Btp.Connectivity.Metadata.Model;

namespace Btp.Connectivity.Metadata.Csdl;

/// <summary>What reading a document gave: a model, or the reason why there is none, and what had to be left out.</summary>
/// <param name="Model">The service; null if the document could not be read at all.</param>
/// <param name="Problems">The reason, or the constructs that were skipped.</param>
public sealed record MetadataResult(ServiceModel? Model, EquatableArray<MetadataProblem> Problems);

/// <summary>One thing that could not be read.</summary>
/// <param name="Kind">Whether the whole document failed or one construct was skipped.</param>
/// <param name="Construct">What it was, for people: <c>function import 'GetPDF'</c>; empty for the whole document.</param>
/// <param name="Reason">Why, and where it helps what to write instead; no trailing period.</param>
/// <param name="Line">Line in the document, from 1.</param>
/// <param name="Column">Column in the document, from 1.</param>
public sealed record MetadataProblem(MetadataProblemKind Kind, string Construct, string Reason, int Line, int Column);

/// <summary>How much a <see cref="MetadataProblem"/> costs.</summary>
public enum MetadataProblemKind
{
    /// <summary>There is no model (BTP5001).</summary>
    Unreadable,

    /// <summary>One construct is missing from the model, the rest is there (BTP5009).</summary>
    Skipped,

    /// <summary>A document that this one refers to is not at hand, and something here needs it (BTP5011); <see cref="MetadataProblem.Construct"/> is its URI.</summary>
    MissingReference,
}
