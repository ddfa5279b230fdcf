namespace Web;

[ODataService("ZORDERS_SRV", Destination = "ERP")]
public sealed partial class OrderService;
