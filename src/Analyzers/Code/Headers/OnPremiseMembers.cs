using System.Collections.Immutable;
using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Manifests;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>The fields, properties and methods of a compilation that go by the proxy for on-premise systems, for the files that use what another one made.</summary>
internal sealed class OnPremiseMembers(Compilation compilation)
{
    private const int Rounds = 3;

    private readonly Once<Found> _found = new(cancellation => Search(compilation, cancellation));

    /// <summary>The members, where a file names one of them; none where it does not.</summary>
    public ImmutableHashSet<ISymbol> UsedBy(SyntaxTree tree, CancellationToken cancellation)
    {
        var found = _found.Get(cancellation);
        return found.MayBeUsedBy(tree, cancellation) ? found.Members : ImmutableHashSet<ISymbol>.Empty;
    }

    private static Found Search(Compilation compilation, CancellationToken cancellation)
    {
        // The proxy is made in one or two files of a project, what goes by it in one or two more.
        var found = Found.Of(ImmutableHashSet<ISymbol>.Empty);
        for (var round = 0; round < Rounds; round++)
        {
            var members = found.Members.ToBuilder();
            foreach (var tree in compilation.SyntaxTrees)
            {
                if (round == 0 ? TreeText.HasAny(tree, cancellation, OnPremiseFlow.Marks) : found.MayBeUsedBy(tree, cancellation))
                    members.UnionWith(new OnPremiseFlow(tree.GetRoot(cancellation), found.Members, compilation.GetSemanticModel(tree), cancellation).Members);
            }

            if (members.Count == found.Members.Count)
                break;

            found = Found.Of(members.ToImmutable());
        }

        return found;
    }

    private sealed record Found(ImmutableHashSet<ISymbol> Members, string[] Names, (string Type, string Name)[] Methods)
    {
        public static Found Of(ImmutableHashSet<ISymbol> members) => new(
            members,
            [.. members.Where(static member => member is not IMethodSymbol { IsExtensionMethod: false }).Select(static member => member.Name).Distinct(StringComparer.Ordinal)],
            [.. members.OfType<IMethodSymbol>().Where(static method => !method.IsExtensionMethod).Select(static method => (method.ContainingType.Name, method.Name)).Distinct()]);

        // "Create" stands in every other file.
        public bool MayBeUsedBy(SyntaxTree tree, CancellationToken cancellation) =>
            (Names.Length > 0 && TreeText.HasAny(tree, cancellation, Names)) || Array.Exists(Methods, method => TreeText.HasAny(tree, cancellation, method.Name) && TreeText.HasAny(tree, cancellation, method.Type));
    }
}
