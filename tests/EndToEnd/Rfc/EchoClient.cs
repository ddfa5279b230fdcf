namespace Btp.Connectivity.EndToEnd.Rfc;

/// <summary>Generated from Z_BTP_ECHO.json, which has a parameter of every ABAP type, and from two manifests of the sample.</summary>
[RfcService("Z_BTP_ECHO", "STFC_CONNECTION", "BAPI_SALESORDER_GETLIST")]
public sealed partial class EchoClient;
