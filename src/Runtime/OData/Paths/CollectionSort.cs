namespace Btp.Connectivity.OData;

/// <summary>A collection of a row, by whose number of items rows can be sorted (V4: <c>$orderby=Orders/$count</c>).</summary>
public readonly struct CollectionSort
{
    private readonly ODataPath _path;

    /// <summary>A collection at a place in the row.</summary>
    /// <param name="parent">Where the collection is.</param>
    /// <param name="name">Name on the wire.</param>
    public CollectionSort(ODataPath parent, string name) => _path = parent.Navigate(name);

    /// <summary>Number of items (<c>$count</c>).</summary>
    public SortPath Count => new(_path, "$count");
}
