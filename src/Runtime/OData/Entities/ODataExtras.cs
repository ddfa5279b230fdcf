using System.Text.Json;

namespace Btp.Connectivity.OData;

/// <summary>What few objects have.</summary>
internal sealed class ODataExtras
{
    private Dictionary<string, JsonElement>? _properties;
    private Dictionary<string, string>? _nextLinks;

    public Dictionary<string, JsonElement> Properties => _properties ??= [];

    public bool HasProperties => _properties is { Count: > 0 };

    public Dictionary<string, string> NextLinks => _nextLinks ??= [];

    public IReadOnlyDictionary<string, string>? NextLinksOrNull => _nextLinks;
}
