using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>What the members of a compilation do with tokens that they get, or hand out.</summary>
internal sealed class TokenSources
{
    private const int Depth = 3;

    private readonly Compilation _compilation;
    private readonly ImmutableHashSet<ISymbol> _sources;
    private readonly HashSet<string> _sourceNames;

    private TokenSources(Compilation compilation, TokenNames names, ImmutableHashSet<ISymbol> sources)
    {
        _compilation = compilation;
        _sources = sources;
        _sourceNames = new(sources.Select(static source => source.Name), StringComparer.Ordinal);
        Names = names;
        Marks = [.. names.Marks, .. _sourceNames];
    }

    /// <summary>What the fields of an answer are called.</summary>
    public TokenNames Names { get; }

    /// <summary>Words without which a file gets no tokens.</summary>
    public string[] Marks { get; }

    /// <summary>Finds the members that hand out tokens without a look at their errors and without reading their values: whoever calls them has to look.</summary>
    public static TokenSources Of(Compilation compilation, CancellationToken cancellation)
    {
        var names = TokenNames.Of(compilation, cancellation);
        var found = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        var none = new TokenSources(compilation, names, ImmutableHashSet<ISymbol>.Empty);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeText.HasAny(tree, cancellation, names.Marks))
                continue;

            var model = default(SemanticModel);
            foreach (var scope in Scopes.Of(tree.GetRoot(cancellation)))
            {
                if (scope is not (MethodDeclarationSyntax or PropertyDeclarationSyntax))
                    continue;

                var flow = new TokenFlow(scope, names, static _ => false, static _ => false, model ??= compilation.GetSemanticModel(tree), cancellation);
                if (flow.First is not null && flow.Returns && !flow.ReadsValue && !none.IsLookedAt(flow, cancellation) && model.GetDeclaredSymbol(scope, cancellation) is { } member && IsOfTokens(member))
                    found.Add(member);
            }
        }

        return found.Count == 0 ? none : new TokenSources(compilation, names, found.ToImmutable());
    }

    /// <summary>Whether a member hands out tokens that nobody has looked at.</summary>
    public bool IsSource(ISymbol? symbol) => symbol is not null && _sources.Count > 0 && _sources.Contains(((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition);

    /// <summary>Whether a name may be one of such a member.</summary>
    public bool MayBeSource(string name) => _sourceNames.Contains(name);

    /// <summary>Whether errors are looked at in a piece of code, or in a member that gets its answer or its tokens.</summary>
    public bool IsLookedAt(TokenFlow flow, CancellationToken cancellation) => flow.LooksAtError || flow.Calls().Any(call => LooksAtError(call.Member, Depth, cancellation));

    /// <summary>Whether values are read in a piece of code, or in a member that gets its tokens.</summary>
    public bool IsRead(TokenFlow flow, CancellationToken cancellation) =>
        flow.ReadsValue || flow.Calls().Any(call => call.GetsTokens && Nodes(call.Member, cancellation).Any(node => Names.IsValue(TokenNames.TextOf(node)) && TokenNames.IsRead(node)));

    // A member without a body may be implemented by one that looks.
    private bool LooksAtError(ISymbol member, int depth, CancellationToken cancellation)
    {
        if (member is IMethodSymbol && (member.IsAbstract || member.ContainingType.TypeKind == TypeKind.Interface))
            return true;

        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellation);
            var model = default(SemanticModel);
            foreach (var node in Nodes(declaration))
            {
                if (Names.IsError(TokenNames.TextOf(node)))
                    return true;
                if (depth > 0 && node is InvocationExpressionSyntax && (model ??= _compilation.GetSemanticModel(declaration.SyntaxTree)).GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: > 0 } called && LooksAtError(called, depth - 1, cancellation))
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<SyntaxNode> Nodes(ISymbol member, CancellationToken cancellation) => member.DeclaringSyntaxReferences.SelectMany(reference => Nodes(reference.GetSyntax(cancellation)));

    // What it does, not how it is annotated.
    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode declaration) => declaration.DescendantNodes(static node => node is not AttributeListSyntax);

    private static bool IsOfTokens(ISymbol member)
    {
        var type = member is IMethodSymbol method ? method.ReturnType : (member as IPropertySymbol)?.Type;
        return type?.OriginalDefinition is { SpecialType: SpecialType.None or SpecialType.System_Object } or { TypeKind: TypeKind.Array or TypeKind.Interface };
    }
}
