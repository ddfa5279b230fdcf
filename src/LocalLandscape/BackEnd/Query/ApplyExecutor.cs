using System.Text;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>
/// Applies the transformations of <c>$apply</c> (OData Extension for Data Aggregation 4.0): filter, compute, groupby and aggregate. What
/// comes out are no entities any more but rows of what was grouped and computed.
/// </summary>
internal sealed class ApplyExecutor(QueryExecutor queries, ExpressionEvaluator evaluator, IEdmStructuredType type, IEdmNavigationSource? source)
{
    /// <summary>Whether transformations leave entities as they are.</summary>
    public static bool KeepsEntities(ApplyClause apply) => apply.Transformations.All(static t => t is FilterTransformationNode);

    /// <summary>Applies all transformations, one after the other.</summary>
    /// <exception cref="ODataFailure">501: a transformation or method that is not offered.</exception>
    public IReadOnlyList<StructuredValue> Apply(IReadOnlyList<StructuredValue> rows, IEnumerable<TransformationNode> transformations) =>
        transformations.Aggregate(rows, (current, transformation) => transformation switch
        {
            FilterTransformationNode filter => queries.Pass(current, source, filter.FilterClause, null),
            ComputeTransformationNode compute => Compute(current, compute.Expressions),
            AggregateTransformationNode aggregate => [Aggregate(current, aggregate, new StructuredValue(type))],
            GroupByTransformationNode group => Group(current, group),
            _ => throw ODataFailure.NotOffered($"The transformation {transformation.Kind} is not offered by this service", "$apply"),
        });

    /// <summary>Adds computed properties to copies of rows.</summary>
    public IReadOnlyList<StructuredValue> Compute(IReadOnlyList<StructuredValue> rows, IEnumerable<ComputeExpression> expressions) => [.. rows.Select(row =>
    {
        var copy = row.WithExtras();
        foreach (var expression in expressions)
            copy[expression.Alias] = evaluator.Evaluate(expression.Expression, At(copy));
        return copy;
    })];

    private IReadOnlyList<StructuredValue> Group(IReadOnlyList<StructuredValue> rows, GroupByTransformationNode group)
    {
        var leaves = group.GroupingProperties.SelectMany(static p => Leaves(p, [])).ToList();
        return [.. rows.GroupBy(row => Key(leaves.Select(l => evaluator.Evaluate(l.Expression, At(row)))), StringComparer.Ordinal).Select(members =>
        {
            var result = new StructuredValue(type);
            foreach (var (path, expression) in leaves)
                Set(result, path, evaluator.Evaluate(expression, At(members.First())));
            return group.ChildTransformations switch
            {
                null => result,
                AggregateTransformationNode aggregate => Aggregate([.. members], aggregate, result),
                _ => throw ODataFailure.NotOffered("Within groupby only aggregate is offered by this service", "$apply"),
            };
        })];
    }

    private static IEnumerable<(List<string> Path, SingleValueNode Expression)> Leaves(GroupByPropertyNode node, List<string> above)
    {
        List<string> path = [.. above, node.Name];
        return node.Expression is { } expression ? [(path, expression)] : node.ChildTransformations.SelectMany(c => Leaves(c, path));
    }

    private StructuredValue Aggregate(IReadOnlyList<StructuredValue> rows, AggregateTransformationNode aggregate, StructuredValue result)
    {
        foreach (var item in aggregate.AggregateExpressions)
        {
            if (item is not AggregateExpression expression)
                throw ODataFailure.NotOffered("Aggregation over collections is not offered by this service", "$apply");
            result[expression.Alias] = expression.Method == AggregationMethod.VirtualPropertyCount
                ? (long)rows.Count
                : Value(expression.Method, [.. rows.Select(r => evaluator.Evaluate(expression.Expression, At(r))).OfType<object>()]);
        }
        return result;
    }

    private static object? Value(AggregationMethod method, List<object> values) => method switch
    {
        AggregationMethod.CountDistinct => (long)values.Select(static v => Key([v])).Distinct(StringComparer.Ordinal).Count(),
        _ when values.Count == 0 => null,
        AggregationMethod.Min => values.Aggregate(static (a, b) => Operators.Compare(a, b) <= 0 ? a : b),
        AggregationMethod.Max => values.Aggregate(static (a, b) => Operators.Compare(a, b) >= 0 ? a : b),
        AggregationMethod.Sum => values.Aggregate(static (a, b) => Arithmetic.Apply(BinaryOperatorKind.Add, a, b)),
        AggregationMethod.Average when values[0] is double or float => values.Average(Operators.ToDouble),
        AggregationMethod.Average => values.Average(Operators.ToDecimal),
        _ => throw ODataFailure.NotOffered($"The aggregation method {method} is not offered by this service", "$apply"),
    };

    private static void Set(StructuredValue row, List<string> path, object? value)
    {
        foreach (var name in path.SkipLast(1))
        {
            if (row[name] is not StructuredValue inner)
                row[name] = inner = new StructuredValue(row.Type.FindProperty(name)?.Type.Definition as IEdmStructuredType ?? row.Type);
            row = inner;
        }
        row[path[^1]] = value;
    }

    private Scope At(StructuredValue row) => new("$it", row, source);

    // Null is a value to group by.
    private static string Key(IEnumerable<object?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
            text.Append(value is null ? "-" : KeyText.Of([value])).Append('|');
        return text.ToString();
    }
}
