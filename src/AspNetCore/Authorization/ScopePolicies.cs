using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Btp.Connectivity.AspNetCore.Authorization;

/// <summary>Policies named <c>scope:Read</c>, without registering each; a policy that the application registered under the name wins.</summary>
internal sealed class ScopePolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private const string Prefix = "scope:";

    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        var registered = await base.GetPolicyAsync(policyName).ConfigureAwait(false);
        return registered is null && policyName is not null && policyName.StartsWith(Prefix, StringComparison.Ordinal) && policyName.Length > Prefix.Length
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new ScopeRequirement([policyName[Prefix.Length..]])).Build()
            : registered;
    }
}
