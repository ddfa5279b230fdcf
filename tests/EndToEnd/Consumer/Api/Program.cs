using System.Net.Http.Headers;
using Api;
using Btp.Connectivity.LocalLandscape;
using Btp.Connectivity.LocalLandscape.Audit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

await using var landscape = await LocalLandscape.StartAsync(LandscapeDefinition.Load(args[0]));

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
builder.Configuration.AddInMemoryCollection(landscape.Configuration);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddBtpConnectivity();
builder.Services.AddSalesOrderService();
builder.Services.AddBusinessPartnerService();
builder.Services.AddShopService();
builder.Services.AddHealthChecks().AddDestination(Destinations.S4HANA);
builder.Services.AddBtpAuthentication();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseBtpUserContext();
app.UseAuthorization();
app.MapGet("/reading", (SalesOrderService s4, ShopService shop, BusinessPartnerService partners) => Reading.RunAsync(s4, shop, partners)).RequireAuthorization();
app.MapGet("/writing", (SalesOrderService s4) => Writing.RunAsync(s4, method => landscape.Audit.At(Hop.BackEnd).Count(entry => entry.Method == method))).RequireAuthorization();
app.MapGet("/errors", (SalesOrderService s4, IHttpClientFactory factory, HealthCheckService health) => Errors.RunAsync(s4, factory, health)).RequireAuthorization();
await app.StartAsync();

using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", landscape.UserToken("CAROL"));
foreach (var section in (string[])["reading", "writing", "errors"])
{
    await foreach (var line in browser.GetFromJsonAsAsyncEnumerable<string>("/" + section))
        Console.WriteLine($"{section}: {line}");
}

Console.WriteLine($"users: {string.Join(' ', landscape.Audit.At(Hop.BackEnd).Select(entry => entry.Principal).Distinct())}");
await app.StopAsync();
