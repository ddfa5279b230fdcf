using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>Sales order item; its key has two properties.</summary>
public partial class SalesOrderItem : ODataEntity, IODataObject<SalesOrderItem>
{
    private static readonly PropertyNames Names = new("SalesOrder", "SalesOrderItem", "Material", "RequestedQuantity", "to_SalesOrder");

    public string SalesOrder { get; set; } = "";

    public string SalesOrderItemKey { get; set; } = "";

    public string? Material { get; set; }

    public decimal? RequestedQuantity { get; set; }

    public SalesOrder? ToSalesOrder { get; set; }

    static SalesOrderItem IODataObject<SalesOrderItem>.Read(ref ODataReader reader)
    {
        var entity = new SalesOrderItem();
        var scope = reader.EnterObject(entity);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: entity.SalesOrder = reader.ReadString() ?? ""; break;
                case 1: entity.SalesOrderItemKey = reader.ReadString() ?? ""; break;
                case 2: entity.Material = reader.ReadString(); break;
                case 3: entity.RequestedQuantity = reader.ReadDecimal(); break;
                case 4: entity.ToSalesOrder = reader.ReadObject<SalesOrder>(); break;
            }
        }

        return entity;
    }
}
