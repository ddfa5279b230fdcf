namespace Btp.Connectivity.OData;

/// <summary>One entity, of which a view is read. Nothing is sent before it is asked for.</summary>
/// <typeparam name="T">The view.</typeparam>
public sealed class ODataViewReference<T> : ODataReference<T>
    where T : IODataView<T>
{
    internal ODataViewReference(ODataQueryState state)
        : base(state)
    {
    }
}
