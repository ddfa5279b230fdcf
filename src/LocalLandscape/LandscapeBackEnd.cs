namespace Btp.Connectivity.LocalLandscape;

/// <summary>A system of the company's network.</summary>
public sealed record LandscapeBackEnd
{
    /// <summary>The internal host name that Cloud Connector mappings lead to; also the host of internet destinations that shall end here.</summary>
    public required string Host { get; init; }

    /// <summary>The internal port.</summary>
    public required int Port { get; init; }

    /// <summary>The services that it offers.</summary>
    public IReadOnlyList<BackEndService> Services { get; init; } = [];

    /// <summary>Technical users, beside the people of the landscape, whom every back end knows.</summary>
    public IReadOnlyList<BackEndUser> Users { get; init; } = [];
}
