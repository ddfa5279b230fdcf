namespace Btp.Connectivity;

/// <summary>How the Destination service learns for which user it obtains a token.</summary>
public enum DestinationUserTokenMode
{
    /// <summary>A service token of the user's tenant authorizes the call, the user's token travels in <c>X-user-token</c>. Works for every identity provider.</summary>
    Header,

    /// <summary>The user's token is exchanged (jwt-bearer) with the destination binding and authorizes the call itself. XSUAA tokens only.</summary>
    Exchange,
}
