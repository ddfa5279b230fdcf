namespace Btp.Connectivity.Landscape.Text;

/// <summary>What the names of an expression of Terraform's stand for.</summary>
internal abstract class HclScope
{
    /// <summary>How many steps all expressions of a scope may take, so that nobody waits for one that builds others without end.</summary>
    public int Steps { get; set; } = 200_000;

    /// <summary>The value of <c>var.x</c>, <c>local.x</c>, <c>each.x</c>, <c>count.index</c>.</summary>
    /// <param name="root">The first name.</param>
    /// <param name="name">The second one.</param>
    /// <param name="place">Where it is asked for.</param>
    /// <returns>A value that stands in the file where it is asked for; null if only Terraform knows it.</returns>
    public abstract PositionedNode? Value(string root, string name, SourceSpan place);

    /// <summary>The value of an argument of a resource.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="name">Its name.</param>
    /// <param name="key">Which one of several; null if there is one alone.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="place">Where it is asked for.</param>
    /// <returns>Null if only Terraform knows it.</returns>
    public abstract PositionedNode? Argument(string type, string name, string? key, string argument, SourceSpan place);

    /// <summary>The value of a node as far as it can be told; the node itself where it cannot.</summary>
    /// <param name="node">What is written.</param>
    public PositionedNode Evaluate(PositionedNode node) => HclExpression.Evaluate(node, this);

    /// <summary>A copy of a value that stands in another place, for a value that is written in another file.</summary>
    /// <param name="node">The value.</param>
    /// <param name="place">The place.</param>
    public static PositionedNode Moved(PositionedNode node, SourceSpan place) => node switch
    {
        PositionedScalar scalar => new PositionedScalar(scalar.Text, scalar.Kind, place),
        PositionedSequence sequence => new PositionedSequence([.. sequence.Items.Select(item => Moved(item, place))], place),
        PositionedMapping mapping => new PositionedMapping([.. mapping.Entries.Select(entry => new PositionedEntry((PositionedScalar)Moved(entry.Key, place), Moved(entry.Value, place)))], place),
        _ => node,
    };
}
