using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>All that is generated for two small services, reviewed by eye.</summary>
public class GoldenTests
{
    [Fact]
    public void A_V2_service_gives_what_was_reviewed() => Golden.Match(All(Services.Test(Services.OrderDeclaration).Run()), "Orders.g.cs.txt");

    [Fact]
    public void A_V4_service_gives_what_was_reviewed() => Golden.Match(All(Services.Test(Services.ShopDeclaration).Run()), "Shop.g.cs.txt");

    private static string All(GeneratorRun run) =>
        string.Concat(run.HintNames.Order(StringComparer.Ordinal).Select(name => $"==== {name}\n{run.Source(name).Replace("1.0.0.0", "{version}", StringComparison.Ordinal)}\n"));
}
