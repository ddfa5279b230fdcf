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
    public void Operations_and_casts_of_V4_give_what_was_reviewed() => Golden.Match(All(Services.TestOf(Services.OperationsV4).Run()), "Operations.v4.g.cs.txt");

    private static string All(GeneratorRun run) =>
        string.Concat(run.HintNames.Order(StringComparer.Ordinal).Select(name => $"==== {name}\n{run.Source(name).Replace("1.0.0.0", "{version}", StringComparison.Ordinal)}\n"));
}
