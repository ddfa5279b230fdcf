// What the generator writes for the V2 entity type A_SalesOrder, written by hand: runtime and generator are held against it.
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>Sales order header.</summary>
public partial class SalesOrder : ODataEntity, IODataObject<SalesOrder>
{
    private static readonly PropertyNames Names = new("SalesOrder", "SoldToParty", "TransactionCurrency", "TotalNetAmount", "CreationDate", "LastChangeDateTime", "IsBlocked", "to_Item", "to_SoldTo")
    {
        Keys = [0], Computed = [5], Immutable = [0], Navigations = [7, 8],
    };

    private string _salesOrderKey = "";
    private string? _soldToParty;
    private string? _transactionCurrency;
    private decimal? _totalNetAmount;
    private DateOnly? _creationDate;
    private bool? _isBlocked;
    private IReadOnlyList<SalesOrderItem>? _toItem;
    private SalesOrderPartner? _toSoldTo;

    public string SalesOrderKey { get => _salesOrderKey; init => SetProperty(ref _salesOrderKey, value, 0); }

    public string? SoldToParty { get => _soldToParty; set => SetProperty(ref _soldToParty, value, 1); }

    public string? TransactionCurrency { get => _transactionCurrency; set => SetProperty(ref _transactionCurrency, value, 2); }

    public decimal? TotalNetAmount { get => _totalNetAmount; set => SetProperty(ref _totalNetAmount, value, 3); }

    public DateOnly? CreationDate { get => _creationDate; set => SetProperty(ref _creationDate, value, 4); }

    public DateTimeOffset? LastChangeDateTime { get; private set; }

    public bool? IsBlocked { get => _isBlocked; set => SetProperty(ref _isBlocked, value, 6); }

    public IReadOnlyList<SalesOrderItem>? ToItem { get => _toItem; set => SetProperty(ref _toItem, value, 7); }

    public SalesOrderPartner? ToSoldTo { get => _toSoldTo; set => SetProperty(ref _toSoldTo, value, 8); }

    static SalesOrder IODataObject<SalesOrder>.Read(ref ODataReader reader)
    {
        var row = new SalesOrder();
        row.ReadProperties(ref reader);
        return row;
    }

    protected override void ReadProperties(ref ODataReader reader)
    {
        var scope = reader.EnterObject(this);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: _salesOrderKey = reader.ReadString() ?? ""; break;
                case 1: _soldToParty = reader.ReadString(); break;
                case 2: _transactionCurrency = reader.ReadString(); break;
                case 3: _totalNetAmount = reader.ReadDecimal(); break;
                case 4: _creationDate = reader.ReadDate(); break;
                case 5: LastChangeDateTime = reader.ReadDateTimeOffset(); break;
                case 6: _isBlocked = reader.ReadBoolean(); break;
                case 7: _toItem = reader.ReadCollection<SalesOrderItem>(); break;
                case 8: _toSoldTo = reader.ReadObject<SalesOrderPartner>(); break;
            }
        }
    }

    protected override void WriteProperties(ODataWriter writer)
    {
        var scope = writer.EnterObject(this, Names);
        while (writer.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: writer.WriteString(_salesOrderKey); break;
                case 1: writer.WriteString(_soldToParty); break;
                case 2: writer.WriteString(_transactionCurrency); break;
                case 3: writer.WriteDecimal(_totalNetAmount); break;
                case 4: writer.WriteDate(_creationDate); break;
                case 6: writer.WriteBoolean(_isBlocked); break;
                case 7: writer.WriteCollection(_toItem); break;
                case 8: writer.WriteObject(_toSoldTo); break;
            }
        }
    }

    protected override ODataKeyPart[] GetKeyParts() => [new("SalesOrder", ODataLiteral.String(_salesOrderKey))];
}

/// <summary>A business partner of an order, also a complex value in other services.</summary>
public partial class SalesOrderPartner : ODataEntity, IODataObject<SalesOrderPartner>
{
    private static readonly PropertyNames Names = new("Customer", "Name")
    {
        Keys = [0],
    };

    private string _customer = "";
    private string? _name;

    public string Customer { get => _customer; set => SetProperty(ref _customer, value, 0); }

    public string? Name { get => _name; set => SetProperty(ref _name, value, 1); }

    static SalesOrderPartner IODataObject<SalesOrderPartner>.Read(ref ODataReader reader)
    {
        var row = new SalesOrderPartner();
        row.ReadProperties(ref reader);
        return row;
    }

    protected override void ReadProperties(ref ODataReader reader)
    {
        var scope = reader.EnterObject(this);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: _customer = reader.ReadString() ?? ""; break;
                case 1: _name = reader.ReadString(); break;
            }
        }
    }

    protected override void WriteProperties(ODataWriter writer)
    {
        var scope = writer.EnterObject(this, Names);
        while (writer.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: writer.WriteString(_customer); break;
                case 1: writer.WriteString(_name); break;
            }
        }
    }

    protected override ODataKeyPart[] GetKeyParts() => [new("Customer", ODataLiteral.String(_customer))];
}
