using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>What few objects have.</summary>
internal sealed class ODataExtras
{
    private AdditionalProperties? _properties;
    private Dictionary<string, string>? _nextLinks;

    public AdditionalProperties Properties => _properties ??= [];

    public AdditionalProperties? PropertiesOrNull => _properties;

    public bool HasProperties => _properties is { Count: > 0 };

    public Dictionary<string, string> NextLinks => _nextLinks ??= [];

    public IReadOnlyDictionary<string, string>? NextLinksOrNull => _nextLinks;

    /// <summary>Which properties behind the first 63 were assigned, 64 to a word.</summary>
    public ulong[] MoreAssigned { get; set; } = [];

    /// <summary>The entity stands for an existing one at this URL, relative to the service root.</summary>
    public string? Link { get; set; }
}
