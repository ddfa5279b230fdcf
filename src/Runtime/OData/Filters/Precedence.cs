namespace Btp.Connectivity.OData.Filters;

/// <summary>How tightly an expression binds (OData 4.01 URL conventions, 5.1.1.17; V2 agrees). Higher binds tighter.</summary>
internal static class Precedence
{
    public const int Or = 1;
    public const int And = 2;
    public const int Equality = 3;
    public const int Relational = 4;
    public const int Additive = 5;
    public const int Multiplicative = 6;
    public const int Unary = 7;
    public const int Primary = 9;
}
