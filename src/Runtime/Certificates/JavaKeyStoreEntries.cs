namespace Btp.Connectivity.Certificates;

/// <summary>What a Java key store holds.</summary>
/// <param name="Keys">Private keys (PKCS#8) with their certificate chains (DER), the key's own certificate first.</param>
/// <param name="TrustedCertificates">Trusted certificates (DER).</param>
internal sealed record JavaKeyStoreEntries(List<JavaKeyStoreEntries.KeyEntry> Keys, List<byte[]> TrustedCertificates)
{
    /// <summary>Counts; no content.</summary>
    public override string ToString() => $"{Keys.Count} keys, {TrustedCertificates.Count} trusted certificates";

    /// <summary>A private key and its chain.</summary>
    /// <param name="Pkcs8">The key; a secret.</param>
    /// <param name="Chain">The certificates.</param>
    internal sealed record KeyEntry(byte[] Pkcs8, byte[][] Chain)
    {
        /// <summary>The length of the chain; nothing of the key.</summary>
        public override string ToString() => $"key with {Chain.Length} certificates";
    }
}
