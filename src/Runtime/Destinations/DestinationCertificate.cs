namespace Btp.Connectivity.Destinations;

/// <summary>One entry of <c>certificates</c>: a key store or trust store, kept by name.</summary>
/// <param name="Name">File name, for example <c>client.p12</c>.</param>
/// <param name="Content">The bytes; a secret.</param>
internal sealed record DestinationCertificate(string Name, byte[] Content)
{
    /// <summary>The name; never the content.</summary>
    public override string ToString() => Name;
}
