using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>Casts as they are generated.</summary>
public readonly struct KeyCustomerFilter : IODataShape<KeyCustomerFilter>
{
    private readonly ODataPath _path;

    internal KeyCustomerFilter(ODataPath path) => _path = path;

    static KeyCustomerFilter IODataShape<KeyCustomerFilter>.At(ODataPath path) => new(path);

    public ComparablePath<decimal> Discount => new(_path, "Discount", EdmType.Decimal);

    public StringPath Name => new(_path, "Name");

    public CollectionPath<CustomerFilter> Clients => new(_path, "Clients");
}

public readonly struct KeyCustomerSort : IODataShape<KeyCustomerSort>
{
    private readonly ODataPath _path;

    internal KeyCustomerSort(ODataPath path) => _path = path;

    static KeyCustomerSort IODataShape<KeyCustomerSort>.At(ODataPath path) => new(path);

    public SortPath Discount => new(_path, "Discount");
}

public readonly struct KeyCustomerExpand : IODataShape<KeyCustomerExpand>
{
    private readonly ODataPath _path;

    internal KeyCustomerExpand(ODataPath path) => _path = path;

    static KeyCustomerExpand IODataShape<KeyCustomerExpand>.At(ODataPath path) => new(path);

    public ExpandPath<CustomerQuery<Customer>> Clients => new(_path, "Clients", static state => new CustomerQuery<Customer>(state));
}

public readonly struct AddressExpand : IODataShape<AddressExpand>
{
    private readonly ODataPath _path;

    internal AddressExpand(ODataPath path) => _path = path;

    static AddressExpand IODataShape<AddressExpand>.At(ODataPath path) => new(path);

    public ExpandPath<CustomerQuery<Customer>> Neighbour => new(_path, "Neighbour", static state => new CustomerQuery<Customer>(state));
}

public partial class KeyCustomerQuery<T> : ODataQuery<T>
    where T : IODataObject<T>
{
    internal KeyCustomerQuery(ODataQueryState state)
        : base(state)
    {
    }

    public KeyCustomerQuery<T> Where(Func<KeyCustomerFilter, Filter> predicate) => new(State.Where(predicate));
}

public sealed partial class KeyCustomerSet : KeyCustomerQuery<KeyCustomer>
{
    internal KeyCustomerSet(ODataQueryState state)
        : base(state)
    {
    }
}

public sealed partial class KeyCustomerReference : ODataReference<KeyCustomer>
{
    internal KeyCustomerReference(ODataQueryState state)
        : base(state)
    {
    }

    public CustomerSet Clients => new(State.Navigate("Clients"));
}

public sealed partial class CustomerSet
{
    public KeyCustomerSet OfKeyCustomer() => new(State.Navigate("Shop.KeyCustomer"));
}

public sealed partial class CustomerReference
{
    public KeyCustomerReference AsKeyCustomer() => new(State.Navigate("Shop.KeyCustomer"));
}
