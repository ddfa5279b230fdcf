using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Btp.Connectivity.Bench.Client;

/// <summary>Orders as an S/4HANA system sends them: keys that differ, codes that repeat.</summary>
internal static class Payloads
{
    private static readonly string[] _currencies = ["AED", "EUR", "USD", "CHF"];
    private static readonly string[] _terms = ["0001", "0004", "NT30"];
    private static readonly string[] _incoterms = ["FOB", "EXW", "CIF"];

    public static byte[] V4(int count) => Encoding.UTF8.GetBytes("{\"@odata.context\":\"$metadata#A_SalesOrder\",\"value\":[" + string.Join(',', Rows(count, isV2: false)) + "]}");

    public static byte[] V2(int count) => Encoding.UTF8.GetBytes("{\"d\":{\"results\":[" + string.Join(',', Rows(count, isV2: true)) + "]}}");

    /// <summary>The same orders, in another shape.</summary>
    public static byte[] Shaped(byte[] payload, RowShape shape)
    {
        if (shape == RowShape.Usual)
            return payload;
        using var document = JsonDocument.Parse(payload);
        var isV2 = document.RootElement.TryGetProperty("d", out var data);
        var rows = isV2 ? data.GetProperty("results") : document.RootElement.GetProperty("value");
        var shaped = string.Join(',', rows.EnumerateArray().Select((row, i) => Shaped(row, i, shape)));
        var text = isV2 ? $"{{\"d\":{{\"results\":[{shaped}]}}}}" : $"{{\"@odata.context\":\"$metadata#A_SalesOrder\",\"value\":[{shaped}]}}";
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Shaped(JsonElement row, int number, RowShape shape)
    {
        var properties = row.EnumerateObject().Select(static p => (p.Name, Value: p.Value.GetRawText())).ToList();
        var head = properties.FindAll(static p => p.Name == "__metadata");
        properties.RemoveAll(static p => p.Name == "__metadata");
        if (shape == RowShape.Shuffled)
            new Random(number).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(properties));
        for (var i = 0; i < properties.Count; i++)
        {
            if (shape == RowShape.Nulls && i % 3 == 1)
                properties[i] = (properties[i].Name, "null");
            else if (shape == RowShape.Text && properties[i].Name == "PurchaseOrderByCustomer")
                properties[i] = (properties[i].Name, $"\"Größe \\\"{number}\\\" für Müller \\u0026 Söhne\\n{new string('ж', 60)} 東京 {new string('x', 100)}\"");
        }

        var (separator, colon) = shape == RowShape.Spaced ? (",\n    ", "\": ") : (",", "\":");
        return "{" + string.Join(separator, head.Concat(properties).Select(p => "\"" + p.Name + colon + p.Value)) + "}";
    }

    private static IEnumerable<string> Rows(int count, bool isV2)
    {
        for (var i = 0; i < count; i++)
        {
            var day = new DateTime(2024, 1, 1).AddDays(i % 300);
            var row = new StringBuilder("{");
            if (isV2)
            {
                var uri = $"https://my300000.s4hana.example/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('{i + 1}')";
                row.Append(CultureInfo.InvariantCulture, $"\"__metadata\":{{\"id\":\"{uri}\",\"uri\":\"{uri}\",\"type\":\"API_SALES_ORDER_SRV.A_SalesOrderType\"}},");
            }

            row.Append(CultureInfo.InvariantCulture, $"\"SalesOrder\":\"{i + 1}\",\"SalesOrderType\":\"OR\",\"SalesOrganization\":\"1710\",\"DistributionChannel\":\"10\",\"OrganizationDivision\":\"00\",");
            row.Append(CultureInfo.InvariantCulture, $"\"SoldToParty\":\"{17100001 + (i % 25)}\",\"PurchaseOrderByCustomer\":\"PO-2024-{i:000000}\",\"CreatedByUser\":\"CB99800000{i % 12:00}\",");
            row.Append(CultureInfo.InvariantCulture, $"\"CreationDate\":{Date(day, isV2)},\"LastChangeDateTime\":{Moment(day.AddSeconds(i * 37 % 86_400), isV2)},\"SalesOrderDate\":{Date(day, isV2)},");
            row.Append(CultureInfo.InvariantCulture, $"\"TotalNetAmount\":{Amount(i, isV2)},\"TransactionCurrency\":\"{_currencies[i % 4]}\",\"PricingDate\":{Date(day, isV2)},\"RequestedDeliveryDate\":{Date(day.AddDays(14), isV2)},");
            row.Append(CultureInfo.InvariantCulture, $"\"ShippingCondition\":\"01\",\"IncotermsClassification\":\"{_incoterms[i % 3]}\",\"CustomerPaymentTerms\":\"{_terms[i % 3]}\",\"OverallSDProcessStatus\":\"{"ABC"[i % 3]}\",\"IsBlocked\":{(i % 9 == 0 ? "true" : "false")}");
            if (isV2)
                row.Append(CultureInfo.InvariantCulture, $",\"to_Item\":{{\"__deferred\":{{\"uri\":\"https://my300000.s4hana.example/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('{i + 1}')/to_Item\"}}}}");
            yield return row.Append('}').ToString();
        }
    }

    private static string Date(DateTime day, bool isV2) => isV2 ? Ticks(day) : $"\"{day:yyyy-MM-dd}\"";

    private static string Moment(DateTime moment, bool isV2) => isV2 ? Ticks(moment) : $"\"{moment:yyyy-MM-ddTHH:mm:ss}Z\"";

    private static string Ticks(DateTime moment) => $"\"\\/Date({(moment - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond})\\/\"";

    private static string Amount(int i, bool isV2)
    {
        var amount = string.Create(CultureInfo.InvariantCulture, $"{100 + (i * 7919 % 90_000)}.{i % 100:00}");
        return isV2 ? $"\"{amount}\"" : amount;
    }
}
