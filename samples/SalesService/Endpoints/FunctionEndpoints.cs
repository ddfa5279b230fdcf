using SalesService.Services;

namespace SalesService.Endpoints;

/// <summary>A row of BAPI_SALESORDER_GETLIST.</summary>
/// <param name="SalesOrder">Number of the order, ten digits as ABAP has it.</param>
/// <param name="SalesOrderDate">Date of the document; null if it has none.</param>
/// <param name="NetValue">Net value in <paramref name="Currency"/>.</param>
/// <param name="Currency">The document's currency.</param>
public sealed record CustomerOrderRow(string SalesOrder, DateOnly? SalesOrderDate, decimal NetValue, string Currency);

/// <summary>Function modules, by SOAP RFC and in the name of the caller like everything else.</summary>
public static class FunctionEndpoints
{
    /// <summary>Maps <c>GET /CustomerOrders</c> and <c>GET /ping</c>.</summary>
    public static RouteGroupBuilder MapFunctions(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        group.MapGet("/CustomerOrders", CustomerOrdersAsync);
        group.MapGet("/ping", PingAsync);
        return group;
    }

    private static async Task<IResult> CustomerOrdersAsync(SalesFunctions s4, string customer, CancellationToken cancellationToken, string salesOrganization = "1010", DateOnly? since = null)
    {
        var list = await s4.BapiSalesorderGetlistAsync(customer, salesOrganization, documentDate: since, cancellationToken: cancellationToken);
        return Results.Ok(list.SalesOrders.Select(o => new CustomerOrderRow(o.SDDoc, o.DocDate, o.NetValHD, o.Currency)));
    }

    private static async Task<IResult> PingAsync(SalesFunctions s4, CancellationToken cancellationToken) =>
        Results.Ok((await s4.StfcConnectionAsync("Sales service", cancellationToken)).Resptext);
}
