using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Query;

/// <summary>What names in an expression stand for: <c>$it</c> and the range variables of the lambdas around it.</summary>
internal sealed record Scope(string Variable, object? Value, IEdmNavigationSource? Source, Scope? Outer = null)
{
    /// <summary>The scope in which a variable was introduced; unknown names mean the outermost row.</summary>
    public Scope Find(string variable)
    {
        for (var scope = this; ; scope = scope.Outer)
            if (scope.Variable == variable || scope.Outer is null)
                return scope;
    }
}
