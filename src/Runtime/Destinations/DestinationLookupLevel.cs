namespace Btp.Connectivity;

/// <summary>
/// At which level of the Destination service a destination or a fragment is kept. With a level the service's API v2 is asked, which looks
/// at that level alone; without one API v1 looks at the service instance first and then at the subaccount.
/// </summary>
public enum DestinationLookupLevel
{
    /// <summary>The subaccount of the account that is asked.</summary>
    Subaccount,

    /// <summary>The instance of the Destination service in the account that is asked.</summary>
    Instance,

    /// <summary>The provider's subaccount, asked for by a subscriber.</summary>
    ProviderSubaccount,

    /// <summary>The provider's service instance, asked for by a subscriber.</summary>
    ProviderInstance,
}
