using System.Runtime.CompilerServices;

namespace Btp.Connectivity.OData;

/// <summary>A property compared with a value: by far the most frequent nodes, so the value lies inside.</summary>
internal abstract class ComparisonNode(Operand left, FilterOperator comparison) : FilterNode(FilterOperators.PrecedenceOf(comparison))
{
    // The name of a property of the row itself, or a node: one reference to store in place of two.
    private readonly object _left = left.Node is null ? left.Name! : Operand.Join(left.Node, left.Name);
    private readonly FilterOperator _comparison = comparison;

    protected string? Name => _left as string;

    protected string Comparison => FilterOperators.Text(_comparison);

    protected void WriteLeft(ref UrlWriter writer)
    {
        if (Name is { } name)
        {
            writer.Name(name, Comparison);
        }
        else
        {
            Unsafe.As<FilterNode>(_left).Write(ref writer, Precedence + 1);
            writer.Raw(Comparison);
        }
    }
}

/// <summary>A property compared with a value of any type.</summary>
internal sealed class ValueComparisonNode(Operand left, FilterOperator comparison, in ODataLiteral value) : ComparisonNode(left, comparison)
{
    private readonly ODataLiteral _value = value;

    public override void Write(ref UrlWriter writer)
    {
        WriteLeft(ref writer);
        _value.Write(ref writer);
    }
}

/// <summary>A property compared with a text: in SAP's services nearly all codes and numbers are texts.</summary>
internal sealed class TextComparisonNode(Operand left, FilterOperator comparison, string? value) : ComparisonNode(left, comparison)
{
    public override void Write(ref UrlWriter writer)
    {
        if (Name is { } name && value is not null)
        {
            writer.Comparison(name, Comparison, value);
            return;
        }

        WriteLeft(ref writer);
        if (value is null)
            writer.Raw("null");
        else
            writer.Quoted(value);
    }
}
