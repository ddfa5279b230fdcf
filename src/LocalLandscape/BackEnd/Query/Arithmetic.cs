using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary><c>add sub mul div mod</c> over numbers, dates and durations.</summary>
internal static class Arithmetic
{
    /// <summary>Applies an operator to two values that are not null.</summary>
    /// <exception cref="ODataFailure">400: the operands do not go together, a division by zero, a number out of range.</exception>
    public static object Apply(BinaryOperatorKind kind, object left, object right)
    {
        try
        {
            return (left, right) switch
            {
                (DateTimeOffset a, TimeSpan b) => kind == BinaryOperatorKind.Add ? a + b : a - b,
                (TimeSpan a, DateTimeOffset b) when kind == BinaryOperatorKind.Add => b + a,
                (DateTimeOffset a, DateTimeOffset b) when kind == BinaryOperatorKind.Subtract => a - b,
                (TimeSpan a, TimeSpan b) => kind == BinaryOperatorKind.Add ? a + b : a - b,
                (Date a, TimeSpan b) => (Date)((DateTime)a).Add(kind == BinaryOperatorKind.Add ? b : -b).Date,
                (Date a, Date b) when kind == BinaryOperatorKind.Subtract => (DateTime)a - (DateTime)b,
                _ when Operators.IsNumber(left) && Operators.IsNumber(right) => Numbers(kind, left, right),
                _ => throw ODataFailure.BadRequest($"{kind} cannot be applied to {left.GetType().Name} and {right.GetType().Name}"),
            };
        }
        catch (Exception error) when (error is DivideByZeroException or OverflowException or ArgumentOutOfRangeException)
        {
            throw ODataFailure.BadRequest(error is DivideByZeroException ? "Division by zero" : "A number of the expression is out of range", inner: error);
        }
    }

    /// <summary>The order of two numbers of any types.</summary>
    public static int CompareNumbers(object left, object right) =>
        InDouble(left) || InDouble(right)
            ? Operators.ToDouble(left).CompareTo(Operators.ToDouble(right))
            : Operators.ToDecimal(left).CompareTo(Operators.ToDecimal(right));

    private static object Numbers(BinaryOperatorKind kind, object left, object right)
    {
        if (InDouble(left) || InDouble(right))
        {
            var (a, b) = (Operators.ToDouble(left), Operators.ToDouble(right));
            return kind switch
            {
                BinaryOperatorKind.Add => a + b,
                BinaryOperatorKind.Subtract => a - b,
                BinaryOperatorKind.Multiply => a * b,
                BinaryOperatorKind.Divide => a / b,
                _ => a % b,
            };
        }
        var (x, y) = (Operators.ToDecimal(left), Operators.ToDecimal(right));
        return kind switch
        {
            BinaryOperatorKind.Add => x + y,
            BinaryOperatorKind.Subtract => x - y,
            BinaryOperatorKind.Multiply => x * y,
            // div of two integers is an integer division (OData 4.01 part 2, 5.1.1.2.5)
            BinaryOperatorKind.Divide when left is not decimal && right is not decimal => decimal.Truncate(x / y),
            BinaryOperatorKind.Divide => x / y,
            _ => x % y,
        };
    }

    private static bool InDouble(object value) => value is double or float;
}
