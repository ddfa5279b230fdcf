namespace Btp.Connectivity.LocalLandscape;

/// <summary>A person who uses the applications of the landscape.</summary>
public sealed record LandscapeUser
{
    /// <summary>The user name: what the applications ask for, the token's <c>user_name</c>, and the user in S/4HANA.</summary>
    public required string Name { get; init; }

    /// <summary>The e-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The given name, or null.</summary>
    public string? GivenName { get; init; }

    /// <summary>The family name, or null.</summary>
    public string? FamilyName { get; init; }

    /// <summary>The tenant: its id or its subdomain; null = the provider tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>What the user may do, for example <c>Read</c>; the token carries them with the application name and a dot before them unless they hold a dot.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The password, for the password grant and for Basic authentication at back ends; null = none.</summary>
    public string? Password { get; init; }

    /// <summary>Names the user; never the password.</summary>
    public override string ToString() => Name;
}
