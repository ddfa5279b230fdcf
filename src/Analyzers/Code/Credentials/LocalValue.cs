using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Finds the one value of a local that is assigned once.</summary>
internal static class LocalValue
{
    /// <summary>The value, or null if the local has none or more than one.</summary>
    public static IOperation? Find(ILocalReferenceOperation use, CancellationToken cancellation)
    {
        IOperation root = use;
        while (root.Parent is { } parent)
            root = parent;

        IOperation? value = null;
        foreach (var operation in root.Descendants())
        {
            cancellation.ThrowIfCancellationRequested();
            var assigned = Assigned(operation, use.Local, out var isUnknown);
            if (isUnknown || (assigned is not null && value is not null))
                return null;

            value = assigned ?? value;
        }

        return value;
    }

    /// <summary>Everything that a local is assigned, by <c>=</c>, <c>+=</c> and <c>??=</c>; nothing if it is handed out by reference.</summary>
    public static IReadOnlyList<IOperation> FindAll(ILocalReferenceOperation use, CancellationToken cancellation)
    {
        IOperation root = use;
        while (root.Parent is { } parent)
            root = parent;

        var values = new List<IOperation>();
        foreach (var operation in root.Descendants())
        {
            cancellation.ThrowIfCancellationRequested();
            if (operation is ICompoundAssignmentOperation or ICoalesceAssignmentOperation && operation is IAssignmentOperation { Target: ILocalReferenceOperation target } more && Is(target.Local, use.Local))
                values.Add(more.Value);
            else if (Assigned(operation, use.Local, out var isUnknown) is { } assigned)
                values.Add(assigned);
            else if (isUnknown)
                return [];
        }

        return values;
    }

    /// <summary>What is gone through where a local is a part of each element: <c>foreach (var (user, password) in accounts)</c>; null if it is none.</summary>
    public static IOperation? InLoop(ILocalReferenceOperation use, out int index)
    {
        index = 0;
        for (var operation = use.Parent; operation is not null; operation = operation.Parent)
        {
            if (operation is not IForEachLoopOperation loop || Tuple(loop.LoopControlVariable) is not { } parts)
                continue;

            for (index = 0; index < parts.Elements.Length; index++)
            {
                if (Target(parts.Elements[index]) is ILocalReferenceOperation part && Is(part.Local, use.Local))
                    return loop.Collection;
            }
        }

        return null;
    }

    private static IOperation? Assigned(IOperation operation, ILocalSymbol local, out bool isUnknown)
    {
        isUnknown = false;
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local):
                // foreach declares without an initializer, and so does "string p;", which is assigned later.
                return (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local, local):
                return assignment.Value;
            case IAssignmentOperation { Target: ILocalReferenceOperation target } when Is(target.Local, local):
                isUnknown = true;
                return null;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation target } when Is(target.Local, local):
                isUnknown = true;
                return null;
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation target } declared when Is(target.Local, local) && !IsOfTuple(declared):
                isUnknown = true;
                return null;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation item } loop when Is(item.Symbol, local):
                // One character after the other: the text as a whole is what goes where the characters go.
                return local.Type.SpecialType == Microsoft.CodeAnalysis.SpecialType.System_Char ? loop.Collection : null;
            case IDeconstructionAssignmentOperation { Value: var source } deconstruction when Tuple(source) is { } values && Tuple(deconstruction.Target) is { } targets && targets.Elements.Length == values.Elements.Length:
                for (var i = 0; i < targets.Elements.Length; i++)
                {
                    if (Target(targets.Elements[i]) is ILocalReferenceOperation element && Is(element.Local, local))
                        return values.Elements[i];
                }

                return null;
            case IDeconstructionAssignmentOperation deconstruction:
                isUnknown = deconstruction.Target.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation target && Is(target.Local, local));
                return null;
            default:
                return null;
        }
    }

    private static ITupleOperation? Tuple(IOperation operation) => operation switch
    {
        ITupleOperation tuple => tuple,
        IConversionOperation { Operand: var operand } => Tuple(operand),
        IDeclarationExpressionOperation { Expression: var expression } => Tuple(expression),
        _ => null,
    };

    private static IOperation Target(IOperation operation) => operation is IDeclarationExpressionOperation declared ? declared.Expression : operation;

    // (string u, string p) = ("a", "b") declares within the tuple; the deconstruction around it is looked at as a whole.
    private static bool IsOfTuple(IOperation operation) => operation.Parent is ITupleOperation { Parent: IDeconstructionAssignmentOperation { Value: var value } } && Tuple(value) is not null;

    private static bool Is(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
