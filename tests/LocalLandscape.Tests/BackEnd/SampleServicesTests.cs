using System.Text.Json;
using Btp.Connectivity.LocalLandscape.Audit;
using Btp.Connectivity.LocalLandscape.BackEnd;

namespace Btp.Connectivity.LocalLandscape.Tests.BackEndTests;

/// <summary>The services that the package brings along.</summary>
public sealed class SampleServicesTests
{
    [Fact]
    public async Task The_top_orders_of_a_currency_come_sorted_by_amount()
    {
        await using var server = await StartAsync();
        var body = await GetAsync(server, "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$filter=TransactionCurrency%20eq%20%27AED%27&$orderby=TotalNetAmount%20desc&$top=3&$expand=to_Item&$inlinecount=allpages");
        var orders = body.GetProperty("d").GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(3, orders.Count);
        var amounts = orders.Select(static o => decimal.Parse(o.GetProperty("TotalNetAmount").GetString()!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(amounts.OrderDescending(), amounts);
        Assert.All(orders, static o => Assert.Equal("AED", o.GetProperty("TransactionCurrency").GetString()));
        Assert.Contains(orders, static o => o.GetProperty("to_Item").GetProperty("results").GetArrayLength() > 0);
        Assert.All(orders, static o => Assert.StartsWith("W/\"datetimeoffset'", o.GetProperty("__metadata").GetProperty("etag").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Products_come_with_their_descriptions()
    {
        await using var server = await StartAsync();
        var body = await GetAsync(server, "/sap/opu/odata4/sap/api_product/srvd_a2x/sap/product/0002/Product?$expand=_ProductDescription($filter=Language%20eq%20'EN')&$top=2&$count=true");
        Assert.True(body.GetProperty("@odata.count").GetInt32() > 2);
        Assert.Contains(body.GetProperty("value").EnumerateArray(), static p => p.GetProperty("_ProductDescription").GetArrayLength() == 1);
    }

    private static async Task<BackEndServer> StartAsync()
    {
        var system = LandscapeDefinition.Default().BackEnds.First(static b => b.Services.Count > 0);
        return await BackEndServer.StartAsync(
            new BackEndDefinition { Host = system.Host, Port = system.Port, Services = system.Services, Users = [new() { Name = "ALICE", Password = "p" }] }, new AuditTrail());
    }

    private static async Task<JsonElement> GetAsync(BackEndServer server, string path)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = BackEndFixture.Basic("ALICE", "p");
        return JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;
    }
}
