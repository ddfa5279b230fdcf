using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>Sets the scheme <c>Bearer</c> up for XSUAA and Identity Authentication, whichever is bound.</summary>
internal sealed class BearerOptions(TokenTrusts trusts, TokenKeys keys) : IConfigureNamedOptions<JwtBearerOptions>
{
    // What people are shown as: user_name in XSUAA, an address in Identity Authentication.
    private static readonly string[] Names = ["user_name", "email", "mail"];

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
            NameClaimTypeRetriever = static (token, _) => token is JsonWebToken jwt
                ? Array.Find(Names, name => jwt.TryGetPayloadValue<string>(name, out var value) && value.Length > 0) ?? "sub"
                : "sub",
            RoleClaimType = "scope",
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            IssuerValidator = (issuer, token, _) => token is JsonWebToken jwt && trusts.For(jwt).IsIssuer(issuer)
                ? issuer
                : throw new SecurityTokenInvalidIssuerException("The issuer is not a token service of the binding's domains."),
            AudienceValidator = (audiences, token, _) => token is JsonWebToken jwt && trusts.For(jwt).IsAudience(audiences),
            IssuerSigningKeyResolver = (_, token, _, _) => token is JsonWebToken jwt && trusts.For(jwt).KeysFor(jwt) is { } source ? keys.Known(source) : [],
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
            if (trusts.For(token).KeysFor(token) is { } source)
            {
                await keys.GetAsync(source, string.IsNullOrEmpty(token.Kid) ? null : token.Kid, context.HttpContext.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (ArgumentException)
        {
            context.Fail("The bearer token is not a JSON Web Token.");
        }
    }
}
