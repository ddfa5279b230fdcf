using System.Net.Http.Headers;
using Btp.Connectivity.LocalLandscape;

await using var landscape = await LocalLandscape.StartAsync(LandscapeDefinition.Load(args[0]));

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
builder.Configuration.AddInMemoryCollection(landscape.Configuration);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddBtpConnectivity();
builder.Services.AddOrderService();
builder.Services.AddBtpAuthentication();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UseAuthentication();
app.UseBtpUserContext();
app.UseAuthorization();
app.MapGet("/orders/{id}", async (string id, Web.OrderService orders, CancellationToken cancel) => (await orders.Orders[id].GetAsync(cancel)).Customer).RequireAuthorization();
await app.StartAsync();

using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
Console.WriteLine($"anonymous {(int)(await browser.GetAsync("/orders/4")).StatusCode}");
browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", landscape.UserToken("CAROL"));
Console.WriteLine($"customer {await browser.GetStringAsync("/orders/4")}");
foreach (var entry in landscape.Audit.Entries.Where(entry => entry.Path.Contains("Orders(", StringComparison.Ordinal)))
{
    Console.WriteLine($"audit {entry.Hop} {entry.Principal}");
}

await app.StopAsync();
