namespace Btp.Connectivity.OData;

/// <summary>A collection of primitive values of the row, or put together from several, to compare with others (4.01).</summary>
/// <typeparam name="TShape">The path of an item.</typeparam>
/// <typeparam name="TItem">What an item is read into.</typeparam>
public readonly struct CollectionValue<TShape, TItem>
    where TShape : struct, IODataShape<TShape>, IODataValue<TItem>
{
    // Any path of the kind knows how values of the kind are written.
    private static readonly IODataValue<TItem> _item = TShape.At(default);

    internal CollectionValue(Operand operand) => Operand = operand;

    internal Operand Operand { get; }

    /// <summary>The values.</summary>
    public static implicit operator CollectionValue<TShape, TItem>(TItem[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(Operand.Of(new ItemsNode(writer => writer.WriteList(items, static (list, item) => _item.Write(list, item)))));
    }

    /// <summary>Holds all of other values, in any order (<c>hassubset</c>, 4.01).</summary>
    public Filter HasSubset(CollectionValue<TShape, TItem> items) => new(Call("hassubset", items));

    /// <summary>Holds other values one behind the other, with or without others in between (<c>hassubsequence</c>, 4.01).</summary>
    public Filter HasSubsequence(CollectionValue<TShape, TItem> items) => new(Call("hassubsequence", items));

    /// <summary>Followed by other values (<c>concat</c>, 4.01).</summary>
    public CollectionValue<TShape, TItem> Concat(CollectionValue<TShape, TItem> items) => new(Operand.Of(Call("concat", items)));

    /// <summary>Holds all of some values, in any order (<c>hassubset</c>, 4.01): <c>c => c.Tags.HasSubset(["a", "b"])</c>.</summary>
    public Filter HasSubset(params TItem[] items) => HasSubset((CollectionValue<TShape, TItem>)items);

    /// <summary>Holds some values one behind the other, with or without others in between (<c>hassubsequence</c>, 4.01).</summary>
    public Filter HasSubsequence(params TItem[] items) => HasSubsequence((CollectionValue<TShape, TItem>)items);

    /// <summary>Followed by some values (<c>concat</c>, 4.01), to compare with others.</summary>
    public CollectionValue<TShape, TItem> Concat(params TItem[] items) => Concat((CollectionValue<TShape, TItem>)items);

    private CallNode Call(string function, in CollectionValue<TShape, TItem> items) => new(function, Operand, items.Operand) { Only = ODataProtocol.V4 };
}
