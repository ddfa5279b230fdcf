using System.Diagnostics;
using Btp.Connectivity.LocalLandscape;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SalesService.Demo;

/// <summary>
/// The demo around the service: in Development it starts the local landscape and signs callers in as one of its users.
/// With real bindings, or outside Development, every method does nothing.
/// </summary>
public sealed class LocalDemo : IAsyncDisposable
{
    private readonly LocalLandscape? _landscape;
    private readonly LabelPrinter? _printer;
    private readonly CallClock _clock = new();

    private LocalDemo(LocalLandscape? landscape, LabelPrinter? printer) => (_landscape, _printer) = (landscape, printer);

    /// <summary>Starts the landscape of landscape/landscape.json if this is Development and nothing is bound.</summary>
    public static async Task<LocalDemo> StartAsync(WebApplicationBuilder builder)
    {
        var isBound = new[] { "VCAP_SERVICES", "VCAP_SERVICES_FILE_PATH", "SERVICE_BINDING_ROOT" }.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]));
        if (isBound || !builder.Environment.IsDevelopment())
            return new LocalDemo(null, null);

        var definition = LandscapeDefinition.Load(Path.Combine(builder.Environment.ContentRootPath, "landscape", "landscape.json"));
        var printer = new LabelPrinter();
        var landscape = await LocalLandscape.StartAsync(definition with { TcpBackEnds = [.. definition.TcpBackEnds, printer.BackEnd] }, CancellationToken.None);
        builder.Configuration.AddInMemoryCollection(landscape.Configuration);
        return new LocalDemo(landscape, printer);
    }

    /// <summary>A caller who brings no token is the user named in <c>x-demo-user</c>, or the first one; the answer says under which id the call is traced.</summary>
    public void UseDemoSignIn(WebApplication app)
    {
        if (_landscape is not { } landscape)
            return;

        app.Use(async (context, next) =>
        {
            if (Activity.Current?.TraceId.ToString() is { } trace)
            {
                context.Response.Headers["x-correlationid"] = trace;
                var start = DateTimeOffset.UtcNow;
                context.Response.OnStarting(() =>
                {
                    _clock.Record(trace, start, DateTimeOffset.UtcNow);
                    return Task.CompletedTask;
                });
            }

            if (context.Request.Headers.Authorization.Count == 0)
            {
                var asked = context.Request.Headers["x-demo-user"].ToString();
                var user = landscape.Definition.Users.FirstOrDefault(u => u.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)) ?? landscape.Definition.Users[0];
                context.Request.Headers.Authorization = $"Bearer {landscape.UserToken(user.Name)}";
            }

            await next(context);
        });
    }

    /// <summary>Maps what the page asks for: who may ask, and how a call went.</summary>
    public void MapDemo(WebApplication app)
    {
        if (_landscape is not { } landscape)
            return;

        app.MapGet("/demo/people", () => landscape.Definition.Users.Select(u => new { u.Name, FullName = $"{u.GivenName} {u.FamilyName}" }));
        app.MapGet("/demo/labels", () => _printer!.Printed);
        app.MapGet("/demo/calls/{id}", (string id) => CallTrace.Of(_clock.For(id), landscape.Audit.For(id)));
    }

    /// <summary>Prints the page's address.</summary>
    public void SayWhereToLook(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000";
        var where = _landscape is null ? "bound services" : $"the local landscape ({string.Join(", ", _landscape.Definition.Users.Select(u => u.Name))})";
        Console.WriteLine($"""

              Sales orders, on {where}

                {address}/                                     the page
                {address}/getTopOrders?top=3&currency=AED      three orders
                {address}/SalesOrders?$top=5                   any orders

            """);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_landscape is not null)
            await _landscape.DisposeAsync();
        if (_printer is not null)
            await _printer.DisposeAsync();
    }
}
