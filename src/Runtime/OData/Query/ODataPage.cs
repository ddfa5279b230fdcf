namespace Btp.Connectivity.OData;

/// <summary>The rows of one response.</summary>
/// <typeparam name="T">What a row is read into.</typeparam>
public sealed class ODataPage<T>
    where T : IODataObject<T>
{
    internal ODataPage(IReadOnlyList<T> items, long? totalCount, ODataNextPage<T>? nextPage)
    {
        Items = items;
        TotalCount = totalCount;
        NextPage = nextPage;
    }

    /// <summary>The rows, in the server's order.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Number of all rows that the filter lets through, whatever was skipped or taken; null unless the query asked with <c>WithCount</c>.</summary>
    public long? TotalCount { get; }

    /// <summary>Where the server goes on; null on the last page.</summary>
    public ODataNextPage<T>? NextPage { get; }
}
