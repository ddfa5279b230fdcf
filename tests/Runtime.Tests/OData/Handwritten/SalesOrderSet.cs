using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

public partial class SalesOrderQuery<T> : ODataQuery<T>
    where T : IODataObject<T>
{
    internal SalesOrderQuery(ODataQueryState state)
        : base(state)
    {
    }

    public SalesOrderQuery<T> Where(Func<SalesOrderFilter, Filter> predicate) => new(State.Where(predicate));

    public SalesOrderQuery<T> OrderBy(Func<SalesOrderSort, SortPath> key) => new(State.OrderBy(key));

    public SalesOrderQuery<T> OrderByDescending(Func<SalesOrderSort, SortPath> key) => new(State.OrderByDescending(key));

    public SalesOrderQuery<T> ThenBy(Func<SalesOrderSort, SortPath> key) => new(State.ThenBy(key));

    public SalesOrderQuery<T> ThenByDescending(Func<SalesOrderSort, SortPath> key) => new(State.ThenByDescending(key));

    public SalesOrderQuery<T> Take(int count) => new(State.Take(count));

    public SalesOrderQuery<T> Skip(int count) => new(State.Skip(count));

    public SalesOrderQuery<T> Expand(Func<SalesOrderExpand, ExpandPath> navigation) => new(State.Expand(navigation));

    public SalesOrderQuery<T> Search(string text) => new(State.Search(text));

    public SalesOrderQuery<T> WithCount() => new(State.WithCount());

    public Task<long> CountAsync(CancellationToken cancellationToken = default) => CountCoreAsync(cancellationToken);

    /// <summary>For query syntax: <c>from o in orders where … select o</c>.</summary>
    public SalesOrderQuery<T> Select(Func<SalesOrderFilter, SalesOrderFilter> row) => this;
}

public sealed partial class SalesOrderSet : SalesOrderQuery<SalesOrder>, IInsertableSet<SalesOrder>, IUpdatableSet<SalesOrder>, IDeletableSet<SalesOrder>
{
    internal SalesOrderSet(ODataQueryState state)
        : base(state)
    {
    }

    public SalesOrderReference this[string salesOrder] => new(State.Key(new ODataKeyPart("SalesOrder", ODataLiteral.String(salesOrder))));
}

public sealed partial class SalesOrderReference : ODataUpdatableReference<SalesOrder, SalesOrderFilter>, IUpdatableReference<SalesOrder>, IDeletableReference<SalesOrder>
{
    internal SalesOrderReference(ODataQueryState state)
        : base(state)
    {
    }

    public SalesOrderItemSet ToItem => new(State.Navigate("to_Item"));

    public SalesOrderPartnerReference ToSoldTo => new(State.Navigate("to_SoldTo"));

    public SalesOrderReference Expand(Func<SalesOrderExpand, ExpandPath> navigation) => new(State.Expand(navigation));
}

public sealed partial class SalesOrderPartnerReference : ODataReference<SalesOrderPartner>
{
    internal SalesOrderPartnerReference(ODataQueryState state)
        : base(state)
    {
    }
}

public partial class SalesOrderItemQuery<T> : ODataQuery<T>
    where T : IODataObject<T>
{
    internal SalesOrderItemQuery(ODataQueryState state)
        : base(state)
    {
    }

    public SalesOrderItemQuery<T> Where(Func<SalesOrderItemFilter, Filter> predicate) => new(State.Where(predicate));

    public SalesOrderItemQuery<T> Take(int count) => new(State.Take(count));

    public Task<long> CountAsync(CancellationToken cancellationToken = default) => CountCoreAsync(cancellationToken);
}

public sealed partial class SalesOrderItemSet : SalesOrderItemQuery<SalesOrderItem>, IInsertableSet<SalesOrderItem>
{
    internal SalesOrderItemSet(ODataQueryState state)
        : base(state)
    {
    }

    public SalesOrderItemReference this[string salesOrder, string salesOrderItem] => new(State.Key(
        new ODataKeyPart("SalesOrder", ODataLiteral.String(salesOrder)),
        new ODataKeyPart("SalesOrderItem", ODataLiteral.String(salesOrderItem))));
}

public sealed partial class SalesOrderItemReference : ODataEntityReference<SalesOrderItem, SalesOrderItemFilter>
{
    internal SalesOrderItemReference(ODataQueryState state)
        : base(state)
    {
    }
}

/// <summary>API_SALES_ORDER_SRV: OData V2.</summary>
public sealed partial class SalesOrderService(HttpClient http) : ODataService(http, ODataProtocol.V2, "/sap/opu/odata/sap/API_SALES_ORDER_SRV")
{
    public SalesOrderSet SalesOrder => new(Set("A_SalesOrder"));

    public SalesOrderItemSet SalesOrderItem => new(Set("A_SalesOrderItem"));
}
