using Btp.Connectivity.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Btp.Connectivity.AspNetCore.Authorization;

/// <summary>Looks for a required scope among the claims <c>scope</c> of an authenticated caller.</summary>
internal sealed class ScopeHandler(XsuaaTrust xsuaa) : AuthorizationHandler<ScopeRequirement>
{
    private const string AppName = "$XSAPPNAME.";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var held = context.User.Identities.Where(static identity => identity.IsAuthenticated)
            .SelectMany(static identity => identity.FindAll("scope"))
            .SelectMany(static claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
        if (held.Count > 0 && requirement.Scopes.Any(scope => held.Contains(FullName(scope))))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    // As in xs-security.json; another application's scope is written with its own name.
    private string FullName(string scope)
        => scope.StartsWith(AppName, StringComparison.Ordinal) ? $"{xsuaa.Binding.AppName}.{scope[AppName.Length..]}"
            : scope.Contains('.', StringComparison.Ordinal) ? scope
            : $"{xsuaa.Binding.AppName}.{scope}";
}
