namespace Consumer;

[ODataService("ZORDERS_SRV", Destination = "ERP")]
public sealed partial class OrderService;
