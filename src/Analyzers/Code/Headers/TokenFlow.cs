using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>What one piece of code does with the tokens of a destination: where it gets them, whether it reads their values, and to whom it gives them.</summary>
internal sealed class TokenFlow
{
    private readonly HashSet<ISymbol> _derived = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _answers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _tokens = [];
    private readonly List<SyntaxNode> _nodes;
    private readonly SemanticModel _model;
    private readonly TokenNames _names;
    private readonly CancellationToken _cancellation;

    /// <summary>Follows a member.</summary>
    /// <param name="scope">The member, or a file with statements of its own.</param>
    /// <param name="names">What the fields of the answer are called.</param>
    /// <param name="mayBeSource">Whether a name may be the one of a member of the project that hands out tokens without having looked at them.</param>
    /// <param name="isSource">Whether a member is one.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="cancellation">Stops the search.</param>
    public TokenFlow(SyntaxNode scope, TokenNames names, Func<string, bool> mayBeSource, Func<ISymbol?, bool> isSource, SemanticModel model, CancellationToken cancellation)
    {
        (_names, _model, _cancellation) = (names, model, cancellation);
        _nodes = [.. scope.DescendantNodes(node => node == scope || scope is not CompilationUnitSyntax || node is not TypeDeclarationSyntax)];
        foreach (var node in _nodes)
        {
            var text = TokenNames.TextOf(node);
            if (text.Length == 0)
                continue;
            if (names.IsTokens(text) ? TokenNames.IsRead(node) || IsOwnMember(node) : node is SimpleNameSyntax && mayBeSource(text) && isSource(model.GetSymbolInfo(node, cancellation).Symbol))
                _tokens.Add(node);
        }

        First = _nodes.Find(_tokens.Contains);
        if (First is null)
            return;

        foreach (var token in _tokens)
        {
            if (RootOf(token) is { } root && model.GetSymbolInfo(root, cancellation).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol)
                _answers.Add(model.GetSymbolInfo(root, cancellation).Symbol!);
        }

        for (var count = -1; count != _derived.Count;)
        {
            count = _derived.Count;
            foreach (var node in _nodes)
                Derive(node);
        }
    }

    /// <summary>Where tokens are got first; null if nowhere.</summary>
    public SyntaxNode? First { get; }

    /// <summary>Whether the value of a token is read.</summary>
    public bool ReadsValue => _nodes.Exists(node => _names.IsValue(TokenNames.TextOf(node)) && TokenNames.IsRead(node) && ReceiverOf(node) is { } receiver && IsDerived(receiver));

    /// <summary>Whether errors are looked at, here or in the property of a class that hands out the value.</summary>
    public bool LooksAtError => _nodes.Exists(node => _names.IsError(TokenNames.TextOf(node)));

