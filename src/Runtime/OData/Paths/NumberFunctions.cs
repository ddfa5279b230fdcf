using System.Numerics;

namespace Btp.Connectivity.OData;

/// <summary>Arithmetic and rounding, for numbers only: dates and times have their own functions.</summary>
public static class NumberFunctions
{
    extension<T>(ComparablePath<T>)
        where T : struct, INumber<T>
    {
        /// <summary>Sum (<c>add</c>).</summary>
        public static ComparablePath<T> operator +(ComparablePath<T> left, T right) => Join(left, FilterOperator.Add, right);

        /// <summary>Sum (<c>add</c>).</summary>
        public static ComparablePath<T> operator +(ComparablePath<T> left, ComparablePath<T> right) => Join(left, FilterOperator.Add, right);

        /// <summary>Difference (<c>sub</c>).</summary>
        public static ComparablePath<T> operator -(ComparablePath<T> left, T right) => Join(left, FilterOperator.Subtract, right);

        /// <summary>Difference (<c>sub</c>).</summary>
        public static ComparablePath<T> operator -(ComparablePath<T> left, ComparablePath<T> right) => Join(left, FilterOperator.Subtract, right);

        /// <summary>Product (<c>mul</c>).</summary>
        public static ComparablePath<T> operator *(ComparablePath<T> left, T right) => Join(left, FilterOperator.Multiply, right);

        /// <summary>Product (<c>mul</c>).</summary>
        public static ComparablePath<T> operator *(ComparablePath<T> left, ComparablePath<T> right) => Join(left, FilterOperator.Multiply, right);

        /// <summary>Quotient (<c>div</c>): of integers the integer part.</summary>
        public static ComparablePath<T> operator /(ComparablePath<T> left, T right) => Join(left, FilterOperator.Divide, right);

        /// <summary>Quotient (<c>div</c>): of integers the integer part.</summary>
        public static ComparablePath<T> operator /(ComparablePath<T> left, ComparablePath<T> right) => Join(left, FilterOperator.Divide, right);

        /// <summary>Remainder (<c>mod</c>).</summary>
        public static ComparablePath<T> operator %(ComparablePath<T> left, T right) => Join(left, FilterOperator.Modulo, right);

        /// <summary>Remainder (<c>mod</c>).</summary>
        public static ComparablePath<T> operator %(ComparablePath<T> left, ComparablePath<T> right) => Join(left, FilterOperator.Modulo, right);

        /// <summary>Negation.</summary>
        public static ComparablePath<T> operator -(ComparablePath<T> value) => new(Operand.Of(new UnaryNode(isNot: false, value.Operand)), value.Wire);
    }

    /// <summary>The nearest integer, halves away from zero (<c>round</c>).</summary>
    public static ComparablePath<T> Round<T>(this ComparablePath<T> value)
        where T : struct, IFloatingPoint<T>
        => Call("round", value);

    /// <summary>The greatest integer that is not greater (<c>floor</c>).</summary>
    public static ComparablePath<T> Floor<T>(this ComparablePath<T> value)
        where T : struct, IFloatingPoint<T>
        => Call("floor", value);

    /// <summary>The least integer that is not less (<c>ceiling</c>).</summary>
    public static ComparablePath<T> Ceiling<T>(this ComparablePath<T> value)
        where T : struct, IFloatingPoint<T>
        => Call("ceiling", value);

    /// <summary>The quotient with its fraction, whatever the types (<c>divby</c>, 4.01).</summary>
    public static ComparablePath<decimal> DivideBy<T>(this ComparablePath<T> value, decimal divisor)
        where T : struct, INumber<T>
        => new(Operand.Of(new BinaryNode(value.Operand, FilterOperator.DivideBy, Operand.Of(ODataLiteral.Decimal(divisor)))), EdmType.Decimal);

    private static ComparablePath<T> Call<T>(string function, ComparablePath<T> value)
        where T : struct
        => new(Operand.Of(new CallNode(function, value.Operand)), value.Wire);

    private static ComparablePath<T> Join<T>(ComparablePath<T> left, FilterOperator operation, T right)
        where T : struct
        => new(Operand.Of(new BinaryNode(left.Operand, operation, Operand.Of(ODataLiterals.Of(right, left.Wire)))), left.Wire);

    private static ComparablePath<T> Join<T>(ComparablePath<T> left, FilterOperator operation, ComparablePath<T> right)
        where T : struct
        => new(Operand.Of(new BinaryNode(left.Operand, operation, right.Operand)), left.Wire);
}
