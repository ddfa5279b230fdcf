using Btp.Connectivity.OData;

namespace Btp.Connectivity.Bench.Client;

/// <summary>The same order as the generator writes it.</summary>
public sealed class Order : ODataEntity, IODataObject<Order>
{
    private static readonly PropertyNames Names = new(
        "SalesOrder", "SalesOrderType", "SalesOrganization", "DistributionChannel", "OrganizationDivision", "SoldToParty", "PurchaseOrderByCustomer", "CreatedByUser", "CreationDate", "LastChangeDateTime", "SalesOrderDate", "TotalNetAmount", "TransactionCurrency", "PricingDate", "RequestedDeliveryDate", "ShippingCondition", "IncotermsClassification", "CustomerPaymentTerms", "OverallSDProcessStatus", "IsBlocked");

    private string? _salesOrder;
    private string? _salesOrderType;
    private string? _salesOrganization;
    private string? _distributionChannel;
    private string? _organizationDivision;
    private string? _soldToParty;
    private string? _purchaseOrderByCustomer;
    private string? _createdByUser;
    private DateOnly? _creationDate;
    private DateTimeOffset? _lastChangeDateTime;
    private DateOnly? _salesOrderDate;
    private decimal? _totalNetAmount;
    private string? _transactionCurrency;
    private DateOnly? _pricingDate;
    private DateOnly? _requestedDeliveryDate;
    private string? _shippingCondition;
    private string? _incotermsClassification;
    private string? _customerPaymentTerms;
    private string? _overallSDProcessStatus;
    private bool? _isBlocked;

    public string? SalesOrder { get => _salesOrder; set => SetProperty(ref _salesOrder, value, 0); }

    public string? SalesOrderType { get => _salesOrderType; set => SetProperty(ref _salesOrderType, value, 1); }

    public string? SalesOrganization { get => _salesOrganization; set => SetProperty(ref _salesOrganization, value, 2); }

    public string? DistributionChannel { get => _distributionChannel; set => SetProperty(ref _distributionChannel, value, 3); }

    public string? OrganizationDivision { get => _organizationDivision; set => SetProperty(ref _organizationDivision, value, 4); }

    public string? SoldToParty { get => _soldToParty; set => SetProperty(ref _soldToParty, value, 5); }

    public string? PurchaseOrderByCustomer { get => _purchaseOrderByCustomer; set => SetProperty(ref _purchaseOrderByCustomer, value, 6); }

    public string? CreatedByUser { get => _createdByUser; set => SetProperty(ref _createdByUser, value, 7); }

    public DateOnly? CreationDate { get => _creationDate; set => SetProperty(ref _creationDate, value, 8); }

    public DateTimeOffset? LastChangeDateTime { get => _lastChangeDateTime; set => SetProperty(ref _lastChangeDateTime, value, 9); }

    public DateOnly? SalesOrderDate { get => _salesOrderDate; set => SetProperty(ref _salesOrderDate, value, 10); }

    public decimal? TotalNetAmount { get => _totalNetAmount; set => SetProperty(ref _totalNetAmount, value, 11); }

    public string? TransactionCurrency { get => _transactionCurrency; set => SetProperty(ref _transactionCurrency, value, 12); }

    public DateOnly? PricingDate { get => _pricingDate; set => SetProperty(ref _pricingDate, value, 13); }

    public DateOnly? RequestedDeliveryDate { get => _requestedDeliveryDate; set => SetProperty(ref _requestedDeliveryDate, value, 14); }

    public string? ShippingCondition { get => _shippingCondition; set => SetProperty(ref _shippingCondition, value, 15); }

    public string? IncotermsClassification { get => _incotermsClassification; set => SetProperty(ref _incotermsClassification, value, 16); }

    public string? CustomerPaymentTerms { get => _customerPaymentTerms; set => SetProperty(ref _customerPaymentTerms, value, 17); }

    public string? OverallSDProcessStatus { get => _overallSDProcessStatus; set => SetProperty(ref _overallSDProcessStatus, value, 18); }

    public bool? IsBlocked { get => _isBlocked; set => SetProperty(ref _isBlocked, value, 19); }

    static Order IODataObject<Order>.Read(ref ODataReader reader) => reader.ReadInto(new Order());

    protected override void ReadProperties(ref ODataReader reader)
    {
        var scope = reader.EnterObject(this);
        while (reader.NextProperty(Names, ref scope, out var property))
        {
            switch (property)
            {
                case 0: _salesOrder = reader.ReadString(); break;
                case 1: _salesOrderType = reader.ReadString(); break;
                case 2: _salesOrganization = reader.ReadString(); break;
                case 3: _distributionChannel = reader.ReadString(); break;
                case 4: _organizationDivision = reader.ReadString(); break;
                case 5: _soldToParty = reader.ReadString(); break;
                case 6: _purchaseOrderByCustomer = reader.ReadString(); break;
                case 7: _createdByUser = reader.ReadString(); break;
                case 8: _creationDate = reader.ReadDate(); break;
                case 9: _lastChangeDateTime = reader.ReadDateTimeOffset(); break;
                case 10: _salesOrderDate = reader.ReadDate(); break;
                case 11: _totalNetAmount = reader.ReadDecimal(); break;
                case 12: _transactionCurrency = reader.ReadString(); break;
                case 13: _pricingDate = reader.ReadDate(); break;
                case 14: _requestedDeliveryDate = reader.ReadDate(); break;
                case 15: _shippingCondition = reader.ReadString(); break;
                case 16: _incotermsClassification = reader.ReadString(); break;
                case 17: _customerPaymentTerms = reader.ReadString(); break;
                case 18: _overallSDProcessStatus = reader.ReadString(); break;
                case 19: _isBlocked = reader.ReadBoolean(); break;
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
                case 1: writer.WriteString(_salesOrderType); break;
                case 2: writer.WriteString(_salesOrganization); break;
                case 3: writer.WriteString(_distributionChannel); break;
                case 4: writer.WriteString(_organizationDivision); break;
                case 5: writer.WriteString(_soldToParty); break;
                case 6: writer.WriteString(_purchaseOrderByCustomer); break;
                case 7: writer.WriteString(_createdByUser); break;
                case 8: writer.WriteDate(_creationDate); break;
                case 9: writer.WriteDateTimeOffset(_lastChangeDateTime); break;
                case 10: writer.WriteDate(_salesOrderDate); break;
                case 11: writer.WriteDecimal(_totalNetAmount); break;
                case 12: writer.WriteString(_transactionCurrency); break;
                case 13: writer.WriteDate(_pricingDate); break;
                case 14: writer.WriteDate(_requestedDeliveryDate); break;
                case 15: writer.WriteString(_shippingCondition); break;
                case 16: writer.WriteString(_incotermsClassification); break;
                case 17: writer.WriteString(_customerPaymentTerms); break;
                case 18: writer.WriteString(_overallSDProcessStatus); break;
                case 19: writer.WriteBoolean(_isBlocked); break;
            }
        }
    }

    protected override ODataKeyPart[] GetKeyParts() => [new("SalesOrder", ODataLiteral.String(_salesOrder))];
}
