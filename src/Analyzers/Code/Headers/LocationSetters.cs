using Btp.Connectivity.Analyzers.Code.Common;
using Btp.Connectivity.Analyzers.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>The files of a compilation that set the location header, and what of them others may call so that it is set.</summary>
internal sealed class LocationSetters(Compilation compilation)
{
    private static readonly string[] _marks = ["SCC-Location", "scc-location", "SCC-LOCATION"];

    private readonly Once<Found> _found = new(cancellation => Search(compilation, cancellation));

    /// <summary>Whether a file sets the header itself, names a type or calls a method of a file that does, or may have its requests go through a handler that does.</summary>
    public bool MayServe(SyntaxTree tree, CancellationToken cancellation)
    {
        if (TreeText.HasAny(tree, cancellation, _marks))
            return true;

        var found = _found.Get(cancellation);
        return found.IsHandler || (found.Names.Length > 0 && TreeText.HasAny(tree, cancellation, found.Names));
    }

    private static Found Search(Compilation compilation, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isHandler = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!TreeText.HasAny(tree, cancellation, _marks))
                continue;

            foreach (var node in tree.GetRoot(cancellation).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                switch (node)
                {
                    case TypeDeclarationSyntax type:
                        names.Add(type.Identifier.ValueText);
                        // Handlers are put in front of a client where it is registered.
                        isHandler |= type.BaseList?.Types.Any(static each => each.Type.ToString().EndsWith("Handler", StringComparison.Ordinal)) == true;
                        break;
                    case MethodDeclarationSyntax method:
                        names.Add(method.Identifier.ValueText + "(");
                        break;
                }
            }
        }

        return new Found([.. names], isHandler);
    }

    private sealed record Found(string[] Names, bool IsHandler);
}
