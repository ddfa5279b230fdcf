namespace Btp.Connectivity.LocalLandscape.DestinationService;

/// <summary>A destination as the Destination service keeps it: a flat map of texts, in the order of the manifest.</summary>
/// <param name="Properties">All properties, <c>Name</c> included.</param>
public sealed record StoredDestination(IReadOnlyList<KeyValuePair<string, string>> Properties)
{
    /// <summary>The name.</summary>
    public string Name => this["Name"] ?? "";

    /// <summary>How the caller authenticates to the target.</summary>
    public string Authentication => this["Authentication"] ?? "NoAuthentication";

    /// <summary>The value of a property, or null. Property names are case-sensitive.</summary>
    public string? this[string property] => Properties.FirstOrDefault(p => p.Key == property).Value;

    /// <summary>The same destination with a property set.</summary>
    public StoredDestination With(string property, string value)
    {
        var index = Properties.ToList().FindIndex(p => p.Key == property);
        var properties = Properties.ToList();
        if (index < 0)
            properties.Add(new(property, value));
        else
            properties[index] = new(property, value);
        return new StoredDestination(properties);
    }

    /// <summary>Names the destination; never its properties, some of which are secrets.</summary>
    public override string ToString() => Name;
}
