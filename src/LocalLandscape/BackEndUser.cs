namespace Btp.Connectivity.LocalLandscape;

/// <summary>A user of a back end system. A propagated certificate means this user when its CN is the name or the e-mail address, without regard to case.</summary>
public sealed record BackEndUser
{
    /// <summary>The user name in the system, as it stands in the audit trail.</summary>
    public required string Name { get; init; }

    /// <summary>The e-mail address, when it may stand for the user too.</summary>
    public string? Email { get; init; }

    /// <summary>The password for Basic authentication; null = no logon by password.</summary>
    public string? Password { get; init; }

    /// <summary>Names the user; never the password.</summary>
    public override string ToString() => Name;
}
