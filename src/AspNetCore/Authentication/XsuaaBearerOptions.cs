using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>Sets the scheme <c>Bearer</c> up for XSUAA.</summary>
internal sealed class XsuaaBearerOptions(XsuaaTrust trust, TokenKeys keys) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != JwtBearerDefaults.AuthenticationScheme)
        {
            return;
        }

        options.MapInboundClaims = false;
        // The token is what is propagated; saving it says which one was checked.
        options.SaveToken = true;
        options.IncludeErrorDetails = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = "user_name",
            RoleClaimType = "scope",
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            IssuerValidator = (issuer, _, _) => trust.IsIssuer(issuer)
                ? issuer
                : throw new SecurityTokenInvalidIssuerException("The issuer is not a token service of the binding's domain."),
            AudienceValidator = (audiences, _, _) => trust.IsAudience(audiences),
            IssuerSigningKeyResolver = (_, token, _, _) => token is JsonWebToken jwt ? keys.Known(trust.KeysOf(jwt)) : [],
        };
        options.Events ??= new JwtBearerEvents();
        var before = options.Events.OnMessageReceived;
        options.Events.OnMessageReceived = async context =>
        {
            await before(context).ConfigureAwait(false);
            if (context.Result is null)
            {
                await FetchKeysAsync(context).ConfigureAwait(false);
            }
        };
    }

    // The resolver above is synchronous, so the keys are fetched before it is asked.
    private async Task FetchKeysAsync(MessageReceivedContext context)
    {
        const string Bearer = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (context.Token is null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            context.Token = header[Bearer.Length..].Trim();
        }

        if (string.IsNullOrEmpty(context.Token))
        {
            return;
        }

        try
        {
            var token = new JsonWebToken(context.Token);
            await keys.GetAsync(trust.KeysOf(token), string.IsNullOrEmpty(token.Kid) ? null : token.Kid, context.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            context.Fail("The bearer token is not a JSON Web Token.");
        }
    }
}
