using System.Net;
using System.Net.Http.Headers;
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Bench.Client;

/// <summary>What $filter accepts.</summary>
public readonly struct OrderFilter : IODataShape<OrderFilter>
{
    private readonly ODataPath _path;

    internal OrderFilter(ODataPath path) => _path = path;

    static OrderFilter IODataShape<OrderFilter>.At(ODataPath path) => new(path);

    /// <summary>The customer's name for the order.</summary>
    public StringPath PurchaseOrderByCustomer => new(_path, "PurchaseOrderByCustomer");

    /// <summary>Type.</summary>
    public StringPath SalesOrderType => new(_path, "SalesOrderType");

    /// <summary>Currency.</summary>
    public StringPath TransactionCurrency => new(_path, "TransactionCurrency");

    /// <summary>Amount.</summary>
    public ComparablePath<decimal> TotalNetAmount => new(_path, "TotalNetAmount", EdmType.Decimal);
}

/// <summary>What $orderby accepts.</summary>
public readonly struct OrderSort : IODataShape<OrderSort>
{
    private readonly ODataPath _path;

    internal OrderSort(ODataPath path) => _path = path;

    static OrderSort IODataShape<OrderSort>.At(ODataPath path) => new(path);

    /// <summary>Day.</summary>
    public SortPath CreationDate => new(_path, "CreationDate");

    /// <summary>Amount.</summary>
    public SortPath TotalNetAmount => new(_path, "TotalNetAmount");
}

/// <summary>One order.</summary>
public sealed class OrderReference : ODataReference<Order>
{
    internal OrderReference(ODataQueryState state)
        : base(state)
    {
    }
}

/// <summary>A query on orders.</summary>
public partial class OrderQuery<T> : ODataQuery<T>
    where T : IODataObject<T>
{
    internal OrderQuery(ODataQueryState state)
        : base(state)
    {
    }

    /// <summary>Adds a condition.</summary>
    public OrderQuery<T> Where(Func<OrderFilter, Filter> predicate) => new(State.Where(predicate));

    /// <summary>Sorts.</summary>
    public OrderQuery<T> OrderByDescending(Func<OrderSort, SortPath> key) => new(State.OrderByDescending(key));

    /// <summary>Reads what a view holds.</summary>
    public OrderQuery<TView> Select<TView>()
        where TView : IODataView<TView, Order>
        => new(State.Select(TView.Selection));

    /// <summary>Leaves rows out.</summary>
    public OrderQuery<T> Skip(int count) => new(State.Skip(count));

    /// <summary>Limits.</summary>
    public OrderQuery<T> Take(int count) => new(State.Take(count));
}

/// <summary>All orders.</summary>
public sealed partial class OrderSet : OrderQuery<Order>, IUpdatableSet<Order>
{
    internal OrderSet(ODataQueryState state)
        : base(state)
    {
    }

    /// <summary>The one with this key.</summary>
    public OrderReference this[string salesOrder] => new(State.Key(new ODataKeyPart("SalesOrder", ODataLiteral.String(salesOrder))));
}

/// <summary>The service, answered from memory.</summary>
public sealed class OrderService : ODataService
{
    private OrderService(HttpClient http, ODataProtocol protocol)
        : base(http, protocol, "/sap/opu/odata/sap/API_SALES_ORDER_SRV")
    {
    }

    /// <summary>Orders.</summary>
    public OrderSet Orders => new(Set("A_SalesOrder"));

    /// <summary>A service whose every response has the same body.</summary>
    public static OrderService Answering(byte[] body, ODataProtocol protocol) => new(new HttpClient(new Memory(body)) { BaseAddress = new("http://s4hana.destination/") }, protocol);

    /// <summary>A service that is called over a handler.</summary>
    public static OrderService Over(HttpClient http, ODataProtocol protocol) => new(http, protocol);

    private sealed class Memory(byte[] body) : HttpMessageHandler
    {
        private static readonly MediaTypeHeaderValue _json = new("application/json");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) { Headers = { ContentType = _json } } });
    }
}
