using System.Linq;
using System.Xml.Linq;

namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>What one reading carries from step to step: the problems met, the way to other documents, and whether somebody still waits.</summary>
/// <param name="resolveReference">Gives the document that a reference leads to, or null.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class Reading(Func<DocumentReference, ReferencedDocument?>? resolveReference, CancellationToken cancellation)
{
    private readonly List<MetadataProblem> _problems = [];

    /// <summary>What was skipped so far, ordered by place.</summary>
    public IEnumerable<MetadataProblem> Problems => _problems
        .Distinct()
        .OrderBy(p => p.Line).ThenBy(p => p.Column)
        .ThenBy(p => p.Construct, StringComparer.Ordinal).ThenBy(p => p.Reason, StringComparer.Ordinal);

    /// <summary>Ends the reading.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The document behind a reference; null if nobody has it.</summary>
    /// <param name="reference">The reference.</param>
    public ReferencedDocument? Resolve(DocumentReference reference) => resolveReference?.Invoke(reference);

    /// <summary>Notes that a document is needed and nobody has it.</summary>
    /// <param name="reference">The reference to it.</param>
    /// <param name="uri">Its URI.</param>
    /// <param name="need">What it is needed for, as half a sentence.</param>
    public void Miss(XElement reference, string uri, string need) =>
        _problems.Add(new(MetadataProblemKind.MissingReference, uri, need, Math.Max(reference.Line(), 1), Math.Max(reference.Column(), 1)));

    /// <summary>Notes that one construct is left out. What is wrong in a document that is only referred to is said when that one is read.</summary>
    /// <param name="at">Where.</param>
    /// <param name="construct">What, for people.</param>
    /// <param name="reason">Why, without trailing period.</param>
    public void Skip(XElement at, string construct, string reason)
    {
        if (!IncludedSchema.Holds(at))
            _problems.Add(new(MetadataProblemKind.Skipped, construct, reason, Math.Max(at.Line(), 1), Math.Max(at.Column(), 1)));
    }
}
