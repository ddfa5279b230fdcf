using System.Text.Json.Serialization;

namespace Btp.Connectivity.Bench.Client;

/// <summary>The class that a user of System.Text.Json would write, for V2.</summary>
public sealed class PeerOrderV2
{
    public string? SalesOrder { get; set; }

    public string? SalesOrderType { get; set; }

    public string? SalesOrganization { get; set; }

    public string? DistributionChannel { get; set; }

    public string? OrganizationDivision { get; set; }

    public string? SoldToParty { get; set; }

    public string? PurchaseOrderByCustomer { get; set; }

    public string? CreatedByUser { get; set; }

    [JsonConverter(typeof(JsonDateConverter))]
    public DateOnly? CreationDate { get; set; }

    [JsonConverter(typeof(JsonMomentConverter))]
    public DateTimeOffset? LastChangeDateTime { get; set; }

    [JsonConverter(typeof(JsonDateConverter))]
    public DateOnly? SalesOrderDate { get; set; }

    public decimal? TotalNetAmount { get; set; }

    public string? TransactionCurrency { get; set; }

    [JsonConverter(typeof(JsonDateConverter))]
    public DateOnly? PricingDate { get; set; }

    [JsonConverter(typeof(JsonDateConverter))]
    public DateOnly? RequestedDeliveryDate { get; set; }

    public string? ShippingCondition { get; set; }

    public string? IncotermsClassification { get; set; }

    public string? CustomerPaymentTerms { get; set; }

    public string? OverallSDProcessStatus { get; set; }

    public bool? IsBlocked { get; set; }
}
