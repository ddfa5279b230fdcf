using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

public partial class CustomerQuery<T> : ODataComputableQuery<T, CustomerFilter>
    where T : IODataObject<T>
{
    internal CustomerQuery(ODataQueryState state)
        : base(state)
    {
    }

    public CustomerQuery<T> Where(Func<CustomerFilter, Filter> predicate) => new(State.Where(predicate));

    public CustomerQuery<T> OrderBy(Func<CustomerSort, SortPath> key) => new(State.OrderBy(key));

    public CustomerQuery<T> OrderByDescending(Func<CustomerSort, SortPath> key) => new(State.OrderByDescending(key));

    public CustomerQuery<T> ThenBy(Func<CustomerSort, SortPath> key) => new(State.ThenBy(key));

    public CustomerQuery<T> ThenByDescending(Func<CustomerSort, SortPath> key) => new(State.ThenByDescending(key));

    public CustomerQuery<T> Take(int count) => new(State.Take(count));

    public CustomerQuery<T> Skip(int count) => new(State.Skip(count));

    public CustomerQuery<T> Expand<TQuery>(Func<CustomerExpand, ExpandPath<TQuery>> navigation)
        where TQuery : ODataQuery
        => new(State.Expand(navigation));

    public CustomerQuery<T> Expand<TQuery>(Func<CustomerExpand, ExpandPath<TQuery>> navigation, Func<TQuery, TQuery> options)
        where TQuery : ODataQuery
        => new(State.Expand(navigation, options));

    public CustomerQuery<T> Compute<TValue>(Func<CustomerFilter, ComparablePath<TValue>> expression, out ComparablePath<TValue> computed)
        where TValue : struct
        => new(State.Compute(expression, out computed));

    public CustomerQuery<T> Compute(Func<CustomerFilter, StringPath> expression, out StringPath computed) => new(State.Compute(expression, out computed));

    public CustomerQuery<T> Search(string text) => new(State.Search(text));

    public CustomerQuery<T> WithCount() => new(State.WithCount());

    public CustomerQuery<T> WithOption(string name, string value) => new(State.WithOption(name, value));

    public Task<long> CountAsync(CancellationToken cancellationToken = default) => CountCoreAsync(cancellationToken);
}

public sealed partial class CustomerSet : CustomerQuery<Customer>, IInsertableSet<Customer>, IUpdatableSet<Customer>, IDeletableSet<Customer>
{
    internal CustomerSet(ODataQueryState state)
        : base(state)
    {
    }

    public CustomerReference this[Guid id] => new(State.Key(new ODataKeyPart("ID", ODataLiteral.Guid(id))));
}

public sealed partial class CustomerReference : ODataUpdatableReference<Customer, CustomerFilter>, IUpdatableReference<Customer>, IDeletableReference<Customer>
{
    internal CustomerReference(ODataQueryState state)
        : base(state)
    {
    }

    public OrderSet Orders => new(State.Navigate("Orders"));

    public CustomerReference Boss => new(State.Navigate("Boss"));

    public CustomerReference Expand<TQuery>(Func<CustomerExpand, ExpandPath<TQuery>> navigation)
        where TQuery : ODataQuery
        => new(State.Expand(navigation));
}

public partial class OrderQuery<T> : ODataQuery<T>
    where T : IODataObject<T>
{
    internal OrderQuery(ODataQueryState state)
        : base(state)
    {
    }

    public OrderQuery<T> Where(Func<OrderFilter, Filter> predicate) => new(State.Where(predicate));

    public OrderQuery<T> OrderByDescending(Func<OrderSort, SortPath> key) => new(State.OrderByDescending(key));

    public OrderQuery<T> Take(int count) => new(State.Take(count));

    public OrderQuery<T> WithCount() => new(State.WithCount());
}

public sealed partial class OrderSet : OrderQuery<Order>, IInsertableSet<Order>
{
    internal OrderSet(ODataQueryState state)
        : base(state)
    {
    }

    public OrderReference this[long id] => new(State.Key(new ODataKeyPart("ID", ODataLiteral.Int64(id))));
}

public sealed partial class OrderReference : ODataEntityReference<Order, OrderFilter>, IDeletableReference<Order>
{
    internal OrderReference(ODataQueryState state)
        : base(state)
    {
    }
}

/// <summary>A V4 service with a singleton.</summary>
public sealed partial class ShopService(HttpClient http) : ODataService(http, ODataProtocol.V4, "/shop/")
{
    public CustomerSet Customers => new(Set("Customers"));

    public CustomerReference Me => new(Singleton("Me"));
}
