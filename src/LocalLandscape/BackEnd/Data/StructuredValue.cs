using Microsoft.OData.Edm;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Data;

/// <summary>
/// An entity or a complex value. Values are <see cref="string"/>, <see cref="bool"/>, the numbers, <see cref="Guid"/>, <see cref="Date"/>,
/// <see cref="TimeOfDay"/>, <see cref="DateTimeOffset"/>, <see cref="TimeSpan"/>, <c>byte[]</c>, <see cref="EnumValue"/>, a JSON element (geo and
/// dynamic values), another <see cref="StructuredValue"/>, or a list of these.
/// </summary>
internal sealed class StructuredValue(IEdmStructuredType type)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
    private Dictionary<string, IReadOnlyList<StructuredValue>>? _links;

    /// <summary>The actual type, which may derive from the declared one.</summary>
    public IEdmStructuredType Type { get; } = type;

    /// <summary>For an entity without a set of its own: the entity that contains it, and through which navigation.</summary>
    public (StructuredValue Parent, IEdmNavigationProperty Navigation)? Container { get; set; }

    /// <summary>A property's value; null also when it was never set.</summary>
    public object? this[string property]
    {
        get => _values.GetValueOrDefault(property);
        set => _values[property] = value;
    }

    /// <summary>Whether the property was given a value, be it null.</summary>
    public bool Has(string property) => _values.ContainsKey(property);

    /// <summary>All values, dynamic ones of open types included.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Values => _values;

    /// <summary>Links this entity explicitly: for navigations that no key or constraint explains, and contained entities.</summary>
    public void Link(string navigation, IReadOnlyList<StructuredValue> targets) =>
        (_links ??= new(StringComparer.Ordinal))[navigation] = targets;

    /// <summary>Takes a property's value away; declared properties then are null.</summary>
    public void Remove(string property) => _values.Remove(property);

    /// <summary>In which version of the data the entity was changed last; 0 for what was seeded.</summary>
    public long Changed { get; set; }

    /// <summary>The streams: the media stream under the empty name, stream properties under theirs. Null when there never was one.</summary>
    public Dictionary<string, MediaStream>? Streams { get; set; }

    /// <summary>Whether values that the type does not declare were computed for it, so that they are written although it is not open.</summary>
    public bool HasExtras { get; private init; }

    /// <summary>A copy for one answer, which computed values may be added to.</summary>
    public StructuredValue WithExtras()
    {
        var copy = new StructuredValue(Type) { HasExtras = true, Container = Container, Changed = Changed, Streams = Streams, _links = _links };
        foreach (var (name, value) in _values)
            copy[name] = value;
        return copy;
    }

    /// <summary>All explicit links, by navigation.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<StructuredValue>>> Links => _links ?? [];

    /// <summary>The explicit links of a navigation, or null when there are none.</summary>
    public IReadOnlyList<StructuredValue>? Linked(string navigation) => _links?.GetValueOrDefault(navigation);
}

/// <summary>A value of an enumeration of the document.</summary>
internal readonly record struct EnumValue(IEdmEnumType Type, long Value) : IComparable
{
    /// <summary>The member name, for flags the names joined by commas, else the number.</summary>
    public override string ToString()
    {
        var value = Value;
        if (Type.Members.FirstOrDefault(m => m.Value.Value == value) is { } exact)
            return exact.Name;
        var set = Type.IsFlags ? Type.Members.Where(m => m.Value.Value != 0 && (value & m.Value.Value) == m.Value.Value).ToList() : [];
        return set.Aggregate(0L, static (sum, m) => sum | m.Value.Value) == value && set.Count > 0
            ? string.Join(",", set.Select(static m => m.Name))
            : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public int CompareTo(object? obj) => obj is EnumValue other ? Value.CompareTo(other.Value) : 1;
}

/// <summary>The content of a stream.</summary>
/// <param name="Content">Its bytes, never changed.</param>
/// <param name="ContentType">As it was sent.</param>
/// <param name="Version">The version of the data that it came with: its ETag.</param>
internal sealed record MediaStream(byte[] Content, string ContentType, long Version)
{
    /// <summary>The stream's own ETag.</summary>
    public string ETag => $"W/\"{Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}\"";
}
