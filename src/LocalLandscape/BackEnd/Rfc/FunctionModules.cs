using System.Globalization;
using Btp.Connectivity.LocalLandscape.BackEnd.Data;
using Btp.Connectivity.LocalLandscape.BackEnd.Server;

namespace Btp.Connectivity.LocalLandscape.BackEnd.Rfc;

/// <summary>The function modules that the package brings along; a landscape adds its own.</summary>
/// <param name="services">The OData services of the system, whose data the functions share.</param>
internal sealed class FunctionModules(IReadOnlyList<ServiceHost> services)
{
    /// <summary>What the functions do, by name.</summary>
    public IReadOnlyDictionary<string, BackEndFunction> All => new Dictionary<string, BackEndFunction>(StringComparer.OrdinalIgnoreCase)
    {
        ["STFC_CONNECTION"] = Connection,
        ["RFC_PING"] = static _ => { },
        ["BAPI_SALESORDER_GETLIST"] = SalesOrders,
        ["Z_BTP_ECHO"] = Echo,
    };

    private static void Connection(BackEndFunctionCall call)
    {
        call.Output["ECHOTEXT"] = call.Text("REQUTEXT");
        call.Output["RESPTEXT"] = $"SAP R/3 Rel. local   Sysid: S4H   User: {call.User.Name}";
    }

    // IV_X comes back as EV_X; what goes both ways comes back as it is.
    private static void Echo(BackEndFunctionCall call)
    {
        if (call.Text("IV_RAISE") is { Length: > 0 } key)
            throw new BackEndFunctionException(key, "Raised as asked for");
        foreach (var (name, value) in call.Input)
            call.Output[name[0] == 'I' ? "E" + name[1..] : name] = value;
        if (call.Text("CV_COUNT") is { Length: > 0 } count)
            call.Output["CV_COUNT"] = (int.Parse(count, CultureInfo.InvariantCulture) + 1L).ToString(CultureInfo.InvariantCulture);
    }

    private void SalesOrders(BackEndFunctionCall call)
    {
        var store = services.Select(static service => service.Now().Data.Store("A_SalesOrder")).FirstOrDefault(static store => store is not null);
        var (customer, organization) = (call.Text("CUSTOMER_NUMBER").TrimStart('0'), call.Text("SALES_ORGANIZATION"));
        var (from, to) = (call.Text("DOCUMENT_DATE"), call.Text("DOCUMENT_DATE_TO"));
        var rows = new List<object>();
        foreach (var order in store?.Rows ?? [])
        {
            var date = Text(order, "SalesOrderDate") is { Length: >= 10 } day ? day[..10] : "";
            if (Text(order, "SoldToParty").TrimStart('0') != customer || Text(order, "SalesOrganization") != organization
                || (from is not ("" or "0000-00-00") && string.CompareOrdinal(date, from) < 0) || (to is not ("" or "0000-00-00") && string.CompareOrdinal(date, to) > 0))
                continue;
            if (call.Text("PURCHASE_ORDER_NUMBER") is { Length: > 0 } number && Text(order, "PurchaseOrderByCustomer") != number)
                continue;
            rows.Add(new Dictionary<string, object>
            {
                ["SD_DOC"] = Text(order, "SalesOrder").PadLeft(10, '0'), ["DOC_TYPE"] = Text(order, "SalesOrderType"), ["DOC_DATE"] = date,
                ["REQ_DATE"] = Text(order, "RequestedDeliveryDate") is { Length: >= 10 } wanted ? wanted[..10] : "", ["PURCH_NO"] = Text(order, "PurchaseOrderByCustomer"),
                ["SOLD_TO"] = Text(order, "SoldToParty").PadLeft(10, '0'), ["NET_VAL_HD"] = Text(order, "TotalNetAmount"), ["CURRENCY"] = Text(order, "TransactionCurrency"),
                ["SALES_ORG"] = organization,
            });
        }

        call.Output["SALES_ORDERS"] = rows;
        call.Output["RETURN"] = rows.Count > 0
            ? new Dictionary<string, object>()
            : new Dictionary<string, object> { ["TYPE"] = "I", ["CODE"] = "V4115", ["MESSAGE"] = "No sales documents were found" };
    }

    private static string Text(StructuredValue row, string property) => row[property] switch
    {
        null => "",
        string text => text,
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };
}
