using System.Globalization;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>
/// Evaluates the expressions of <c>$filter</c> and <c>$orderby</c> over a row. Null follows OData 4.01 part 2, 5.1.1.1: comparisons
/// other than eq and ne with null are false, arithmetic with null is null, <c>and</c>/<c>or</c> are three-valued.
/// </summary>
internal sealed class ExpressionEvaluator(ServiceData data, IDictionary<string, SingleValueNode>? aliases = null)
{
    /// <summary>Whether a row passes a filter.</summary>
    public bool Passes(FilterClause filter, StructuredValue row, IEdmNavigationSource? source) =>
        Evaluate(filter.Expression, new Scope(filter.RangeVariable.Name, row, source)) is true;

    /// <summary>The value of an expression.</summary>
    /// <exception cref="ODataFailure">The expression uses what this back end does not evaluate (501), or divides by zero (400).</exception>
    public object? Evaluate(QueryNode node, Scope scope) => node switch
    {
        ConstantNode constant => Constant(constant),
        ConvertNode convert => Convert(convert, scope),
        BinaryOperatorNode binary => Binary(binary, scope),
        UnaryOperatorNode unary => Operators.Unary(unary.OperatorKind, Evaluate(unary.Operand, scope)),
        SingleValuePropertyAccessNode property => Row(property.Source, scope)?[property.Property.Name],
        SingleComplexNode complex => Row(complex.Source, scope)?[complex.Property.Name],
        SingleValueOpenPropertyAccessNode open => Dynamic.Value(Row(open.Source, scope)?[open.Name]),
        CollectionPropertyAccessNode collection => Row(collection.Source, scope)?[collection.Property.Name],
        CollectionComplexNode collection => Row(collection.Source, scope)?[collection.Property.Name],
        SingleNavigationNode navigation => Follow(navigation.Source, navigation.NavigationProperty, scope).FirstOrDefault(),
        CollectionNavigationNode navigation => Follow(navigation.Source, navigation.NavigationProperty, scope).ToList<object?>(),
        SingleResourceCastNode cast => Cast(Evaluate(cast.Source, scope), cast.TypeReference.Definition),
        CollectionResourceCastNode cast => Items(Evaluate(cast.Source, scope)).Where(i => Cast(i, cast.ItemType.Definition) is not null).ToList(),
        ResourceRangeVariableReferenceNode variable => scope.Find(variable.Name).Value,
        NonResourceRangeVariableReferenceNode variable => scope.Find(variable.Name).Value,
        SingleValueFunctionCallNode call => Functions.Call(call, argument => Evaluate(argument, scope)),
        AnyNode any => Items(Evaluate(any.Source, scope)).Any(i => any.Body is null || Evaluate(any.Body, Inner(any, i, scope)) is true),
        AllNode all => Items(Evaluate(all.Source, scope)).All(i => Evaluate(all.Body, Inner(all, i, scope)) is true),
        CountNode count => (long)Items(Evaluate(count.Source, scope)).Count(),
        InNode among => Among(among, scope),
        CollectionConstantNode constants => constants.Collection.Select(Constant).ToList(),
        ParameterAliasNode alias => aliases is not null && aliases.TryGetValue(alias.Alias, out var value) && value is not null ? Evaluate(value, scope) : null,
        _ => throw ODataFailure.NotOffered($"Expressions of the kind {node.Kind} are not evaluated by this service"),
    };

    private StructuredValue? Row(QueryNode node, Scope scope) => Evaluate(node, scope) as StructuredValue;

    private bool Among(InNode among, Scope scope)
    {
        var left = Evaluate(among.Left, scope);
        return Items(Evaluate(among.Right, scope)).Any(item => Operators.AreEqual(left, item));
    }

    private static Scope Inner(LambdaNode lambda, object? item, Scope outer) =>
        new(lambda.CurrentRangeVariable?.Name ?? "", item, (lambda.CurrentRangeVariable as ResourceRangeVariable)?.NavigationSource, outer);

    private object? Binary(BinaryOperatorNode node, Scope scope)
    {
        var left = Evaluate(node.Left, scope);
        return node.OperatorKind switch
        {
            BinaryOperatorKind.And when left is false => false,
            BinaryOperatorKind.Or when left is true => true,
            _ => Operators.Binary(node.OperatorKind, left, Evaluate(node.Right, scope)),
        };
    }

    private IReadOnlyList<StructuredValue> Follow(QueryNode from, IEdmNavigationProperty navigation, Scope scope)
    {
        var source = (from as SingleResourceNode)?.NavigationSource ?? scope.Source;
        return Row(from, scope) is { } row ? data.Follow(row, navigation, source) : [];
    }

    private static StructuredValue? Cast(object? value, IEdmType type) =>
        value is StructuredValue row && type is IEdmStructuredType structured && row.Type.IsOrInheritsFrom(structured) ? row : null;

    private static IEnumerable<object?> Items(object? value) => value as IEnumerable<object?> ?? [];

    private object? Convert(ConvertNode node, Scope scope)
    {
        // A literal is read anew as what it is converted to: 0.1 compared with a decimal must never have been a double.
        if (node.Source is ConstantNode { Value: float or double, LiteralText: { } literal } && node.TypeReference.IsDecimal()
            && decimal.TryParse(literal.TrimEnd('f', 'F', 'd', 'D', 'm', 'M'), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return exact;
        var value = Evaluate(node.Source, scope);
        // The parser gives what it knows no type of the type of the other operand: 2.5 would become 2 beside 2.
        return node.Source is SingleValueOpenPropertyAccessNode && Operators.IsNumber(value) ? value : Operators.Convert(value, node.TypeReference);
    }

    private static object? Constant(ConstantNode node) => node.Value switch
    {
        ODataNullValue => null,
        ODataEnumValue value when node.TypeReference?.Definition is IEdmEnumType type => new EnumValue(type, Operators.EnumNumber(type, value.Value)),
        var value => value,
    };
}
