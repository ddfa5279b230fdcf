using Btp.Connectivity.AspNetCore.Authentication;
using Btp.Connectivity.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Authentication of callers against the bound XSUAA or Identity Authentication instance.</summary>
public static class BtpAuthenticationExtensions
{
    /// <summary>
    /// Accepts the bearer tokens of the bound <c>xsuaa</c> instance, of the bound <c>identity</c> instance, or of both (default scheme
    /// <c>Bearer</c>): RS256 signatures with keys of the binding's own domains, these domains as issuer, the application as audience, and the
    /// lifetime. Also registers the connectivity runtime when that was not done yet, and authorization with scopes of XSUAA as policies
    /// (<c>[Authorize("scope:Read")]</c>, <see cref="BtpScopeExtensions.RequireBtpScope"/>).
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The builder, for further schemes.</returns>
    public static AuthenticationBuilder AddBtpAuthentication(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddBtpConnectivity();
        services.AddAuthorization();
        services.TryAddSingleton<XsuaaTrust>();
        services.TryAddSingleton<IdentityTrust>();
        services.TryAddSingleton<TokenTrusts>();
        services.TryAddSingleton<TokenKeys>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerOptions>();
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddSingleton<IAuthorizationPolicyProvider, ScopePolicies>();
        return services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
    }
}
