using Microsoft.AspNetCore.Authorization;

namespace Btp.Connectivity.AspNetCore.Authorization;

/// <summary>One of the scopes; names without a dot are those of the bound application.</summary>
internal sealed class ScopeRequirement(IReadOnlyList<string> scopes) : IAuthorizationRequirement
{
    public IReadOnlyList<string> Scopes { get; } = scopes;

    public override string ToString() => "scope " + string.Join(" or ", Scopes);
}
