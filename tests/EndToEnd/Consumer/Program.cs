using Btp.Connectivity.Identity;
using Consumer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddBtpConnectivity();
builder.Services.AddOrderService();
using var host = builder.Build();

var caller = host.Services.GetRequiredService<IUserContextAccessor>();
caller.Current = UserContext.FromToken(builder.Configuration["USER_TOKEN"]!);

var orders = host.Services.GetRequiredService<OrderService>();
var query = orders.Orders.Where(o => o.Currency == "AED" && o.Amount > 100m).OrderByDescending(o => o.Amount).Take(2);
Console.WriteLine($"url {query}");
foreach (var order in await query.ToListAsync())
{
    Console.WriteLine(FormattableString.Invariant($"order {order.OrderID} {order.Customer} {order.Amount} {order.Currency}"));
}
