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

    /// <summary>The ABAP clients that it has, for example <c>100</c>; empty: any.</summary>
    public IReadOnlyList<string> Clients { get; init; } = [];

    /// <summary>Whether a request without a user gets an HTML logon page with status 200 instead of 401, as systems with form logon answer.</summary>
    public bool ShowsLogonPage { get; init; }
}
