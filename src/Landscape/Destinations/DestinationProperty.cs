using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>One property of a destination, as it stands in the manifest.</summary>
/// <param name="Key">The key, in the case in which it was written.</param>
/// <param name="Value">The value; may be a secret.</param>
/// <param name="IsLiteral">Whether the value is used as it stands, with no placeholder in it.</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="ValueSpan">Where the value stands.</param>
public sealed record DestinationProperty(string Key, string Value, bool IsLiteral, SourceSpan KeySpan, SourceSpan ValueSpan)
{
    /// <summary>Whether the value is a credential: a password, a client secret, a private key, a key in a header.</summary>
    public bool IsSecret => CredentialKeys.IsCredential(Key);

    /// <summary>Key and value; a credential shows as three asterisks.</summary>
    public override string ToString() => Key + "=" + (IsSecret ? "***" : Value);
}
