using Microsoft.IdentityModel.JsonWebTokens;

namespace Btp.Connectivity.AspNetCore.Authentication;

/// <summary>What one binding says about which tokens are ours.</summary>
internal interface ITokenTrust
{
    /// <summary>Where the keys of the token are; null when its issuer is not one of the binding, so that nobody is asked.</summary>
    KeySource? KeysFor(JsonWebToken token);

    bool IsIssuer(string issuer);

    bool IsAudience(IEnumerable<string> audiences);
}
