using Btp.Connectivity.OData.Filters;

namespace Btp.Connectivity.OData;

internal enum FilterOperator : byte
{
    Equal,
    NotEqual,
    GreaterThan,
    GreaterOrEqual,
    LessThan,
    LessOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideBy,
    Modulo,
    Has,
}

internal static class FilterOperators
{
    private static readonly string[] _text =
    [
        "%20eq%20", "%20ne%20", "%20gt%20", "%20ge%20", "%20lt%20", "%20le%20",
        "%20add%20", "%20sub%20", "%20mul%20", "%20div%20", "%20divby%20", "%20mod%20", "%20has%20",
    ];

    /// <summary>The operator with its spaces, percent-encoded.</summary>
    public static string Text(FilterOperator value) => _text[(int)value];

    public static int PrecedenceOf(FilterOperator value) => Precedences[(int)value];

    private static ReadOnlySpan<byte> Precedences =>
    [
        Precedence.Equality, Precedence.Equality, Precedence.Relational, Precedence.Relational, Precedence.Relational, Precedence.Relational,
        Precedence.Additive, Precedence.Additive, Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Multiplicative, Precedence.Primary - 1,
    ];
}
