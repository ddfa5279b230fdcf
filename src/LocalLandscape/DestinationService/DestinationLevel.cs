namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>Where a destination is kept.</summary>
public enum DestinationLevel
{
    /// <summary>In the service instance; looked at first.</summary>
    Instance,

    /// <summary>In the subaccount.</summary>
    Subaccount,
}
