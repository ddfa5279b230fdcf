namespace Btp.Connectivity.Bench.Client;

/// <summary>The class that a user of System.Text.Json would write, for V4.</summary>
public sealed class PeerOrder
{
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
}
