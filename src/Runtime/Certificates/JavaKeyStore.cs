using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity.Certificates;

/// <summary>
/// Reads key stores of the Java type <c>JKS</c>: a header (<c>FEEDFEED</c>, version, count), entries (private keys with their chains, trusted
/// certificates), and a digest over everything. Numbers are big-endian, texts have a length of two bytes before them.
/// </summary>
/// <remarks>Format: the open source of <c>sun.security.provider.JavaKeyStore</c> (OpenJDK); checked against files that its keytool wrote.</remarks>
internal ref struct JavaKeyStore
{
    private const uint Magic = 0xFEEDFEED;
    private const uint JceMagic = 0xCECECECE;
    private const int DigestLength = 20;

    // A store of a destination holds a handful; the bound keeps a broken count from reserving memory.
    private const int MostEntries = 10_000;

    private ReadOnlySpan<byte> _rest;
    private readonly bool _namesTypes;

    private JavaKeyStore(ReadOnlySpan<byte> rest, bool namesTypes)
    {
        _rest = rest;
        _namesTypes = namesTypes;
    }

    public static bool IsJavaKeyStore(ReadOnlySpan<byte> content)
        => content.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(content) is Magic or JceMagic;

    /// <summary>The entries. Without a password trusted certificates are read unchecked, as Java does; keys cannot be read then.</summary>
    /// <exception cref="CryptographicException">Not such a store, damaged, or the password is wrong; the message holds nothing of the content.</exception>
    public static JavaKeyStoreEntries Read(ReadOnlySpan<byte> content, string? password)
    {
        if (content.Length < 12 + DigestLength || !IsJavaKeyStore(content))
        {
            throw new CryptographicException("it is not a Java key store");
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(content) == JceMagic)
        {
            throw new CryptographicException("it is a Java key store of type JCEKS, which is not read; convert it with: keytool -importkeystore -deststoretype pkcs12");
        }

        var body = content[..^DigestLength];
        if (password is not null && !CryptographicOperations.FixedTimeEquals(Digest(body, password), content[^DigestLength..]))
        {
            throw new CryptographicException("its password is wrong, or it is damaged");
        }

        var reader = new JavaKeyStore(body[4..], namesTypes: false);
        var version = reader.Number();
        if (version is not (1 or 2))
        {
            throw new CryptographicException("it has a version that is not known");
        }

        var count = reader.Number();
        reader = new JavaKeyStore(reader._rest, namesTypes: version == 2);
        var entries = new JavaKeyStoreEntries([], []);
        for (var i = 0; i < Math.Min(count, MostEntries); i++)
        {
            reader.ReadEntry(entries, password);
        }

        return entries;
    }

    private void ReadEntry(JavaKeyStoreEntries entries, string? password)
    {
        var tag = Number();
        _ = Text();
        _ = Take(8); // when it was put in
        switch (tag)
        {
            case 1:
                var key = Take(Number());
                var chain = new byte[Math.Min(Number(), 100)][];
                for (var i = 0; i < chain.Length; i++)
                {
                    chain[i] = Certificate();
                }

                if (password is not null)
                {
                    entries.Keys.Add(new(JavaKeyProtection.Recover(key, password), chain));
                }

                break;
            case 2:
                entries.TrustedCertificates.Add(Certificate());
                break;
            default:
                throw Damaged();
        }
    }

    private byte[] Certificate()
    {
        if (_namesTypes && !Text().SequenceEqual("X.509"u8))
        {
            throw new CryptographicException("it holds a certificate that is not X.509");
        }

        return Take(Number()).ToArray();
    }

    private int Number() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    private ReadOnlySpan<byte> Text() => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2)));

    private ReadOnlySpan<byte> Take(int length)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            throw Damaged();
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static CryptographicException Damaged() => new("it is damaged");

    // Java salts the digest with this name, so that no other program's digest is taken for one of a key store.
    private static byte[] Digest(ReadOnlySpan<byte> body, string password)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        digest.AppendData(Encoding.BigEndianUnicode.GetBytes(password));
        digest.AppendData("Mighty Aphrodite"u8);
        digest.AppendData(body);
        return digest.GetHashAndReset();
    }
}
