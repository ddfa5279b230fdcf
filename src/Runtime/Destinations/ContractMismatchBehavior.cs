namespace Btp.Connectivity;

/// <summary>What happens when the Destination service describes a destination differently from what the build saw.</summary>
public enum ContractMismatchBehavior
{
    /// <summary>The call fails with <see cref="DestinationContractException"/>. The default.</summary>
    Fail,

    /// <summary>
    /// A warning is logged and the service's values are used. Type, proxy type and authentication still fail: the handler chain
    /// was built for them, and another chain would send other credentials than the build was checked for.
    /// </summary>
    Warn,
}
