namespace Btp.Connectivity.OData;

/// <summary>One side of a filter expression: a property below a path, or a computed expression.</summary>
/// <remarks>A property of the row itself costs no allocation: no node, only its name.</remarks>
internal readonly record struct Operand(FilterNode? Node, string? Name)
{
    public int Precedence => Name is null ? Node!.Precedence : Filters.Precedence.Primary;

    public void Write(ref UrlWriter writer)
    {
        if (Name is null)
        {
            Node!.Write(ref writer);
            return;
        }

        if (Node is not null)
        {
            Node.Write(ref writer);
            writer.Raw('/');
        }

        writer.Name(Name);
    }

    /// <summary>Writes with parentheses where the operand binds weaker than its surroundings.</summary>
    public void Write(ref UrlWriter writer, int minimum)
    {
        if (Precedence >= minimum)
        {
            Write(ref writer);
            return;
        }

        writer.Raw('(');
        Write(ref writer);
        writer.Raw(')');
    }

    public FilterNode ToNode() => Join(Node, Name);

    /// <summary>A property below a path as one node; the path itself where there is no property.</summary>
    public static FilterNode Join(FilterNode? node, string? name) => name is null ? node! : new PathNode(node, name);

    public static Operand Of(in ODataLiteral literal) => new(new LiteralNode(literal), null);

    public static Operand Of(FilterNode node) => new(node, null);
}
