namespace Btp.Connectivity.LocalLandscape.TokenService;

/// <summary>A client of the token service: what a service binding, or a destination with an OAuth flow, calls itself.</summary>
/// <param name="Id">The client id.</param>
/// <param name="Secret">The client secret.</param>
/// <param name="XsAppName">The name that prefixes its scopes and that stands in the audience.</param>
public sealed record OAuthClient(string Id, string Secret, string XsAppName)
{
    /// <summary>Names the client; never the secret.</summary>
    public override string ToString() => Id;
}
