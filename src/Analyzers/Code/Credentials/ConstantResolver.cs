using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>
/// Finds out, backwards from a sink, which texts an expression can have: constants, read-only fields, locals that are assigned once, concatenation, interpolation,
/// encodings, and every arm of a choice. What is known only at run time is <see cref="SecretText.Unknown"/> at its place in the text.
/// </summary>
internal static partial class ConstantResolver
{
    private const int DepthLimit = 8;

    /// <summary>The texts that the expression can have; at least one.</summary>
    public static IReadOnlyList<string> Resolve(IOperation operation, CancellationToken cancellation) => Resolve(operation, 0, cancellation);

    private static IReadOnlyList<string> Resolve(IOperation? operation, int depth, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null || depth > DepthLimit)
            return PossibleTexts.Unknown;

        if (operation.ConstantValue.HasValue)
            return operation.ConstantValue.Value switch { string text => [text], char c => [c.ToString()], null => [""], IFormattable number => [number.ToString(null, CultureInfo.InvariantCulture)], _ => PossibleTexts.Unknown };

        return operation switch
        {
            IConversionOperation conversion => Resolve(conversion.Operand, depth, cancellation),
            IParenthesizedOperation parenthesized => Resolve(parenthesized.Operand, depth, cancellation),
            IUtf8StringOperation utf8 => [utf8.Value],
            ICoalesceOperation coalesce => PossibleTexts.Union(Resolve(coalesce.Value, depth + 1, cancellation), Resolve(coalesce.WhenNull, depth + 1, cancellation)),
            IConditionalOperation conditional => PossibleTexts.Union(Resolve(conditional.WhenTrue, depth + 1, cancellation), Resolve(conditional.WhenFalse, depth + 1, cancellation)),
            ISwitchExpressionOperation choice => PossibleTexts.Union([.. choice.Arms.Select(arm => Resolve(arm.Value, depth + 1, cancellation))]),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => ResolveSum(sum, depth, cancellation),
            IInterpolatedStringOperation interpolated => PossibleTexts.Concat([.. interpolated.Parts.Select(part => ResolvePart(part, depth, cancellation))]),
            IArrayCreationOperation array => ResolveBytes(array.Initializer?.ElementValues),
            IArrayInitializerOperation array => ResolveBytes(array.ElementValues),
            ICollectionExpressionOperation collection => ResolveBytes(collection.Elements),
            { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax } => SyntaxConstant.ReadCharacters(operation.Syntax) is { } characters ? [characters] : PossibleTexts.Unknown,
            ILocalReferenceOperation local => ResolveLocal(local, depth, cancellation),
            IFieldReferenceOperation { Field.IsReadOnly: true } field => ResolveInitializer(field.Field, field, depth, cancellation),
            IFieldReferenceOperation { Field: { IsConst: false, ContainingType.IsTupleType: false } field } => PossibleTexts.WithoutWords(ResolveInitializer(field, operation, depth, cancellation)),
            IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.SpecialType: SpecialType.System_String } } character => Resolve(character.Instance, depth + 1, cancellation),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "Lazy" }, Instance: { } lazy } => Definition(lazy, cancellation) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } ? ResolveCode(arguments[0].Value, depth + 1, cancellation) : PossibleTexts.Unknown,
            IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_Char, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } } => ResolveCharacters(operation, depth, cancellation),
            IDelegateCreationOperation or IAnonymousFunctionOperation => ResolveCode(operation, depth, cancellation),
            IAwaitOperation wait => Resolve(wait.Operation, depth + 1, cancellation),
            IPropertyReferenceOperation { Property.SetMethod: null } property => ResolveInitializer(property.Property, property, depth, cancellation),
            IPropertyReferenceOperation { Property.IsIndexer: false } property => PossibleTexts.WithoutWords(ResolveInitializer(property.Property, property, depth, cancellation)),
            IObjectCreationOperation { Type: { Name: "ValueTask" or "StringContent" or "ByteArrayContent" or "ReadOnlyMemoryContent" }, Arguments: { Length: > 0 } content } => Resolve(content[0].Value, depth + 1, cancellation),
            IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } element, Instance: { } tuple } => ResolveElement(tuple, element, depth, cancellation),
            IArrayElementReferenceOperation { ArrayReference: var array } => PossibleTexts.Union([.. ElementsOf(array, depth, cancellation).Select(element => Resolve(element, depth + 1, cancellation))]),
            IObjectCreationOperation { Type.SpecialType: SpecialType.System_String, Arguments: { Length: > 0 } characters } => Resolve(characters[0].Value, depth + 1, cancellation),
            IInvocationOperation call => ResolveCall(call, depth, cancellation),
            ISimpleAssignmentOperation assignment => Resolve(assignment.Value, depth, cancellation),
            _ => PossibleTexts.Unknown,
        };
    }

    // Sums of thousands of texts exist in generated code; they lean to the left, deeper than a stack bears.
    private static IReadOnlyList<string> ResolveSum(IBinaryOperation sum, int depth, CancellationToken cancellation)
    {
        var terms = new List<IReadOnlyList<string>>();
        IOperation rest = sum;
        while (rest is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } next)
        {
            terms.Add(Resolve(next.RightOperand, depth + 1, cancellation));
            rest = next.LeftOperand;
        }

        terms.Add(Resolve(rest, depth + 1, cancellation));
        terms.Reverse();
        return PossibleTexts.Concat(terms);
    }

    private static IReadOnlyList<string> ResolvePart(IInterpolatedStringContentOperation part, int depth, CancellationToken cancellation) => part switch
    {
        IInterpolatedStringTextOperation text => Resolve(text.Text, depth, cancellation),
        IInterpolationOperation interpolation => Resolve(interpolation.Expression, depth + 1, cancellation),
        _ => PossibleTexts.Unknown,
    };

    // Bytes that stand in the code are a key, whatever they mean as text.
    private static IReadOnlyList<string> ResolveBytes(IEnumerable<IOperation>? elements)
    {
        var bytes = new StringBuilder();
        foreach (var element in elements ?? [])
        {
            var value = element is IConversionOperation conversion ? conversion.Operand : element;
            if (!value.ConstantValue.HasValue || value.ConstantValue.Value is string)
                return PossibleTexts.Unknown;

            // Characters make a text.
            bytes.Append(value.ConstantValue.Value);
            if (value.ConstantValue.Value is not char)
                bytes.Append(' ');
        }

        return bytes.Length == 0 ? PossibleTexts.Unknown : [bytes.ToString()];
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value;
    }

    private static bool IsNamed(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name)
                return true;
        }

        return false;
    }
}
