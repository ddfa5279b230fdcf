namespace Btp.Connectivity.OData;

/// <summary>A view: a part of an entity or complex type, and how to ask for it. Generated for <see cref="ODataViewAttribute{TEntity}"/>.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
public interface IODataView<TSelf> : IODataObject<TSelf>
    where TSelf : IODataView<TSelf>
{
    /// <summary>What to ask for.</summary>
    static abstract ODataSelection Selection { get; }
}

/// <summary>A view of one type, and of the types that derive from it.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
/// <typeparam name="TEntity">The entity or complex type.</typeparam>
public interface IODataView<TSelf, in TEntity> : IODataView<TSelf>
    where TSelf : IODataView<TSelf, TEntity>;
