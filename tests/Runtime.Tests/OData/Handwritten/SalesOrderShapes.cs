using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>What $filter accepts.</summary>
public readonly struct SalesOrderFilter : IODataShape<SalesOrderFilter>
{
    private readonly ODataPath _path;

    internal SalesOrderFilter(ODataPath path) => _path = path;

    static SalesOrderFilter IODataShape<SalesOrderFilter>.At(ODataPath path) => new(path);

    public StringPath SalesOrderKey => new(_path, "SalesOrder");

    public StringPath SoldToParty => new(_path, "SoldToParty");

    public StringPath TransactionCurrency => new(_path, "TransactionCurrency");

    public ComparablePath<decimal> TotalNetAmount => new(_path, "TotalNetAmount", EdmType.Decimal);

    public ComparablePath<DateOnly> CreationDate => new(_path, "CreationDate", EdmType.DateTime);

    public ComparablePath<DateTimeOffset> LastChangeDateTime => new(_path, "LastChangeDateTime", EdmType.DateTimeOffset);

    public BooleanPath IsBlocked => new(_path, "IsBlocked");

    public SalesOrderPartnerFilter ToSoldTo => new(_path.Navigate("to_SoldTo"));
}

public readonly struct SalesOrderPartnerFilter : IODataShape<SalesOrderPartnerFilter>
{
    private readonly ODataPath _path;

    internal SalesOrderPartnerFilter(ODataPath path) => _path = path;

    static SalesOrderPartnerFilter IODataShape<SalesOrderPartnerFilter>.At(ODataPath path) => new(path);

    public StringPath Customer => new(_path, "Customer");

    public StringPath Name => new(_path, "Name");
}

public readonly struct SalesOrderItemFilter : IODataShape<SalesOrderItemFilter>
{
    private readonly ODataPath _path;

    internal SalesOrderItemFilter(ODataPath path) => _path = path;

    static SalesOrderItemFilter IODataShape<SalesOrderItemFilter>.At(ODataPath path) => new(path);

    public StringPath Material => new(_path, "Material");

    public ComparablePath<decimal> RequestedQuantity => new(_path, "RequestedQuantity", EdmType.Decimal);

    public SalesOrderFilter ToSalesOrder => new(_path.Navigate("to_SalesOrder"));
}

/// <summary>What $orderby accepts.</summary>
public readonly struct SalesOrderSort : IODataShape<SalesOrderSort>
{
    private readonly ODataPath _path;

    internal SalesOrderSort(ODataPath path) => _path = path;

    static SalesOrderSort IODataShape<SalesOrderSort>.At(ODataPath path) => new(path);

    public SortPath TotalNetAmount => new(_path, "TotalNetAmount");

    public SortPath CreationDate => new(_path, "CreationDate");

    public SalesOrderPartnerSort ToSoldTo => new(_path.Navigate("to_SoldTo"));
}

public readonly struct SalesOrderPartnerSort : IODataShape<SalesOrderPartnerSort>
{
    private readonly ODataPath _path;

    internal SalesOrderPartnerSort(ODataPath path) => _path = path;

    static SalesOrderPartnerSort IODataShape<SalesOrderPartnerSort>.At(ODataPath path) => new(path);

    public SortPath Name => new(_path, "Name");
}

/// <summary>What $expand accepts. V2: paths of several steps, no options.</summary>
public readonly struct SalesOrderExpand : IODataShape<SalesOrderExpand>
{
    private readonly ODataPath _path;

    internal SalesOrderExpand(ODataPath path) => _path = path;

    static SalesOrderExpand IODataShape<SalesOrderExpand>.At(ODataPath path) => new(path);

    public static implicit operator ExpandPath(SalesOrderExpand shape) => new(shape._path);

    public SalesOrderItemExpand ToItem => new(_path.Navigate("to_Item"));

    public ExpandPath ToSoldTo => new(_path.Navigate("to_SoldTo"));
}

public readonly struct SalesOrderItemExpand : IODataShape<SalesOrderItemExpand>
{
    private readonly ODataPath _path;

    internal SalesOrderItemExpand(ODataPath path) => _path = path;

    static SalesOrderItemExpand IODataShape<SalesOrderItemExpand>.At(ODataPath path) => new(path);

    public static implicit operator ExpandPath(SalesOrderItemExpand shape) => new(shape._path);

    public SalesOrderExpand ToSalesOrder => new(_path.Navigate("to_SalesOrder"));
}
