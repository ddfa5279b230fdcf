using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>What of a file goes by the proxy for on-premise systems: variables that hold its address, the proxy, a handler with it, a client over that handler.</summary>
/// <remarks>The proxy is known by the keys of its binding (<c>onpremise_proxy_host</c>) and by names that say so. From there it follows assignments until nothing new is found.</remarks>
internal sealed class OnPremiseFlow
{
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    /// <summary>Follows a file.</summary>
    /// <param name="root">The file.</param>
    /// <param name="known">Members of other files that are known to go by the proxy.</param>
    /// <param name="model">Its semantic model.</param>
    /// <param name="cancellation">Stops the search.</param>
    public OnPremiseFlow(SyntaxNode root, IEnumerable<ISymbol> known, SemanticModel model, CancellationToken cancellation)
    {
        _symbols.UnionWith(known);
        _model = model;
        _cancellation = cancellation;
        var flows = root.DescendantNodes().Select(Flow).Where(static flow => flow.Value is not null).ToList();
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var (target, value) in flows)
            {
                if (IsOnPremise(value!) && TargetOf(target!) is { } symbol)
                    hasChanged |= _symbols.Add(symbol);
            }
        }
    }

    /// <summary>Words without which a file has nothing to do with the proxy.</summary>
    public static string[] Marks { get; } = ["onpremise_proxy", "OnPremiseProxy", "OnpremiseProxy", "onPremiseProxy", "onpremiseProxy", "onPremProxy", "OnPremProxy", "connectivityProxy", "ConnectivityProxy"];

    /// <summary>The fields, properties and methods that other files can use: those of a class in several files even where they are private.</summary>
    public IEnumerable<ISymbol> Members => _symbols.Where(static symbol =>
        symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && (symbol.DeclaredAccessibility != Accessibility.Private || symbol.ContainingType.DeclaringSyntaxReferences.Length > 1));

    /// <summary>Whether a variable, field or property holds something of the proxy.</summary>
    public bool IsOnPremise(ISymbol? symbol) => symbol is not null && _symbols.Contains((symbol as IMethodSymbol)?.ReducedFrom ?? symbol);

    /// <summary>Whether an expression has something of the proxy in it.</summary>
    public bool IsOnPremise(SyntaxNode expression)
    {
        foreach (var node in expression.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax))
        {
            var text = node switch { LiteralExpressionSyntax { Token.Value: string literal } => literal, IdentifierNameSyntax identifier => identifier.Identifier.ValueText, _ => null };
            if (text is null)
                continue;
            if (Array.Exists(Marks, mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0))
                return true;
            if (node is IdentifierNameSyntax name && _symbols.Count > 0 && IsOnPremise(_model.GetSymbolInfo(name, _cancellation).Symbol))
                return true;
        }

        return false;
    }

    private static (SyntaxNode? Target, ExpressionSyntax? Value) Flow(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => (node, value),
        PropertyDeclarationSyntax { Initializer.Value: { } value } => (node, value),
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => (node, value),
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment => (assignment.Left, assignment.Right),
        MethodDeclarationSyntax { ExpressionBody.Expression: { } value } => (node, value),
        ReturnStatementSyntax { Expression: { } value } when Returning(node) is { } member => (member, value),
        _ => (null, null),
    };

    private static SyntaxNode? Returning(SyntaxNode statement) =>
        statement.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) is (MethodDeclarationSyntax or PropertyDeclarationSyntax) and var member ? member : null;

    // A method that chooses makes clients for other systems, too.
    private static bool Chooses(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.Count > 0 && method.DescendantNodes().Any(static node => node is IfStatementSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or ConditionalExpressionSyntax)
        || method.DescendantNodes().Count(static node => node is ReturnStatementSyntax) > 1;

    private ISymbol? TargetOf(SyntaxNode target)
    {
        if (target is MethodDeclarationSyntax method)
            return !Chooses(method) && _model.GetDeclaredSymbol(method, _cancellation) is IMethodSymbol { ReturnType.SpecialType: SpecialType.None } made ? IsKind(made) : null;
        if (target is VariableDeclaratorSyntax or PropertyDeclarationSyntax)
            return IsKind(_model.GetDeclaredSymbol(target, _cancellation));

        // handler.Proxy = proxy: the handler goes by the proxy, too.
        var root = (ExpressionSyntax)target;
        if (root is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Proxy" or "DefaultProxy", Expression: var owner })
            root = owner;
        return IsKind(_model.GetSymbolInfo(root, _cancellation).Symbol);
    }

    // An answer of a client is no client.
    private static ISymbol? IsKind(ISymbol? symbol)
    {
        var type = symbol switch { ILocalSymbol local => local.Type, IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, IParameterSymbol parameter => parameter.Type, IMethodSymbol method => method.ReturnType, _ => null };
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task)
            type = task.TypeArguments[0];
        if (type is null)
            return null;
        if (type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 || type.Name is "Uri" or "UriBuilder" or "Lazy" or "IWebProxy")
            return symbol;
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.Name is "WebProxy" or "HttpMessageHandler" or "HttpMessageInvoker")
                return symbol;
        }

        return null;
    }
}
