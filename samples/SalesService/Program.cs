using SalesService.Demo;
using SalesService.Endpoints;

var builder = WebApplication.CreateBuilder(args);

// In Development, without bindings: SAP BTP and S/4HANA on localhost. With bindings in the environment this does nothing.
await using var demo = await LocalDemo.StartAsync(builder);

// Long filters: what S/4HANA would get as too long a URL goes there in a $batch by itself.
builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestLineSize = 64 * 1024);

builder.Services.AddBtpConnectivity();      // bindings, tokens, destinations
builder.Services.AddSalesOrderService();    // generated: a typed client, and the handlers that destination S4HANA needs
builder.Services.AddProductService();       // generated: the same destination, another service
builder.Services.AddSalesFunctions();       // generated: function modules, by SOAP over that destination
builder.Services.AddBtpAuthentication();    // callers sign in at XSUAA
builder.Services.AddAuthorization();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<BackEndProblems>();
builder.Services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.PropertyNamingPolicy = null); // the names that S/4HANA uses

var app = builder.Build();

app.UseExceptionHandler();
app.UseDefaultFiles().UseStaticFiles();
demo.UseDemoSignIn(app);                    // Development: a caller without a token is Alice
app.UseAuthentication();
app.UseBtpUserContext();                    // the caller's token becomes the propagated principal
app.UseAuthorization();

app.MapSalesOrders().RequireAuthorization();
app.MapProducts().RequireAuthorization();
app.MapFunctions().RequireAuthorization();
app.MapLabels().RequireAuthorization();
demo.MapDemo(app);

app.Lifetime.ApplicationStarted.Register(() => demo.SayWhereToLook(app));
await app.RunAsync();
