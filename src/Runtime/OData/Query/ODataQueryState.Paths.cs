namespace Btp.Connectivity.OData;

/// <content>From one resource to others: options belong to the resource that they were said of, and stay behind.</content>
public readonly partial struct ODataQueryState
{
    /// <summary>One entity of a set.</summary>
    /// <param name="parts">The key, in the order of the document. A single part is written without its name.</param>
    public ODataQueryState Key(params ODataKeyPart[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Length);
        return new(Resource.Key(parts));
    }

    /// <summary>The entity that an earlier request of the same change set creates (<c>$1</c>).</summary>
    /// <param name="created">The result of that request.</param>
    /// <exception cref="InvalidOperationException">It is not the result of a request in a change set that is still open.</exception>
    public ODataQueryState Created(BatchResult created)
    {
        ArgumentNullException.ThrowIfNull(created);
        return created.ChangeSet is { IsOpen: true }
            ? new(Resource.Created(BatchReferences.Of(created.ContentId)))
            : throw new InvalidOperationException($"Only requests in the same change set can refer to what a request creates: {created.Request}");
    }

    /// <summary>What a navigation property leads to; also a cast to a derived type by its qualified name.</summary>
    public ODataQueryState Navigate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(Resource.Navigate(name));
    }
}
