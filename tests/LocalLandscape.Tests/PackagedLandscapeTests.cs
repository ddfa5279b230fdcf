using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Btp.Connectivity.Http;
using Btp.Connectivity.Identity;
using Btp.Connectivity.LocalLandscape.Audit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Btp.Connectivity.LocalLandscape.Tests;

/// <summary>The landscape that the package brings along, and one of files on disk, with the S/4HANA back end behind them.</summary>
public sealed class PackagedLandscapeTests : IDisposable
{
    private const string Orders = "/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$format=json";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task The_top_orders_come_as_the_user_who_asks_and_the_back_end_writes_down_who_it_was()
    {
        await using var landscape = await LocalLandscape.StartAsync(LandscapeDefinition.Default());
        var contract = new DestinationContract("S4HANA") { Type = "HTTP", ProxyType = DestinationProxyType.OnPremise, Authentication = "PrincipalPropagation", LocationId = "dc-west" };
        foreach (var user in (string[])["ALICE", "BOB"])
        {
            var (status, answer) = await CallAsync(landscape, contract, user, Orders + "&$filter=TransactionCurrency eq 'AED'&$orderby=TotalNetAmount desc&$top=3");
            Assert.Equal(HttpStatusCode.OK, status);
            var amounts = answer.GetProperty("d").GetProperty("results").EnumerateArray().Select(o => decimal.Parse(o.GetProperty("TotalNetAmount").GetString()!, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(3, amounts.Count);
            Assert.Equal(amounts.OrderDescending(), amounts);
            Assert.Equal(user, landscape.Audit.At(Hop.BackEnd)[^1].Principal);
        }
    }

    [Fact]
    public async Task A_technical_user_of_a_landscape_on_disk_logs_on_with_the_password_that_the_manifest_does_not_hold()
    {
        foreach (var file in LandscapeDefinition.Default().BackEnds[0].Services.Take(1))
        {
            Write("service.edmx", file.MetadataFile.ReadAllText());
            Write("orders.json", file.DataFile!.ReadAllText());
        }
        Write("destinations.json", """[ { "Name": "S4_BATCH", "Type": "HTTP", "URL": "http://s4.virtual:443", "ProxyType": "OnPremise", "Authentication": "BasicAuthentication", "User": "BATCH" } ]""");
        Write("cc.json", """
            { "subaccounts": [ { "subaccount": "t-1", "systemMappings": [ { "virtualHost": "s4.virtual", "virtualPort": "443", "localHost": "s4.corp.example", "localPort": "443", "protocol": "HTTPS",
              "authenticationMode": "NONE_RESTRICTED", "resources": [ { "id": "/sap/opu/odata/sap/API_SALES_ORDER_SRV/", "enabled": true, "exactMatchOnly": false } ] } ] } ] }
            """);
        Write("landscape.json", """
            { "tenants": [ { "id": "t-1", "subdomain": "one", "destinations": [ "destinations.json" ] } ],
              "users": [ { "name": "ALICE", "scopes": [ "Read" ] } ],
              "cloudConnectors": [ "cc.json" ],
              "destinationProperties": { "S4_BATCH": { "Password": "night:shift" } },
              "backEnds": [ { "host": "s4.corp.example", "port": 443, "clients": [ "100" ], "users": [ { "name": "BATCH", "password": "night:shift" } ],
                "services": [ { "path": "/sap/opu/odata/sap/API_SALES_ORDER_SRV", "metadata": "service.edmx", "data": "orders.json", "pageSize": 2 } ] } ] }
            """);
        await using var landscape = await LocalLandscape.StartAsync(LandscapeDefinition.Load(Path.Combine(_folder.FullName, "landscape.json")));
        var contract = new DestinationContract("S4_BATCH") { Type = "HTTP", ProxyType = DestinationProxyType.OnPremise, Authentication = "BasicAuthentication" };

        var (status, answer) = await CallAsync(landscape, contract, "ALICE", Orders);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, answer.GetProperty("d").GetProperty("results").GetArrayLength()); // the page size of the definition
        Assert.Equal("BATCH", landscape.Audit.At(Hop.BackEnd)[^1].Principal);

        var tenant = landscape.Definition.Tenants[0].Id;
        var destination = landscape.Destinations.Find(tenant, DestinationService.DestinationLevel.Subaccount, "S4_BATCH")!;
        landscape.Destinations.Put(tenant, DestinationService.DestinationLevel.Subaccount, destination.With("Password", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(landscape, contract, "ALICE", Orders)).Status);
    }

    public void Dispose() => _folder.Delete(true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> CallAsync(LocalLandscape landscape, DestinationContract contract, string user, string url)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(landscape.Configuration).Build());
        services.AddBtpConnectivity();
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IUserContextAccessor>().Current = UserContext.FromToken(landscape.UserToken(user));
        using var http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(contract);
        using var response = await http.GetAsync(new Uri(url, UriKind.Relative));
        return (response.StatusCode, response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>() : default);
    }
}
