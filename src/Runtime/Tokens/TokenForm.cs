using Btp.Connectivity.Bindings;

namespace Btp.Connectivity.Tokens;

/// <summary>Writes a token request as the form that the token service wants.</summary>
internal static class TokenForm
{
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private const string TokenExchange = "urn:ietf:params:oauth:grant-type:token-exchange";

    public static HttpRequestMessage Write(OAuthClient client, TokenRequest request)
    {
        var form = new List<KeyValuePair<string, string>>
        {
            new("grant_type", NameOf(request.Grant)),
            new("client_id", client.ClientId),
        };
        if (!client.UsesCertificate)
        {
            form.Add(new("client_secret", client.ClientSecret!));
        }

        AddGrant(form, client, request);
        if (client.IsIdentity && request.TenantId is { } appTenant)
        {
            form.Add(new("app_tid", appTenant));
        }

        Add(form, "resource", request.Resource);
        Add(form, "scope", request.Scope);
        var message = new HttpRequestMessage(HttpMethod.Post, client.EndpointFor(request.Subdomain, request.Issuer)) { Content = new FormUrlEncodedContent(form) };
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (!client.IsIdentity && request is { TenantId: { } tenant, Subdomain: null })
        {
            message.Headers.TryAddWithoutValidation("x-zid", tenant);
        }

        return message;
    }

    private static void AddGrant(List<KeyValuePair<string, string>> form, OAuthClient client, TokenRequest request)
    {
        switch (request.Grant)
        {
            case TokenGrant.JwtBearer:
                form.Add(new("assertion", request.Secret!));
                form.Add(new("token_format", "jwt"));
                if (client.IsIdentity)
                {
                    // A refresh token would be made in the wrong tenant; nobody here uses it.
                    form.Add(new("refresh_expiry", "0"));
                }
                else
                {
                    form.Add(new("response_type", "token"));
                }

                break;
            case TokenGrant.TokenExchange:
                form.Add(new("subject_token", request.Secret!));
                form.Add(new("subject_token_type", DestinationGrant.JwtTokenType));
                break;
            case TokenGrant.RefreshToken:
                form.Add(new("refresh_token", request.Secret!));
                break;
            default:
                if (client.IsIdentity)
                {
                    form.Add(new("token_format", "jwt"));
                }

                break;
        }
    }

    private static void Add(List<KeyValuePair<string, string>> form, string name, string? value)
    {
        if (value is not null)
        {
            form.Add(new(name, value));
        }
    }

    private static string NameOf(TokenGrant grant) => grant switch
    {
        TokenGrant.ClientCredentials => "client_credentials",
        TokenGrant.JwtBearer => JwtBearer,
        TokenGrant.TokenExchange => TokenExchange,
        _ => "refresh_token",
    };
}
