using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <content>What locals, fields, properties and elements were given.</content>
internal static partial class ConstantResolver
{
    // A local that is assigned more than once has one of several texts. A word may be what it is before anything is known.
    private static IReadOnlyList<string> ResolveLocal(ILocalReferenceOperation local, int depth, CancellationToken cancellation)
    {
        if (LocalValue.Find(local, cancellation) is { } single)
            return Resolve(single, depth + 1, cancellation);

        var looped = LocalValue.InLoop(local, out var index);
        if (looped is not null)
        {
            var tuples = ElementsOf(looped, depth, cancellation).Select(Unconverted).OfType<ITupleOperation>().Where(tuple => tuple.Elements.Length > index);
            return PossibleTexts.Union([.. tuples.Select(tuple => Resolve(tuple.Elements[index], depth + 1, cancellation))]);
        }

        var values = LocalValue.FindAll(local, cancellation);
        if (values.Any(static value => value.Parent is ICompoundAssignmentOperation))
            return PossibleTexts.Concat([.. values.Select(value => Resolve(value, depth + 1, cancellation))]);

        return values.Count == 0 ? PossibleTexts.Unknown : PossibleTexts.Union([.. values.Select(value => PossibleTexts.WithoutWords(Resolve(value, depth + 1, cancellation)))]);
    }

    private static IReadOnlyList<string> ResolveElement(IOperation tuple, IFieldSymbol element, int depth, CancellationToken cancellation)
    {
        var value = tuple is ILocalReferenceOperation local ? LocalValue.Find(local, cancellation) : tuple;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        var name = (element.CorrespondingTupleField ?? element).Name;
        return value is ITupleOperation { Elements: var elements } && name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(name.Substring(4), out var number) && number > 0 && number <= elements.Length
            ? Resolve(elements[number - 1], depth + 1, cancellation)
            : PossibleTexts.Unknown;
    }

    private static IEnumerable<IOperation> ElementsOf(IOperation array, int depth, CancellationToken cancellation) => depth > DepthLimit ? [] : Definition(array, cancellation) switch
    {
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
        IArrayInitializerOperation items => items.ElementValues,
        ICollectionExpressionOperation collection => collection.Elements,
        _ => [],
    };

    // What a local or a read-only field of this file is initialized with.
    private static IOperation? Definition(IOperation value, CancellationToken cancellation)
    {
        var defined = Unconverted(value) switch
        {
            ILocalReferenceOperation local => LocalValue.Find(local, cancellation),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && reference.SyntaxTree == value.Syntax.SyntaxTree && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initial } ? value.SemanticModel?.GetOperation(initial, cancellation) : null,
            var other => other,
        };
        return defined is null ? null : Unconverted(defined);
    }

    // Another file's operations are out of reach of an analyzer that wants to be fast; literals there can be read as syntax.
    private static IReadOnlyList<string> ResolveInitializer(ISymbol symbol, IOperation use, int depth, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var values = ReturnedValues.Of(reference.GetSyntax(cancellation));
            if (values.Count == 0)
                continue;
            if (reference.SyntaxTree != use.Syntax.SyntaxTree)
                return values.Count == 1 && SyntaxConstant.Read(values[0]) is { } text ? [text] : PossibleTexts.Unknown;

            IReadOnlyList<string> Of(ExpressionSyntax value) => ResolveReturned(use.SemanticModel?.GetOperation(value, cancellation), use as IInvocationOperation, depth + 1, cancellation);
            return values.Count == 1 ? Of(values[0]) : PossibleTexts.Union([.. values.Select(value => PossibleTexts.WithoutWords(Of(value)))]);
        }

        return symbol is IFieldSymbol { IsReadOnly: true } field && AssignedInConstructor(field, use.Syntax.SyntaxTree, cancellation) is { } assigned ? Resolve(use.SemanticModel?.GetOperation(assigned, cancellation), depth + 1, cancellation) : PossibleTexts.Unknown;
    }

    // The one assignment to a read-only field, if it stands in this file.
    private static ExpressionSyntax? AssignedInConstructor(IFieldSymbol field, SyntaxTree tree, CancellationToken cancellation)
    {
        ExpressionSyntax? value = null;
        foreach (var constructor in field.IsStatic ? field.ContainingType.StaticConstructors : field.ContainingType.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference || reference.SyntaxTree != tree)
                continue;

            foreach (var node in reference.GetSyntax(cancellation).DescendantNodes())
            {
                var name = node is AssignmentExpressionSyntax assignment ? assignment.Left switch { IdentifierNameSyntax identifier => identifier.Identifier.ValueText, MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var member } => member.Identifier.ValueText, _ => null } : null;
                if (name != field.Name)
                    continue;
                if (value is not null)
                    return null;
                value = ((AssignmentExpressionSyntax)node).Right;
            }
        }

        return value;
    }
}
