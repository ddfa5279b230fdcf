using Btp.Connectivity;

namespace SalesService.Services;

/// <summary>
/// Function modules of S/4HANA; the rest of this class is generated from Metadata/STFC_CONNECTION.json and Metadata/BAPI_SALESORDER_GETLIST.json.
/// The RFC destination is called by SOAP through the system's HTTP destination.
/// </summary>
[RfcService("STFC_CONNECTION", "BAPI_SALESORDER_GETLIST", Destination = "S4HANA_RFC", SoapDestination = "S4HANA")]
public sealed partial class SalesFunctions;
