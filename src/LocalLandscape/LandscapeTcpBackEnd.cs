namespace Btp.Connectivity.LocalLandscape;

/// <summary>
/// A system of the company's network that speaks something else than HTTP, such as a directory or a mail server: a program that listens already. Mappings of
/// protocol TCP, TCPS, LDAP and LDAPS lead to it.
/// </summary>
public sealed record LandscapeTcpBackEnd
{
    /// <summary>The internal host that the connector's mappings lead to.</summary>
    public required string Host { get; init; }

    /// <summary>The internal port, also of ranges.</summary>
    public required int Port { get; init; }

    /// <summary>Where the program listens, on this machine.</summary>
    public required int LocalPort { get; init; }

    /// <summary>PEM file with the authorities that the connector trusts where the mapping says TCPS or LDAPS; without it such a mapping reaches nothing.</summary>
    public LandscapeFile? Authorities { get; init; }
}
