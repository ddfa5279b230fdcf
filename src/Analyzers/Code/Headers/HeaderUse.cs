using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Btp.Connectivity.Analyzers.Code.Headers;

/// <summary>A place where code sets a header.</summary>
/// <param name="Name">The header.</param>
/// <param name="Owner">The request or client that gets it: a symbol, or the node that creates it.</param>
/// <param name="Path">How the owner is reached from there.</param>
/// <param name="IsDefault">Whether it is a default header of a client.</param>
/// <param name="Node">The call, assignment or element of an initializer.</param>
/// <param name="Value">What it is set to.</param>
internal sealed record HeaderUse(string Name, object? Owner, string Path, bool IsDefault, SyntaxNode Node, ExpressionSyntax? Value)
{
    /// <summary>Whether both are headers of one request.</summary>
    public bool IsSameOwner(HeaderUse other) => Owner is not null && Path == other.Path && (Owner is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, other.Owner as ISymbol) : ReferenceEquals(Owner, other.Owner));
}
