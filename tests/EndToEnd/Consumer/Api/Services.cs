namespace Api;

[ODataService("API_SALES_ORDER_SRV", Destination = "S4HANA")]
public sealed partial class SalesOrderService;

[ODataService("API_BUSINESS_PARTNER", Destination = "S4HANA", EntitySets = ["A_BusinessPartner", "A_BusinessPartnerAddress"])]
public sealed partial class BusinessPartnerService;

[ODataService("Shop", Destination = "S4HANA", Path = "/sap/opu/odata4/sap/shop")]
public sealed partial class ShopService;
