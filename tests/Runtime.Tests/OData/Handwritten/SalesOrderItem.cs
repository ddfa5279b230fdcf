using Btp.Connectivity.OData;

namespace Btp.Connectivity.Runtime.Tests.OData.Handwritten;

/// <summary>Sales order item; its key has two properties.</summary>
public partial class SalesOrderItem : ODataEntity, IODataObject<SalesOrderItem>
{
    private static readonly PropertyNames Names = new("SalesOrder", "SalesOrderItem", "Material", "RequestedQuantity", "to_SalesOrder")
    {
        Keys = [0, 1], Navigations = [4],
    };

    private string _salesOrder = "";
    private string _salesOrderItemKey = "";
    private string? _material;
    private decimal? _requestedQuantity;
    private Handwritten.SalesOrder? _toSalesOrder;

    public string SalesOrder { get => _salesOrder; set => SetProperty(ref _salesOrder, value, 0); }

    public string SalesOrderItemKey { get => _salesOrderItemKey; set => SetProperty(ref _salesOrderItemKey, value, 1); }

    public string? Material { get => _material; set => SetProperty(ref _material, value, 2); }

    public decimal? RequestedQuantity { get => _requestedQuantity; set => SetProperty(ref _requestedQuantity, value, 3); }

    public Handwritten.SalesOrder? ToSalesOrder { get => _toSalesOrder; set => SetProperty(ref _toSalesOrder, value, 4); }

    static SalesOrderItem IODataObject<SalesOrderItem>.Read(ref ODataReader reader)
    {
        var row = new SalesOrderItem();
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
                case 0: _salesOrder = reader.ReadString() ?? ""; break;
                case 1: _salesOrderItemKey = reader.ReadString() ?? ""; break;
                case 2: _material = reader.ReadString(); break;
                case 3: _requestedQuantity = reader.ReadDecimal(); break;
                case 4: _toSalesOrder = reader.ReadObject<Handwritten.SalesOrder>(); break;
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
                case 0: writer.WriteString(_salesOrder); break;
                case 1: writer.WriteString(_salesOrderItemKey); break;
                case 2: writer.WriteString(_material); break;
                case 3: writer.WriteDecimal(_requestedQuantity); break;
                case 4: writer.WriteObject(_toSalesOrder); break;
            }
        }
    }

    protected override ODataKeyPart[] GetKeyParts() => [new("SalesOrder", ODataLiteral.String(_salesOrder)), new("SalesOrderItem", ODataLiteral.String(_salesOrderItemKey))];
}
