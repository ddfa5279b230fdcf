namespace Btp.Connectivity.Metadata.Csdl.Documents;

/// <summary>Ends the reading of a document that gives no model. It never leaves <see cref="MetadataReader"/>.</summary>
/// <param name="reason">What was found and what was expected.</param>
/// <param name="line">Line, from 1.</param>
/// <param name="column">Column, from 1.</param>
internal sealed class MetadataRefusedException(string reason, int line, int column) : Exception(reason)
{
    /// <summary>The refusal as readers of the result see it.</summary>
    public MetadataProblem Problem { get; } = new(MetadataProblemKind.Unreadable, "", reason, Math.Max(line, 1), Math.Max(column, 1));
}
