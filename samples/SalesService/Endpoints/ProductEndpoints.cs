using SalesService.Services;

namespace SalesService.Endpoints;

/// <summary>A product with its description, both from one OData V4 call.</summary>
/// <param name="Product">Number of the product.</param>
/// <param name="Description">Its English description.</param>
/// <param name="GrossWeight">Weight in <paramref name="WeightUnit"/>.</param>
/// <param name="WeightUnit">Unit of the weight.</param>
public sealed record ProductRow(string Product, string? Description, decimal GrossWeight, string WeightUnit);

/// <summary>Products, over OData V4 and the same destination.</summary>
public static class ProductEndpoints
{
    /// <summary>Maps <c>GET /Products</c>.</summary>
    public static RouteGroupBuilder MapProducts(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("");
        group.MapGet("/Products", ReadAsync);
        return group;
    }

    private static async Task<IResult> ReadAsync(ProductService s4, CancellationToken cancellationToken)
    {
        var products = await s4.Product
            .Where(p => !p.IsMarkedForDeletion)
            .OrderBy(p => p.ProductKey)
            .Expand(p => p.ProductDescription, texts => texts.Where(t => t.Language == "EN"))
            .ToListAsync(cancellationToken);

        return Results.Ok(products.Select(p => new ProductRow(p.ProductKey, p.ProductDescription?.FirstOrDefault()?.ProductDescriptionValue, p.GrossWeight, p.WeightUnit)));
    }
}