    /// <summary>Whether the tokens, or one of them, are what the member returns.</summary>
    public bool Returns => _nodes.Exists(node => node is ReturnStatementSyntax { Expression: { } value } && IsDerived(value) || node is ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax or AccessorDeclarationSyntax } arrow && IsDerived(arrow.Expression));

    /// <summary>The members of the project that get the answer or its tokens, and whether they get the tokens.</summary>
    public IEnumerable<(ISymbol Member, bool GetsTokens)> Calls()
    {
        foreach (var node in _nodes)
        {
            switch (node)
            {
                case InvocationExpressionSyntax call:
                    var receiver = call.Expression is MemberAccessExpressionSyntax { Expression: var owner } ? owner : null;
                    var given = call.ArgumentList.Arguments.Select(static argument => (SyntaxNode)argument.Expression).Concat(receiver is null ? [] : [receiver]).ToList();
                    var getsTokens = given.Exists(IsDerived);
                    if ((getsTokens || given.Exists(IsAnswer)) && _model.GetSymbolInfo(call, _cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } method)
                        yield return (method, getsTokens);
                    break;
                case SimpleNameSyntax when _names.IsValue(TokenNames.TextOf(node)) && TokenNames.IsRead(node) && _model.GetSymbolInfo(node, _cancellation).Symbol is IPropertySymbol { DeclaringSyntaxReferences.Length: > 0 } property:
                    yield return (property, false);
                    break;
            }
        }
    }

    private void Derive(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } variable when IsDerived(value):
                Add(_model.GetDeclaredSymbol(variable, _cancellation));
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment when IsDerived(assignment.Right):
                Add(_model.GetSymbolInfo(target, _cancellation).Symbol);
                break;
            case ForEachStatementSyntax each when IsDerived(each.Expression):
                Add(_model.GetDeclaredSymbol(each, _cancellation));
                break;
            case FromClauseSyntax from when IsDerived(from.Expression):
                Add(_model.GetDeclaredSymbol(from, _cancellation));
                break;
            // TryGetProperty("authTokens", out var tokens), is [var first, ..]
            case SingleVariableDesignationSyntax designation when designation.FirstAncestorOrSelf<ExpressionSyntax>(static each => each is InvocationExpressionSyntax or IsPatternExpressionSyntax) is { } whole && IsDerived(whole):
                Add(_model.GetDeclaredSymbol(designation, _cancellation));
                break;
            // tokens.Select(token => token.Value)
            case ParameterSyntax { Parent: LambdaExpressionSyntax or ParameterListSyntax { Parent: LambdaExpressionSyntax } } parameter when parameter.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax { Expression: var list } } && IsDerived(list):
                Add(_model.GetDeclaredSymbol(parameter, _cancellation));
                break;
        }
    }

    private void Add(ISymbol? symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
            _derived.Add(symbol);
    }

    private bool IsDerived(SyntaxNode expression) => expression.DescendantNodesAndSelf().Any(node => _tokens.Contains(node) || (_derived.Count > 0 && node is IdentifierNameSyntax && _model.GetSymbolInfo(node, _cancellation).Symbol is { } symbol && _derived.Contains(symbol)));

    private bool IsAnswer(SyntaxNode expression) => _answers.Count > 0 && expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && _model.GetSymbolInfo(expression, _cancellation).Symbol is { } symbol && _answers.Contains(symbol);

    // AuthTokens[0] in the class of the answer.
    private bool IsOwnMember(SyntaxNode node) => node is IdentifierNameSyntax && (node.Parent is ElementAccessExpressionSyntax element && element.Expression == node || node.Parent is MemberAccessExpressionSyntax member && member.Expression == node)
        && _model.GetSymbolInfo(node, _cancellation).Symbol is IPropertySymbol or IFieldSymbol;

    private static ExpressionSyntax? RootOf(SyntaxNode tokens) => tokens switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax member } when member.Name == tokens => member.Expression,
        SimpleNameSyntax { Parent: MemberBindingExpressionSyntax binding } => Outermost(binding),
        LiteralExpressionSyntax { Parent.Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } } => call.Expression,
        _ => null,
    };

    // Of what the value is: token.Value, token?.Value, token.GetProperty("value"), token["value"], token is { Value: var value }.
    private static SyntaxNode? ReceiverOf(SyntaxNode value) => value switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax member } when member.Name == value => member.Expression,
        SimpleNameSyntax { Parent: MemberBindingExpressionSyntax binding } => Outermost(binding),
        SimpleNameSyntax { Parent: NameColonSyntax } => value.FirstAncestorOrSelf<ExpressionSyntax>(static each => each is IsPatternExpressionSyntax) ?? (SyntaxNode?)value.FirstAncestorOrSelf<SwitchExpressionSyntax>(),
        LiteralExpressionSyntax { Parent.Parent: BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax element } } => element.Expression,
        LiteralExpressionSyntax { Parent.Parent.Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    // tokens?.First()?.Value begins with tokens.
    private static ExpressionSyntax? Outermost(SyntaxNode binding) => binding.Ancestors().TakeWhile(static node => node is ExpressionSyntax).OfType<ConditionalAccessExpressionSyntax>().LastOrDefault()?.Expression;
}
