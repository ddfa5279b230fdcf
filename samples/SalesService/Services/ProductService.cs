using Btp.Connectivity;

namespace SalesService.Services;

/// <summary>Products of S/4HANA; the rest of this class is generated from Metadata/API_PRODUCT.edmx.</summary>
[ODataService("API_PRODUCT", Destination = "S4HANA", Path = "/sap/opu/odata4/sap/api_product/srvd_a2x/sap/product/0002")]
public sealed partial class ProductService;
