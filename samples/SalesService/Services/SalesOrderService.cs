using Btp.Connectivity;

namespace SalesService.Services;

/// <summary>Sales orders of S/4HANA; the rest of this class is generated from Metadata/API_SALES_ORDER_SRV.edmx.</summary>
[ODataService("API_SALES_ORDER_SRV", Destination = "S4HANA")]
public sealed partial class SalesOrderService;
