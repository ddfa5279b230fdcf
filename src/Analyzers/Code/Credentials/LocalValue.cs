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
            case IDeclarationExpressionOperation { Expression: ILocalReferenceOperation target } when Is(target.Local, local):
                isUnknown = true;
                return null;
            case IDeconstructionAssignmentOperation deconstruction:
                isUnknown = deconstruction.Target.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation target && Is(target.Local, local));
                return null;
            default:
                return null;
        }
    }

    private static bool Is(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
