using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>
/// Verifies tokens of the token service with the keys that it publishes under <c>/token_keys</c>, fetched over HTTPS as any
/// other program would; an unknown key id makes it fetch them again.
/// </summary>
public sealed class TokenVerifier(HttpMessageInvoker http, Uri keySet, string issuer) : IDisposable
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile IReadOnlyList<SecurityKey> _keys = [];

    /// <summary>Verifies a token: RS256 signature by a published key, issuer, not expired.</summary>
    /// <param name="token">The compact token, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The token, or null when anything is wrong with it or the keys cannot be had.</returns>
    public async Task<VerifiedToken?> VerifyAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is null || !_handler.CanReadToken(token))
            return null;
        JsonWebToken read;
        try
        {
            read = new JsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
        var keys = await KeysFor(read.Kid, cancellationToken).ConfigureAwait(false);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidateAudience = false, // every room knows another audience and asks IsMeantFor
            IssuerSigningKeys = keys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.Zero,
        }).ConfigureAwait(false);
        return result.IsValid && result.SecurityToken is JsonWebToken valid ? new VerifiedToken(valid) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _fetching.Dispose();

    private async Task<IReadOnlyList<SecurityKey>> KeysFor(string? keyId, CancellationToken cancellationToken)
    {
        if (_keys.Any(k => k.KeyId == keyId))
            return _keys;
        await _fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_keys.Any(k => k.KeyId == keyId))
                return _keys;
            using var request = new HttpRequestMessage(HttpMethod.Get, keySet);
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return _keys;
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken).ConfigureAwait(false);
            return _keys = [.. answer.GetProperty("keys").EnumerateArray().Select(static k => (SecurityKey)new JsonWebKey(k.GetRawText()))];
        }
        catch (HttpRequestException)
        {
            return _keys;
        }
        finally
        {
            _fetching.Release();
        }
    }
}
