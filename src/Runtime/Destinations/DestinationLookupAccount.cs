namespace Btp.Connectivity;

/// <summary>
/// In whose subaccount a destination is looked up. Nothing but an explicit choice ever leads from a subscriber to the provider: the
/// provider's destination would be called with the provider's credentials.
/// </summary>
public enum DestinationLookupAccount
{
    /// <summary>The caller's tenant; the application's own where there is no caller. Never any other. The default.</summary>
    Caller,

    /// <summary>The tenant of a subscriber: fails without a caller, and for a caller of the provider's own tenant.</summary>
    Subscriber,

    /// <summary>The application's own (provider) account, whoever calls.</summary>
    Provider,

    /// <summary>
    /// The caller's tenant, and the provider's account when the Destination service answers that the caller's has no such destination. Any
    /// other failure (no token, no answer, no permission) fails the call.
    /// </summary>
    SubscriberThenProvider,
}
