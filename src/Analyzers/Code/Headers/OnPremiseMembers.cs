using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Manifests;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>The fields and properties of a compilation that go by the proxy for on-premise systems, for the files that use what another one made.</summary>
internal sealed class OnPremiseMembers(Compilation compilation)
{
    private readonly Once<Found> _found = new(cancellation => Search(compilation, cancellation));

    /// <summary>The members, where a file names one of them; none where it does not.</summary>
    public ImmutableHashSet<ISymbol> UsedBy(SyntaxTree tree, CancellationToken cancellation)
    {
        var found = _found.Get(cancellation);
        return found.Names.Length > 0 && TreeText.HasAny(tree, cancellation, found.Names) ? found.Members : ImmutableHashSet<ISymbol>.Empty;
    }

    private static Found Search(Compilation compilation, CancellationToken cancellation)
    {
        var members = ImmutableHashSet.CreateBuilder<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            // The proxy is made in one or two files of a project.
            if (TreeText.HasAny(tree, cancellation, OnPremiseFlow.Marks))
                members.UnionWith(new OnPremiseFlow(tree.GetRoot(cancellation), [], compilation.GetSemanticModel(tree), cancellation).Members);
        }

        return new Found(members.ToImmutable(), members.Select(static member => member.Name).Distinct(StringComparer.Ordinal).ToArray());
    }

    private sealed record Found(ImmutableHashSet<ISymbol> Members, string[] Names);
}
