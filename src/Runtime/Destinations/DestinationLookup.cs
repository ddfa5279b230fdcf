using System.Security.Cryptography;
using System.Text;

namespace Btp.Connectivity;

/// <summary>
/// How a destination is looked up, where "by its name in the caller's tenant" is not enough. For all calls of a destination:
/// <see cref="BtpConnectivityOptions.Lookups"/>; for a piece of code: <see cref="Http.DestinationLookupScope.UseFor"/>; for one request:
/// <see cref="Http.DestinationRequestOptions.Lookup"/>. Each lookup has its own cached answers, connections and cookies. Immutable.
/// </summary>
public sealed class DestinationLookup : IEquatable<DestinationLookup>
{
    private static readonly Dictionary<string, string> None = [];
    private string? _key;

    /// <summary>In whose account; the caller's tenant by default, and never silently another.</summary>
    public DestinationLookupAccount Account { get; init; }

    /// <summary>At which level, by API v2; null for API v1 (instance, then subaccount). API v2 takes no IAS tokens.</summary>
    public DestinationLookupLevel? Level { get; init; }

    /// <summary>Fragments, later ones over earlier ones (<c>X-fragment-name</c>).</summary>
    /// <remarks>What a fragment may change, the build cannot know: URL, location id and <c>sap-client</c> are not compared with the contract then; type, proxy type and authentication are.</remarks>
    public IReadOnlyList<DestinationFragment> Fragments { get; init; } = [];

    /// <summary>Whether a fragment that is not there is left out instead of failing the call (<c>X-fragment-optional</c>).</summary>
    public bool FragmentsAreOptional { get; init; }

    /// <summary>A chain that the Destination service shall go, or null.</summary>
    public DestinationChain? Chain { get; init; }

    /// <summary>Code, refresh token, subject token or SAML assertion, or null.</summary>
    public DestinationGrant? Grant { get; init; }

    /// <summary>A client assertion instead of the destination's client secret, or null.</summary>
    public DestinationGrant? ClientAssertion { get; init; }

    /// <summary>Subdomain of the tenant whose token service is asked where <c>tokenServiceURLType</c> is <c>Common</c> (<c>X-tenant</c>); null for the caller's.</summary>
    public string? TokenServiceTenant { get; init; }

    /// <summary>Further headers for the Destination service, for what this class does not know yet. Their values are treated as secrets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = None;

    /// <summary>Whether the service shall leave tokens out (<c>$skipTokenRetrieval</c>): to look at a destination. Calls that need a token fail.</summary>
    public bool SkipTokenRetrieval { get; init; }

    /// <summary>Whether fragments or a chain may change what the build saw.</summary>
    internal bool ChangesProperties => Fragments.Count > 0 || Chain is not null;

    /// <summary>Whether the answer depends on what this caller brought, so that it belongs to this caller.</summary>
    internal bool BelongsToCaller => Grant is not null || Chain is not null || ClientAssertion is not null || Headers.Count > 0;

    /// <summary>Everything that makes a difference, by digest: secrets are in it.</summary>
    internal string Key => _key ??= Digest();

    /// <summary>What must not appear in messages.</summary>
    internal IEnumerable<string> Secrets
        => (Grant?.Headers ?? []).Concat(ClientAssertion?.Headers ?? []).Concat(Headers).Concat(Chain?.Variables ?? None)
            .Select(static pair => pair.Value).Where(static value => value.Length >= 8);

    /// <inheritdoc/>
    public bool Equals(DestinationLookup? other) => other is not null && (ReferenceEquals(this, other) || Key == other.Key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DestinationLookup);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>Account, level, names of fragments and chain, and kind of grant; no secret.</summary>
    public override string ToString()
        => string.Join(", ", new[] { Account.ToString(), Level is { } level ? Text(level) : null, Fragments.Count > 0 ? "fragments " + string.Join(' ', Fragments) : null, Chain?.Name, Grant?.ToString() }.OfType<string>());

    /// <summary>The same lookup with another tenant of the token service.</summary>
    internal static DestinationLookup WithTokenServiceTenant(DestinationLookup? lookup, string tenant) => new()
    {
        Account = lookup?.Account ?? default,
        Level = lookup?.Level,
        Fragments = lookup?.Fragments ?? [],
        FragmentsAreOptional = lookup?.FragmentsAreOptional ?? false,
        Chain = lookup?.Chain,
        Grant = lookup?.Grant,
        ClientAssertion = lookup?.ClientAssertion,
        TokenServiceTenant = tenant,
        Headers = lookup?.Headers ?? None,
        SkipTokenRetrieval = lookup?.SkipTokenRetrieval ?? false,
    };

    internal static string Text(DestinationLookupLevel level) => level switch
    {
        DestinationLookupLevel.Subaccount => "subaccount",
        DestinationLookupLevel.Instance => "instance",
        DestinationLookupLevel.ProviderSubaccount => "provider_subaccount",
        DestinationLookupLevel.ProviderInstance => "provider_instance",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    private string Digest()
    {
        var text = new StringBuilder();
        void Add(string? part) => text.Append(part?.Length ?? -1).Append(':').Append(part);
        void AddAll(IEnumerable<KeyValuePair<string, string>> pairs)
        {
            foreach (var (key, value) in pairs)
            {
                Add(key);
                Add(value);
            }

            Add(null);
        }

        text.Append((int)Account).Append('|').Append((int?)Level).Append('|').Append(FragmentsAreOptional).Append('|').Append(SkipTokenRetrieval).Append('|');
        Add(string.Join(',', Fragments));
        Add(Chain?.Name);
        AddAll((Chain?.Variables ?? None).OrderBy(static pair => pair.Key, StringComparer.Ordinal));
        AddAll(Grant?.Headers ?? []);
        AddAll(ClientAssertion?.Headers ?? []);
        Add(TokenServiceTenant);
        AddAll(Headers.OrderBy(static pair => pair.Key, StringComparer.OrdinalIgnoreCase));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
