using System.Text;
using Btp.Connectivity.Sockets;
using SalesService.Services;

namespace SalesService.Endpoints;

/// <summary>Labels for the warehouse: what is on them comes from S/4HANA, the printer is a TCP destination.</summary>
public static class LabelEndpoints
{
    /// <summary>Maps <c>POST /SalesOrders/{salesOrder}/label</c>.</summary>
    public static RouteGroupBuilder MapLabels(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        group.MapPost("/SalesOrders/{salesOrder}/label", PrintAsync);
        return group;
    }

    private static async Task<IResult> PrintAsync(string salesOrder, SalesOrderService s4, IDestinationConnector connector, CancellationToken cancellationToken)
    {
        if (await s4.SalesOrder[salesOrder].GetOrDefaultAsync(cancellationToken) is not { } order)
            return Results.NotFound();

        await using var printer = await Destinations.LABEL_PRINTER.ConnectAsync(connector, cancellationToken: cancellationToken);
        await printer.WriteAsync(Encoding.UTF8.GetBytes(LabelOf(order)), cancellationToken);
        await printer.CompleteWritingAsync();
        return Results.Accepted();
    }

    // ZPL: a text and a Code 128 bar code.
    private static string LabelOf(SalesOrder order) =>
        $"^XA^CI28^FO40,40^A0N,50^FD{Plain(order.SoldToParty)}^FS^FO40,120^BCN,120^FD{Plain(order.SalesOrderKey)}^FS^XZ\n";

    // A caret or a tilde in a value would be a command.
    private static string Plain(string? value) => string.Concat((value ?? "").Where(static c => c is not ('^' or '~') && !char.IsControl(c)));
}
