using System.Runtime.CompilerServices;
using System.Text;

namespace Btp.Connectivity.OData;

/// <summary>Names of a type's properties on the wire, by the numbers that generated code switches on.</summary>
/// <remarks>Servers write properties in the same order row after row. The table learns which property follows which, so a name is almost always recognised by one comparison.</remarks>
public sealed class PropertyNames
{
    private readonly byte[][] _names;

    // First name of a bucket, and for each name the next in the same bucket; -1 ends a chain.
    private readonly int[] _buckets;
    private readonly int[] _chain;

    private readonly PropertyUse[] _uses;

    // [n + 1] = the property that last followed property n; [0] = the one that came first. Threads may race: any value is only a guess.
    private readonly int[] _successors;

    /// <summary>Builds the table.</summary>
    /// <param name="names">Names on the wire; their indices are the numbers that <see cref="ODataReader.NextProperty"/> gives.</param>
    public PropertyNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);
        _uses = new PropertyUse[names.Length];
        _successors = new int[names.Length + 1];
        _chain = new int[names.Length];
        _buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(names.Length * 2, 4))];
        Array.Fill(_buckets, -1);
        for (var i = names.Length - 1; i >= 0; i--)
        {
            _successors[i] = i;
            var bucket = BucketOf(_names[i]);
            _chain[i] = _buckets[bucket];
            _buckets[bucket] = i;
        }
    }

    /// <summary>Qualified name of the type, of derived types alone: writing has to tell them from their base. Null for all others.</summary>
    public string? TypeName { get; init; }

    /// <summary>The properties of the key, which URLs carry and no change.</summary>
    public int[] Keys { init => Use(value, PropertyUse.Key); }

    /// <summary>Properties that the service computes: never written.</summary>
    public int[] Computed { init => Use(value, PropertyUse.Computed); }

    /// <summary>Properties that are written when an entity is created, and never again.</summary>
    public int[] Immutable { init => Use(value, PropertyUse.Immutable); }

    /// <summary>Properties of complex types, whose values have changes of their own.</summary>
    public int[] Complex { init => Use(value, PropertyUse.Complex); }

    /// <summary>Navigation properties.</summary>
    public int[] Navigations { init => Use(value, PropertyUse.Navigation); }

    /// <summary>Whether a property is complex or leads to other entities: without one there is nothing to look for inside of an object.</summary>
    internal bool HasNested { get; private set; }

    /// <summary>Number of names.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a property on the wire.</summary>
    public string this[int property] => Encoding.UTF8.GetString(_names[property]);

    /// <summary>The property of a name; -1 where there is none.</summary>
    internal int IndexOf(string name) => Array.FindIndex(_names, known => known.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(name)));

    internal PropertyUse UseOf(int property) => _uses[property];

    internal ReadOnlySpan<byte> Utf8(int property) => _names[property];

    /// <summary>Whether the property after <paramref name="last"/> is the one that followed it before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryPredict(int last, ReadOnlySpan<byte> name, out int property)
    {
        property = _successors[last + 1];
        var names = _names;
        return (uint)property < (uint)names.Length && name.SequenceEqual(names[property]);
    }

    /// <summary>The same where the name stands in quotes and with its colon; these are taken off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryPredictPlain(int last, ref ReadOnlySpan<byte> row, out int property)
    {
        property = _successors[last + 1];
        var names = _names;
        if ((uint)property >= (uint)names.Length)
            return false;
        var name = names[property];
        var length = name.Length;
        if (row.Length < length + 4 || row[length + 1] != '"' || row[length + 2] != ':' || row[0] != '"' || !row.Slice(1, length).SequenceEqual(name))
            return false;
        row = row[(length + 3)..];
        return true;
    }

    /// <summary>Looks a name up, and remembers what it followed. -1 where the type has no such property.</summary>
    internal int Find(int last, ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return -1;
        for (var i = _buckets[BucketOf(name)]; i >= 0; i = _chain[i])
        {
            if (name.SequenceEqual(_names[i]))
            {
                _successors[last + 1] = i;
                return i;
            }
        }

        return -1;
    }

    private void Use(int[] properties, PropertyUse use)
    {
        ArgumentNullException.ThrowIfNull(properties);
        foreach (var property in properties)
            _uses[property] |= use;
        HasNested |= properties.Length > 0 && (use & (PropertyUse.Complex | PropertyUse.Navigation)) != 0;
    }

    private int BucketOf(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return 0;
        var hash = (name.Length * 31) + (name[^1] * 7) + (name[name.Length / 2] * 131) + (name[0] * 17);
        return hash & (_buckets.Length - 1);
    }
}
