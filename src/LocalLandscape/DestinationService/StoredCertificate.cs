namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>A certificate or key store that destinations refer to by name.</summary>
/// <param name="Name">The name with its extension, for example <c>erp.p12</c>.</param>
/// <param name="Content">The bytes of the file.</param>
public sealed record StoredCertificate(string Name, byte[] Content)
{
    /// <summary>Names the certificate; never its content.</summary>
    public override string ToString() => Name;
}
