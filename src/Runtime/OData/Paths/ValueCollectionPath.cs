namespace Btp.Connectivity.OData;

/// <summary>A collection of primitive values, on whose items conditions can be made (V4), and which can be read and written as a whole.</summary>
/// <typeparam name="TShape">What conditions on an item are written against.</typeparam>
/// <typeparam name="TItem">What an item is read into.</typeparam>
public readonly struct ValueCollectionPath<TShape, TItem> : IODataProperty<IReadOnlyList<TItem>>
    where TShape : struct, IODataShape<TShape>, IODataValue<TItem>
{
    // Any path of the kind knows how values of the kind are read and written.
    private static readonly IODataValue<TItem> _item = TShape.At(default);

    private readonly CollectionPath<TShape> _items;

    /// <summary>A property at a place in the row.</summary>
    /// <param name="parent">Where the property is.</param>
    /// <param name="name">Name on the wire.</param>
    public ValueCollectionPath(ODataPath parent, string name) => _items = new(parent, name);

    /// <summary>Number of items (<c>$count</c>).</summary>
    public ComparablePath<long> Count => _items.Count;

    /// <summary>Number of items that meet a condition (<c>$count($filter=…)</c>, 4.01).</summary>
    public ComparablePath<long> CountOf(Func<TShape, Filter> predicate) => _items.CountOf(predicate);

    /// <summary>There is an item (<c>any()</c>).</summary>
    public Filter Any() => _items.Any();

    /// <summary>There is an item that meets a condition (<c>any</c>).</summary>
    public Filter Any(Func<TShape, Filter> predicate) => _items.Any(predicate);

    /// <summary>All items meet a condition; true where there is none (<c>all</c>).</summary>
    public Filter All(Func<TShape, Filter> predicate) => _items.All(predicate);

    /// <summary>Holds all of other values, in any order (<c>hassubset</c>, 4.01).</summary>
    public Filter HasSubset(CollectionValue<TShape, TItem> items) => Value.HasSubset(items);

    /// <summary>Holds other values one behind the other, with or without others in between (<c>hassubsequence</c>, 4.01).</summary>
    public Filter HasSubsequence(CollectionValue<TShape, TItem> items) => Value.HasSubsequence(items);

    /// <summary>Followed by other values (<c>concat</c>, 4.01), to compare with others.</summary>
    public CollectionValue<TShape, TItem> Concat(CollectionValue<TShape, TItem> items) => Value.Concat(items);

    /// <summary>Holds all of some values, in any order (<c>hassubset</c>, 4.01): <c>c => c.Tags.HasSubset(["a", "b"])</c>.</summary>
    public Filter HasSubset(params TItem[] items) => Value.HasSubset(items);

    /// <summary>Holds some values one behind the other, with or without others in between (<c>hassubsequence</c>, 4.01).</summary>
    public Filter HasSubsequence(params TItem[] items) => Value.HasSubsequence(items);

    /// <summary>Followed by some values (<c>concat</c>, 4.01), to compare with others.</summary>
    public CollectionValue<TShape, TItem> Concat(params TItem[] items) => Value.Concat(items);

    /// <summary>The collection of the row.</summary>
    public static implicit operator CollectionValue<TShape, TItem>(ValueCollectionPath<TShape, TItem> path) => path.Value;

    private CollectionValue<TShape, TItem> Value => new(_items.Operand);

    Operand IODataProperty<IReadOnlyList<TItem>>.Operand => _items.Operand;

    IReadOnlyList<TItem> IODataProperty<IReadOnlyList<TItem>>.Read(ref ODataReader reader) => reader.ReadList(static (ref ODataReader item) => _item.Read(ref item)) ?? [];

    void IODataProperty<IReadOnlyList<TItem>>.Write(ODataWriter writer, IReadOnlyList<TItem> value) => writer.WriteList(value, static (items, item) => _item.Write(items, item));
}
