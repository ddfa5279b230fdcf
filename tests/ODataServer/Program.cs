// Serves a library with Microsoft.AspNetCore.OData and prints the port. Ends when its input ends.
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Batch;
using Microsoft.OData.ModelBuilder;
using Btp.Connectivity.ODataServer;

var model = new ODataConventionModelBuilder { Namespace = "Btp.Connectivity.ODataServer", ContainerName = "Container" };
model.EntitySet<Book>("Books");
model.EntitySet<Author>("Authors");
model.Function("Longest").ReturnsFromEntitySet<Book>("Books");

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddControllers().AddOData(options => options.EnableQueryFeatures(maxTopValue: null).AddRouteComponents("library/v4", model.GetEdmModel(), new DefaultODataBatchHandler()));
var app = builder.Build();
app.UseODataBatching();
app.UseRouting();
app.MapControllers();
await app.StartAsync();
Console.WriteLine($"port {new Uri(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port}");
await Console.In.ReadToEndAsync();
await app.StopAsync();
