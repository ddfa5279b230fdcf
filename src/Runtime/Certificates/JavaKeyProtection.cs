using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.Certificates;

/// <summary>
/// The key protection of Java's JKS stores (algorithm 1.3.6.1.4.1.42.2.17.1.1): a keystream of chained SHA-1 digests over password and salt,
/// and a digest of password and key at the end. Weak by today's measure; the store is read because systems still hand out such stores.
/// </summary>
internal static class JavaKeyProtection
{
    private const string Algorithm = "1.3.6.1.4.1.42.2.17.1.1";
    private const int Length = 20;

    /// <summary>The PKCS#8 key in an <c>EncryptedPrivateKeyInfo</c>.</summary>
    /// <exception cref="CryptographicException">Another protection, or the password is wrong.</exception>
    public static byte[] Recover(ReadOnlySpan<byte> protectedKey, string password)
    {
        var data = Unwrap(protectedKey.ToArray());
        if (data.Length < 2 * Length)
        {
            throw new CryptographicException("its key is damaged");
        }

        var secret = Encoding.BigEndianUnicode.GetBytes(password);
        var key = data[Length..^Length];
        Span<byte> stream = stackalloc byte[Length];
        data.AsSpan(0, Length).CopyTo(stream);
        for (var at = 0; at < key.Length; at++)
        {
            if (at % Length == 0)
            {
                Hash(secret, stream, stream);
            }

            key[at] ^= stream[at % Length];
        }

        Hash(secret, key, stream);
        return CryptographicOperations.FixedTimeEquals(stream, data.AsSpan(data.Length - Length))
            ? key
            : throw new CryptographicException("the password of its key is wrong");
    }

    private static byte[] Unwrap(byte[] encoded)
    {
        try
        {
            var info = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            var algorithm = info.ReadSequence().ReadObjectIdentifier();
            return algorithm == Algorithm
                ? info.ReadOctetString()
                : throw new CryptographicException("its key is protected by an algorithm that is not known");
        }
        catch (AsnContentException)
        {
            throw new CryptographicException("its key is damaged");
        }
    }

    // SHA-1 is what the format says; it protects nothing of ours.
    private static void Hash(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> data, Span<byte> destination)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        digest.AppendData(secret);
        digest.AppendData(data);
        digest.GetHashAndReset(destination);
    }
}
