using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Credentials;

/// <summary>Knows where several credentials stand together: dictionaries and arrays that are called so, and tuples.</summary>
internal static class CredentialCollections
{
    // Lists of what nobody may use as a password hold no passwords; lists of names of credentials neither.
    private static readonly HashSet<string> _lists = new(StringComparer.Ordinal)
    {
        "common", "weak", "forbidden", "banned", "blocked", "disallowed", "breached", "compromised", "pwned", "leaked", "worst", "popular", "trivial", "simple", "blacklisted", "denied", "rejected", "sensitive", "known", "test", "valid", "allowed", "accepted",
    };

    /// <summary>Whether something of this name is a collection of credentials: <c>Passwords</c>, <c>_apiKeys</c>, <c>passwordsByUser</c>.</summary>
    public static bool IsNamed(string name, CredentialNames names)
    {
        if (Single(name) is not { } single || !names.IsNamed(single))
            return false;

        return !CredentialNames.Words(single).Exists(_lists.Contains);
    }

    /// <summary>The values that stand in an initializer: elements of a list, and what stands behind the keys of a dictionary.</summary>
    public static IEnumerable<ExpressionSyntax> Values(ExpressionSyntax collection) => collection switch
    {
        BaseObjectCreationExpressionSyntax { Initializer: { } items } => Values(items),
        ArrayCreationExpressionSyntax { Initializer: { } items } => Values(items),
        ImplicitArrayCreationExpressionSyntax { Initializer: { } items } => Values(items),
        InitializerExpressionSyntax items => items.Expressions.Select(Value),
        CollectionExpressionSyntax items => items.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToFrozenDictionary" or "ToImmutableDictionary" or "ToImmutableArray" or "ToList" or "AsReadOnly", Expression: var source } } => Values(source),
        _ => [],
    };

    /// <summary>The name of an element of a tuple, by itself or by what it is assigned to.</summary>
    public static string? ElementName(TupleExpressionSyntax tuple, int index, SemanticModel model, CancellationToken cancellation)
    {
        if (tuple.Arguments[index].NameColon is { Name.Identifier.ValueText: var own })
            return own;

        var target = tuple.Parent is AssignmentExpressionSyntax { Left: var left } assignment && assignment.Right == tuple ? left : null;
        if (target is DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: var variables } })
            return variables.Count > index ? (variables[index] as SingleVariableDesignationSyntax)?.Identifier.ValueText : null;
        if (target is TupleExpressionSyntax { Arguments: var targets })
        {
            return targets.Count <= index ? null : targets[index].Expression switch
            {
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } => single.Identifier.ValueText,
                IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                _ => null,
            };
        }

        return model.GetTypeInfo(tuple, cancellation).ConvertedType is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements } && elements.Length > index && elements[index].IsExplicitlyNamedTupleElement ? elements[index].Name : null;
    }

    private static ExpressionSyntax Value(ExpressionSyntax item) => item switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax, Right: var value } => value,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } => pair[1],
        _ => item,
    };

    private static string? Single(string name)
    {
        var by = name.IndexOf("sBy", StringComparison.Ordinal);
        var end = by > 2 ? by + 1 : name.Length;
        return end > 3 && name[end - 1] == 's' && name[end - 2] is not 's' ? name.Substring(0, end - 1) : null;
    }
}
