using Btp.Connectivity.Bindings;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>
/// Chooses between XSUAA and Identity Authentication where both are bound. The token's own claim chooses, which is harmless: whichever checks
/// it checks everything.
/// </summary>
internal sealed class TokenTrusts(IServiceBindings bindings, XsuaaTrust xsuaa, IdentityTrust identity)
{
    public ITokenTrust For(JsonWebToken token)
        => !IsBound(IdentityBinding.Label) ? xsuaa
            : !IsBound(XsuaaBinding.Label) ? identity
            // Only XSUAA names the zone; Identity Authentication names app_tid.
            : token.TryGetPayloadValue<string>("zid", out _) ? xsuaa : identity;

    private bool IsBound(string label) => bindings.All.Any(binding => binding.Label == label);
}
