using Btp.Connectivity.AspNetCore.Authorization;

namespace Microsoft.AspNetCore.Authorization;

/// <summary>Scopes of XSUAA in authorization policies.</summary>
public static class BtpScopeExtensions
{
    /// <summary>
    /// Requires one of the scopes. A name without a dot, or with <c>$XSAPPNAME.</c> before it, is a scope of the bound application as
    /// <c>xs-security.json</c> declares it; another application's is written with that application's name.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="scopes">The scopes; one of them is enough.</param>
    /// <exception cref="ArgumentException">No scope is named.</exception>
    public static AuthorizationPolicyBuilder RequireBtpScope(this AuthorizationPolicyBuilder policy, params string[] scopes)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(scopes);
        return scopes.Length > 0 && !scopes.Any(string.IsNullOrWhiteSpace)
            ? policy.AddRequirements(new ScopeRequirement([.. scopes]))
            : throw new ArgumentException("At least one scope is needed, and none may be empty.", nameof(scopes));
    }
}
