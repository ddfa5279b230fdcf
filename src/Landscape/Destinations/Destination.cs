using Btp.Connectivity.Landscape.Text;

namespace Btp.Connectivity.Landscape.Destinations;

/// <summary>What is common to destinations of every type. Equal destinations have equal properties at equal places; see <see cref="WithoutPlaces"/>.</summary>
public abstract record Destination
{
    /// <summary>The name by which applications ask for the destination.</summary>
    public required string Name { get; init; }

    /// <summary>What it speaks.</summary>
    public abstract DestinationType Type { get; }

    /// <summary>Every property in the order of the manifest, also unknown ones and secrets. Name and Type are among them.</summary>
    public required EquatableArray<DestinationProperty> Properties { get; init; }

    /// <summary>The file that declares it.</summary>
    public required string Path { get; init; }

    /// <summary>Where its declaration stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Where its name stands.</summary>
    public required SourceSpan NameSpan { get; init; }

    /// <summary>Where it is kept.</summary>
    public DestinationLevel Level { get; init; }

    /// <summary>What declares it.</summary>
    public DestinationOrigin Origin { get; init; }

    /// <summary>The module or resource of the descriptor whose declaration this is; null for a manifest of its own.</summary>
    public string? Owner { get; init; }

    /// <summary>The descriptor that it is part of, if that is another file: the one that an extension extends, or whose resource has this file as its configuration.</summary>
    public string? Descriptor { get; init; }

    /// <summary>The key under which this type keeps the proxy type.</summary>
    public virtual string ProxyTypeKey => "ProxyType";

    /// <summary>The key under which this type keeps the authentication.</summary>
    public virtual string AuthenticationKey => "Authentication";

    /// <summary>The key under which this type keeps the user; null if it has none.</summary>
    public virtual string? UserKey => "User";

    /// <summary>The key under which this type keeps the location id of the Cloud Connector.</summary>
    public virtual string LocationIdKey => "CloudConnectorLocationId";

    /// <summary>Whether address and credentials come from a service key (<c>ServiceInstanceName</c>), so that properties which are required elsewhere may be missing.</summary>
    public bool IsFromServiceKey => Find("ServiceInstanceName") is not null || Find("TokenServiceInstanceName") is not null;

    /// <summary>The way to it; for want of a value Internet, as the Destination service has it.</summary>
    public virtual ProxyType ProxyType => Find(ProxyTypeKey) switch
    {
        null => IsFromServiceKey ? ProxyType.Unknown : DefaultProxyType,
        { IsLiteral: false } => ProxyType.Unknown,
        { Value: "Internet" } => ProxyType.Internet,
        { Value: "OnPremise" } => ProxyType.OnPremise,
        { Value: "PrivateLink" } => ProxyType.PrivateLink,
        { Value: "Local" } => ProxyType.Local,
        _ => ProxyType.Unknown,
    };

    /// <summary>The way where the manifest names none: for HTTP it is documented to be the Internet.</summary>
    private protected virtual ProxyType DefaultProxyType => ProxyType.Internet;

    /// <summary>Whether calls go through the Connectivity proxy and a Cloud Connector.</summary>
    public bool IsOnPremise => ProxyType == ProxyType.OnPremise;

    /// <summary>The authentication as written; null if the manifest does not say.</summary>
    public string? Authentication => Value(AuthenticationKey);

    /// <summary>The user as written; null if the manifest does not say.</summary>
    public string? User => UserKey is { } key ? Value(key) : null;

    /// <summary>The location id of the Cloud Connector; null for the one without an id.</summary>
    public string? LocationId => Value(LocationIdKey) is { Length: > 0 } id ? id : null;

    /// <summary>The property of exactly this key; of several the last.</summary>
    /// <param name="key">The key, whose case matters.</param>
    public DestinationProperty? Find(string key)
    {
        for (var i = Properties.Count - 1; i >= 0; i--)
        {
            if (string.Equals(Properties[i].Key, key, StringComparison.Ordinal))
                return Properties[i];
        }

        return null;
    }

    /// <summary>The value of exactly this key, placeholders and all.</summary>
    /// <param name="key">The key, whose case matters.</param>
    public string? Value(string key) => Find(key)?.Value;

    /// <summary>The same destination without any place, for those who only want to know whether it says something else now.</summary>
    public Destination WithoutPlaces()
    {
        var properties = new List<DestinationProperty>(Properties.Count);
        foreach (var property in Properties)
            properties.Add(property with { KeySpan = default, ValueSpan = default });

        return this with { Span = default, NameSpan = default, Properties = properties.ToEquatableArray() };
    }

    /// <summary>Type and name; never a property, since properties hold secrets.</summary>
    public sealed override string ToString() => Type + " destination '" + Name + "'";
}
