namespace Btp.Connectivity.Tokens;

/// <summary>How a token is asked for.</summary>
internal enum TokenGrant
{
    ClientCredentials,
    JwtBearer,
    TokenExchange,
    RefreshToken,
}
