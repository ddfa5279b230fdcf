using Btp.Connectivity.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Authentication of callers against the bound XSUAA instance.</summary>
public static class BtpAuthenticationExtensions
{
    /// <summary>
    /// Accepts the bearer tokens of the bound <c>xsuaa</c> instance (default scheme <c>Bearer</c>): RS256 signatures with keys of the
    /// binding's own domain, that domain as issuer, the application as audience, and the lifetime. Also registers the connectivity
    /// runtime when that was not done yet, and authorization.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <returns>The builder, for further schemes.</returns>
    public static AuthenticationBuilder AddBtpAuthentication(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddBtpConnectivity();
        services.AddAuthorization();
        services.TryAddSingleton<XsuaaTrust>();
        services.TryAddSingleton<TokenKeys>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, XsuaaBearerOptions>();
        return services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
    }
}
