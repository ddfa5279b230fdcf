using Btp.Connectivity.OData;
using SalesService.Services;

namespace SalesService.Endpoints;

/// <summary>What callers see of a sales order; names as in S/4HANA.</summary>
/// <param name="SalesOrder">Number of the order.</param>
/// <param name="SoldToParty">The customer who ordered.</param>
/// <param name="SalesOrderDate">Date of the document.</param>
/// <param name="TotalNetAmount">Net value in <paramref name="TransactionCurrency"/>.</param>
/// <param name="TransactionCurrency">The document's currency.</param>
public sealed record SalesOrderRow(string SalesOrder, string? SoldToParty, DateOnly? SalesOrderDate, decimal? TotalNetAmount, string? TransactionCurrency)
{
    /// <summary>The row of an order.</summary>
    public static SalesOrderRow Of(SalesOrder order) =>
        new(order.SalesOrderKey, order.SoldToParty, order.SalesOrderDate, order.TotalNetAmount, order.TransactionCurrency);
}

/// <summary>What callers may change of a sales order.</summary>
/// <param name="PurchaseOrderByCustomer">The customer's own number for the purchase; null takes it away.</param>
public sealed record SalesOrderChange(string? PurchaseOrderByCustomer);

/// <summary>The C# twin of a CAP handler: reads go to S/4HANA, filter, order and paging go with them.</summary>
public static class SalesOrderEndpoints
{
    // What a READ may hand through; anything else is the caller's mistake and is said so.
    private static readonly string[] HandedThrough = ["$filter", "$orderby", "$top", "$skip"];

    /// <summary>Maps <c>/SalesOrders</c> and <c>GET /getTopOrders</c>.</summary>
    public static RouteGroupBuilder MapSalesOrders(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        group.MapGet("/SalesOrders", ReadAsync);
        group.MapGet("/SalesOrders/{salesOrder}", ReadOneAsync);
        group.MapPatch("/SalesOrders/{salesOrder}", ChangeAsync);
        group.MapGet("/getTopOrders", TopOrdersAsync);
        return group;
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, SalesOrderService s4, CancellationToken cancellationToken)
    {
        SalesOrderQuery<SalesOrder> query = s4.SalesOrder;
        foreach (var (option, values) in request.Query)
        {
            if (!HandedThrough.Contains(option))
                return Results.Problem($"Query option '{option}' is not supported; use {string.Join(", ", HandedThrough)}.", statusCode: StatusCodes.Status400BadRequest);
            query = query.WithOption(option, values.ToString());
        }

        var page = await query.ToPageAsync(cancellationToken);
        return Results.Ok(page.Items.Select(SalesOrderRow.Of));
    }

    private static async Task<IResult> ReadOneAsync(string salesOrder, HttpResponse response, SalesOrderService s4, CancellationToken cancellationToken)
    {
        if (await s4.SalesOrder[salesOrder].GetOrDefaultAsync(cancellationToken) is not { } order)
            return Results.NotFound();

        response.Headers.ETag = order.ETag;
        return Results.Ok(SalesOrderRow.Of(order));
    }

    // S/4HANA sees the user, checks the version that the caller read, and writes who changed the order.
    private static async Task<IResult> ChangeAsync(string salesOrder, SalesOrderChange change, HttpRequest request, SalesOrderService s4, CancellationToken cancellationToken)
    {
        try
        {
            await s4.SalesOrder[salesOrder].UpdateAsync(o => o.PurchaseOrderByCustomer = change.PurchaseOrderByCustomer, request.Headers.IfMatch.ToString(), cancellationToken);
            return Results.NoContent();
        }
        catch (ODataConcurrencyException conflict)
        {
            return Results.Problem(conflict.Message, statusCode: (int)conflict.StatusCode!);
        }
    }

    private static async Task<IResult> TopOrdersAsync(SalesOrderService s4, CancellationToken cancellationToken, int top = 10, string currency = "AED")
    {
        if (top is < 1 or > 1000)
            return Results.Problem("'top' is a number from 1 to 1000.", statusCode: StatusCodes.Status400BadRequest);

        var orders = await s4.SalesOrder
            .Where(o => o.TransactionCurrency == currency)
            .OrderByDescending(o => o.TotalNetAmount)
            .Take(top)
            .ToListAsync(cancellationToken);

        return Results.Ok(orders.Select(SalesOrderRow.Of));
    }
}
