using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>Free text search: a term matches a row when any of its texts contains it, without regard to case.</summary>
internal static class SearchMatcher
{
    public static bool Matches(QueryNode node, StructuredValue row) => node switch
    {
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => Matches(and.Left, row) && Matches(and.Right, row),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => Matches(or.Left, row) || Matches(or.Right, row),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => !Matches(not.Operand, row),
        SearchTermNode term => Contains(row, term.Text),
        _ => throw ODataFailure.NotOffered($"Search expressions of the kind {node.Kind} are not offered by this service", "$search"),
    };

    private static bool Contains(StructuredValue row, string term) => row.Values.Any(v => v.Value switch
    {
        string text => text.Contains(term, StringComparison.OrdinalIgnoreCase),
        StructuredValue complex => Contains(complex, term),
        _ => false,
    });
}
