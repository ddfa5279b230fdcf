using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>What an edit runs again, and what it does not. Every test has its opposite.</summary>
public class IncrementalTests
{
    private const string Unrelated = "namespace Elsewhere { /** <summary>Nothing.</summary> */ public class Unrelated { } }";

    private static readonly string[] _fromDocuments = [StepNames.Texts, StepNames.Documents, StepNames.DestinationFiles, StepNames.Destinations];

    [Fact]
    public void An_edit_of_another_file_runs_nothing_and_reads_nothing()
    {
        var before = Run(Unrelated);
        var reads = before.ReadsOf("Metadata/API_ORDER_SRV.edmx");
        var after = before.ReplaceSource("Test1.cs", Unrelated + " // edited");

        after.AssertNothingWasRedone();
        Assert.Equal(reads, after.ReadsOf("Metadata/API_ORDER_SRV.edmx"));
        Assert.Equal(before.ReadsOf("landscape/destinations.json"), after.ReadsOf("landscape/destinations.json"));
    }

    [Fact]
    public void A_line_above_the_declaration_moves_places_and_binds_nothing()
    {
        var after = Run().ReplaceSource("Test0.cs", "// above\n" + Services.OrderDeclaration);

        after.AssertChanged(StepNames.Places);
        after.AssertUnchanged(StepNames.Declarations);
        after.AssertUnchanged(StepNames.Clients);
    }

    [Fact]
    public void An_edit_of_the_attribute_binds_again_and_reads_nothing()
    {
        var after = Run().ReplaceSource("Test0.cs", Services.OrderDeclaration.Replace("\"S4HANA\")", "\"S4HANA\", EntitySets = [\"A_Order\"])", StringComparison.Ordinal));

        after.AssertChanged(StepNames.Declarations);
        after.AssertChanged(StepNames.Clients);
        foreach (var step in _fromDocuments)
            after.AssertUnchanged(step);
        Assert.DoesNotContain("/OrderItem.g.cs", string.Join('\n', after.HintNames), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_only_touched_is_not_parsed_again()
    {
        var after = Run().TouchAdditionalFile("Metadata/API_ORDER_SRV.edmx");

        after.AssertChanged(StepNames.Files);
        after.AssertUnchanged(StepNames.Texts);
        after.AssertUnchanged(StepNames.Documents);
        after.AssertNothingWasRedone(StepNames.Clients);
    }

    [Fact]
    public void An_edit_of_a_document_binds_its_service_again_and_no_destination()
    {
        var after = Run().ReplaceAdditionalFile("Metadata/API_ORDER_SRV.edmx", Services.Orders.Replace("Order header", "Purchase", StringComparison.Ordinal));

        after.AssertChanged(StepNames.Documents);
        after.AssertChanged(StepNames.Clients);
        after.AssertUnchanged(StepNames.DestinationFiles);
        after.AssertUnchanged(StepNames.Destinations);
        Assert.Contains("<summary>Purchase.</summary>", after.Source("Sales.OrderService/Order.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_a_document_that_nobody_asks_for_binds_nothing()
    {
        var after = Run().ReplaceAdditionalFile("Metadata/Shop.edmx", Services.Shop.Replace("\"Street\"", "\"Road\"", StringComparison.Ordinal));

        after.AssertChanged(StepNames.Documents);
        after.AssertUnchanged(StepNames.Inputs);
        after.AssertUnchanged(StepNames.Clients);
    }

    [Fact]
    public void An_edit_of_the_destination_binds_again_and_reads_no_document()
    {
        var after = Run().ReplaceAdditionalFile("landscape/destinations.json", Services.Manifest.Replace("PrincipalPropagation", "BasicAuthentication", StringComparison.Ordinal));

        after.AssertChanged(StepNames.Destinations);
        after.AssertChanged(StepNames.Clients);
        after.AssertUnchanged(StepNames.Documents);
        Assert.Contains(".UseBasicAuthentication()", after.Source("Sales.OrderService/OrderService.Registration.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_another_destination_binds_nothing()
    {
        var after = Run().ReplaceAdditionalFile("landscape/destinations.json", Services.Manifest.Replace("shop.example.com", "store.example.com", StringComparison.Ordinal));

        after.AssertChanged(StepNames.Destinations);
        after.AssertUnchanged(StepNames.Inputs);
        after.AssertUnchanged(StepNames.Clients);
        Assert.Contains("store.example.com", after.Source("Destinations.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_a_manifest_changes_nothing_and_reaches_no_code()
    {
        var before = Run();
        var after = before.ReplaceAdditionalFile("landscape/destinations.json", Services.Manifest.Replace("not-for-code", "another-one!", StringComparison.Ordinal));

        after.AssertUnchanged(StepNames.Destinations);
        Assert.DoesNotContain("not-for-code", string.Concat(before.Sources.Values), StringComparison.Ordinal);
    }

    private static GeneratorRun Run(params string[] more) => Services.Test([Services.OrderDeclaration, .. more]).Run();
}
