using Btp.Connectivity.OData;

namespace Btp.Connectivity.Bench.Client;

/// <summary>The same order as the generator writes it.</summary>
public sealed class Order : ODataEntity, IODataObject<Order>
{
    private static readonly PropertyNames Names = new(
        "SalesOrder", "SalesOrderType", "SalesOrganization", "DistributionChannel", "OrganizationDivision", "SoldToParty", "PurchaseOrderByCustomer", "CreatedByUser", "CreationDate", "LastChangeDateTime", "SalesOrderDate", "TotalNetAmount", "TransactionCurrency", "PricingDate", "RequestedDeliveryDate", "ShippingCondition", "IncotermsClassification", "CustomerPaymentTerms", "OverallSDProcessStatus", "IsBlocked");

    public string? SalesOrder { get; set; }

    public string? SalesOrderType { get; set; }

    public string? SalesOrganization { get; set; }

    public string? DistributionChannel { get; set; }

    public string? OrganizationDivision { get; set; }

    public string? SoldToParty { get; set; }

    public string? PurchaseOrderByCustomer { get; set; }

    public string? CreatedByUser { get; set; }

    public DateOnly? CreationDate { get; set; }

    public DateTimeOffset? LastChangeDateTime { get; set; }

    public DateOnly? SalesOrderDate { get; set; }

    public decimal? TotalNetAmount { get; set; }

    public string? TransactionCurrency { get; set; }

    public DateOnly? PricingDate { get; set; }

    public DateOnly? RequestedDeliveryDate { get; set; }

    public string? ShippingCondition { get; set; }

    public string? IncotermsClassification { get; set; }

    public string? CustomerPaymentTerms { get; set; }

    public string? OverallSDProcessStatus { get; set; }

    public bool? IsBlocked { get; set; }

    static Order IODataObject<Order>.Read(ref ODataReader reader)
    {
        var entity = new Order();
        var scope = reader.EnterObject(entity);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: entity.SalesOrder = reader.ReadString(); break;
                case 1: entity.SalesOrderType = reader.ReadString(); break;
                case 2: entity.SalesOrganization = reader.ReadString(); break;
                case 3: entity.DistributionChannel = reader.ReadString(); break;
                case 4: entity.OrganizationDivision = reader.ReadString(); break;
                case 5: entity.SoldToParty = reader.ReadString(); break;
                case 6: entity.PurchaseOrderByCustomer = reader.ReadString(); break;
                case 7: entity.CreatedByUser = reader.ReadString(); break;
                case 8: entity.CreationDate = reader.ReadDate(); break;
                case 9: entity.LastChangeDateTime = reader.ReadDateTimeOffset(); break;
                case 10: entity.SalesOrderDate = reader.ReadDate(); break;
                case 11: entity.TotalNetAmount = reader.ReadDecimal(); break;
                case 12: entity.TransactionCurrency = reader.ReadString(); break;
                case 13: entity.PricingDate = reader.ReadDate(); break;
                case 14: entity.RequestedDeliveryDate = reader.ReadDate(); break;
                case 15: entity.ShippingCondition = reader.ReadString(); break;
                case 16: entity.IncotermsClassification = reader.ReadString(); break;
                case 17: entity.CustomerPaymentTerms = reader.ReadString(); break;
                case 18: entity.OverallSDProcessStatus = reader.ReadString(); break;
                case 19: entity.IsBlocked = reader.ReadBoolean(); break;
            }
        }

        return entity;
    }
}
