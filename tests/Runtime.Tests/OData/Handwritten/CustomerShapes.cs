using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

public readonly struct CustomerFilter : IODataShape<CustomerFilter>
{
    private readonly ODataPath _path;

    internal CustomerFilter(ODataPath path) => _path = path;

    static CustomerFilter IODataShape<CustomerFilter>.At(ODataPath path) => new(path);

    public EquatablePath<Guid> ID => new(_path, "ID", EdmType.Guid);

    public StringPath Name => new(_path, "Name");

    public ComparablePath<int> Rating => new(_path, "Rating", EdmType.Int32);

    public EnumPath<Color> Favourite => new(_path, "Favourite", ColorWire.Names);

    public AddressFilter Address => new(_path.Navigate("Address"));

    public ValueCollectionPath<StringPath, string?> Emails => new(_path, "Emails");

    public ComparablePath<DateTimeOffset> Since => new(_path, "Since", EdmType.DateTimeOffset);

    public ComparablePath<decimal> Balance => new(_path, "Balance", EdmType.Decimal);

    public GeoPath<GeoPoint> Home => new(_path, "Home");

    public GeoPath<GeoPolygon> Area => new(_path, "Area");

    public GeoPath<GeoLineString> Route => new(_path, "Route");

    public CollectionPath<OrderFilter> Orders => new(_path, "Orders");

    public CustomerFilter Boss => new(_path.Navigate("Boss"));

    public Filter IsKeyCustomer() => _path.IsOf("Shop.KeyCustomer");

    public KeyCustomerFilter AsKeyCustomer() => new(_path.Navigate("Shop.KeyCustomer"));
}

public readonly struct AddressFilter : IODataShape<AddressFilter>, IODataComplexShape<Address>
{
    private readonly ODataPath _path;

    internal AddressFilter(ODataPath path) => _path = path;

    static AddressFilter IODataShape<AddressFilter>.At(ODataPath path) => new(path);

    ODataPath IODataComplexShape<Address>.Path => _path;

    public StringPath City => new(_path, "City");
}

public readonly struct OrderFilter : IODataShape<OrderFilter>
{
    private readonly ODataPath _path;

    internal OrderFilter(ODataPath path) => _path = path;

    static OrderFilter IODataShape<OrderFilter>.At(ODataPath path) => new(path);

    public ComparablePath<long> ID => new(_path, "ID", EdmType.Int64);

    public ComparablePath<decimal> Amount => new(_path, "Amount", EdmType.Decimal);

    public ComparablePath<DateOnly> OrderedOn => new(_path, "OrderedOn", EdmType.Date);

    public ComparablePath<TimeOnly> At => new(_path, "At", EdmType.TimeOfDay);

    public ComparablePath<TimeSpan> Takes => new(_path, "Takes", EdmType.Duration);

    public BooleanPath Paid => new(_path, "Paid");
}

public readonly struct CustomerSort : IODataShape<CustomerSort>
{
    private readonly ODataPath _path;

    internal CustomerSort(ODataPath path) => _path = path;

    static CustomerSort IODataShape<CustomerSort>.At(ODataPath path) => new(path);

    public KeyCustomerSort AsKeyCustomer() => new(_path.Navigate("Shop.KeyCustomer"));

    public SortPath Name => new(_path, "Name");

    public SortPath Rating => new(_path, "Rating");

    public CollectionSort Orders => new(_path, "Orders");
}

public readonly struct OrderSort : IODataShape<OrderSort>
{
    private readonly ODataPath _path;

    internal OrderSort(ODataPath path) => _path = path;

    static OrderSort IODataShape<OrderSort>.At(ODataPath path) => new(path);

    public SortPath Amount => new(_path, "Amount");
}

/// <summary>V4: each navigation leads to a query of its own.</summary>
public readonly struct CustomerExpand : IODataShape<CustomerExpand>
{
    private readonly ODataPath _path;

    internal CustomerExpand(ODataPath path) => _path = path;

    static CustomerExpand IODataShape<CustomerExpand>.At(ODataPath path) => new(path);

    public ExpandPath<OrderQuery<Order>> Orders => new(_path, "Orders", static state => new OrderQuery<Order>(state));

    public ExpandPath<CustomerQuery<Customer>> Boss => new(_path, "Boss", static state => new CustomerQuery<Customer>(state));

    public AddressExpand Address => new(_path.Navigate("Address"));

    public KeyCustomerExpand AsKeyCustomer() => new(_path.Navigate("Shop.KeyCustomer"));
}
