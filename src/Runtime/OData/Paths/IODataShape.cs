namespace Btp.Connectivity.OData;

/// <summary>What lambdas are written against: a struct of typed paths, generated per type and purpose (filter, sort, expand).</summary>
/// <typeparam name="TSelf">The shape itself.</typeparam>
public interface IODataShape<TSelf>
    where TSelf : IODataShape<TSelf>
{
    /// <summary>The shape standing at a path.</summary>
    static abstract TSelf At(ODataPath path);
}
