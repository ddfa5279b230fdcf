namespace Btp.Connectivity.Rfc.Native;

/// <summary>
/// How RFC destinations are called by SAP's NetWeaver RFC library, which you license and install yourself. Also read from the configuration section <c>Btp:NativeRfc</c>
/// under the same names (collections: names separated by commas; client PSEs: <c>Btp:NativeRfc:ClientPses:{destination}</c>).
/// </summary>
public sealed class NativeRfcOptions
{
    /// <summary>
    /// The library: a file, or the folder that it is in or whose subfolder <c>lib</c> it is in. Null to look at <c>SAPNWRFC_HOME</c>, beside the application and where the
    /// system looks. It is loaded once per process, so the first one that is loaded stays.
    /// </summary>
    public string? LibraryPath { get; set; }

    /// <summary>SAP's cryptographic library (<c>libsapcrypto.so</c>, <c>sapcrypto.dll</c>) for RFC over WebSocket. Null for the one beside the RFC library, if there is one.</summary>
    public string? CryptoLibraryPath { get; set; }

    /// <summary>
    /// PSE file for TLS of WebSocket RFC: the authorities that are trusted and, for logon by certificate, the client's own certificate with its key. Only SAP's tool
    /// <c>sapgenpse</c> can make one of a PKCS#12 file, so the key stores of a destination cannot be used. Null for none.
    /// </summary>
    public string? ClientPse { get; set; }

    /// <summary>PSE files by destination, in place of <see cref="ClientPse"/>.</summary>
    public IDictionary<string, string> ClientPses { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether destinations with proxy type Internet may be called by classic RFC without SNC, which sends password and data readable over the network. False; for
    /// systems in a network of your own.
    /// </summary>
    public bool AllowUnencrypted { get; set; }

    /// <summary>Properties <c>jco.*</c> without a counterpart in the library that are passed over nevertheless. Empty: an unknown property is an error.</summary>
    public ISet<string> IgnoredProperties { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many calls run at one time over all destinations; each needs a thread as long as it lasts. 64. More calls wait.</summary>
    public int MaxConcurrentCalls { get; set; } = 64;
}
