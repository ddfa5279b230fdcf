using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>All that is generated for two small services, reviewed by eye.</summary>
public class GoldenTests
{
    [Fact]
    public void A_V2_service_gives_what_was_reviewed() => Golden.Match(All(Services.Test(Services.OrderDeclaration).Run()), "Orders.g.cs.txt");

    [Fact]
    public void A_V4_service_gives_what_was_reviewed() => Golden.Match(All(Services.Test(Services.ShopDeclaration).Run()), "Shop.g.cs.txt");

    [Fact]
    public void Operations_of_V2_give_what_was_reviewed() => Golden.Match(All(Services.TestOf(Services.OperationsV2).Run()), "Operations.v2.g.cs.txt");

    [Fact]
    public void Operations_and_casts_of_V4_give_what_was_reviewed() => Golden.Match(All(Services.TestOfOperations().Run()), "Operations.v4.g.cs.txt");

    [Fact]
    public void Views_give_what_was_reviewed() => Golden.Match(
        Views.Consumer.Test("""
            [ODataView<Customer>] public partial record Buyer(Guid ID, string Name, Color? Favourite, [ODataName("Address/City")] string? Town, IReadOnlyList<Sale> Orders) { public string[] Emails { get; init; } = []; }
            [ODataView<Shopping.Order>] public partial record Sale(long ID, decimal? Amount, [ODataName("Customer/Address/City")] string? Town);
            """).Run() is var run ? (run.Source("Views/Buyer.g.cs") + run.Source("Views/Sale.g.cs")).Replace("1.0.0.0", "{version}", StringComparison.Ordinal) : "", "Views.g.cs.txt");

    private static string All(GeneratorRun run) =>
        string.Concat(run.HintNames.Order(StringComparer.Ordinal).Select(name => $"==== {name}\n{run.Source(name).Replace("1.0.0.0", "{version}", StringComparison.Ordinal)}\n"));
}
