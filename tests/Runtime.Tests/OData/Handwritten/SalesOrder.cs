// What the generator writes for the V2 entity type A_SalesOrder, written by hand: runtime and generator are held against it.
using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>Sales order header.</summary>
public partial class SalesOrder : ODataEntity, IODataObject<SalesOrder>
{
    private static readonly PropertyNames Names = new("SalesOrder", "SoldToParty", "TransactionCurrency", "TotalNetAmount", "CreationDate", "LastChangeDateTime", "IsBlocked", "to_Item", "to_SoldTo");

    /// <summary>Sales document. Key; a property equal to its class gets a suffix.</summary>
    public string SalesOrderKey { get; set; } = "";

    public string? SoldToParty { get; set; }

    public string? TransactionCurrency { get; set; }

    public decimal? TotalNetAmount { get; set; }

    public DateOnly? CreationDate { get; set; }

    public DateTimeOffset? LastChangeDateTime { get; set; }

    public bool? IsBlocked { get; set; }

    /// <summary>Null: not expanded.</summary>
    public IReadOnlyList<SalesOrderItem>? ToItem { get; set; }

    public SalesOrderPartner? ToSoldTo { get; set; }

    static SalesOrder IODataObject<SalesOrder>.Read(ref ODataReader reader)
    {
        var entity = new SalesOrder();
        var scope = reader.EnterObject(entity);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: entity.SalesOrderKey = reader.ReadString() ?? ""; break;
                case 1: entity.SoldToParty = reader.ReadString(); break;
                case 2: entity.TransactionCurrency = reader.ReadString(); break;
                case 3: entity.TotalNetAmount = reader.ReadDecimal(); break;
                case 4: entity.CreationDate = reader.ReadDate(); break;
                case 5: entity.LastChangeDateTime = reader.ReadDateTimeOffset(); break;
                case 6: entity.IsBlocked = reader.ReadBoolean(); break;
                case 7: entity.ToItem = reader.ReadCollection<SalesOrderItem>(); break;
                case 8: entity.ToSoldTo = reader.ReadObject<SalesOrderPartner>(); break;
            }
        }

        return entity;
    }
}

/// <summary>A business partner of an order, also a complex value in other services.</summary>
public partial class SalesOrderPartner : ODataEntity, IODataObject<SalesOrderPartner>
{
    private static readonly PropertyNames Names = new("Customer", "Name");

    public string Customer { get; set; } = "";

    public string? Name { get; set; }

    static SalesOrderPartner IODataObject<SalesOrderPartner>.Read(ref ODataReader reader)
    {
        var entity = new SalesOrderPartner();
        var scope = reader.EnterObject(entity);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: entity.Customer = reader.ReadString() ?? ""; break;
                case 1: entity.Name = reader.ReadString(); break;
            }
        }

        return entity;
    }
}
