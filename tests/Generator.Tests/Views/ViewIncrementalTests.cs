using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests.Views;

/// <summary>What an edit runs again of views, and what it does not.</summary>
public class ViewIncrementalTests
{
    private const string Top = "using System.Collections.Generic; using Btp.Connectivity; namespace Sales; [ODataView<Order>] public partial record Top(string OrderKey, IReadOnlyList<TopItem> ToItem);";
    private const string Item = "using Btp.Connectivity; namespace Sales; [ODataView<OrderItem>] public partial record TopItem(string OrderItem);";
    private const string Unrelated = "namespace Elsewhere { public class Unrelated { } }";

    [Fact]
    public void An_edit_of_another_file_runs_nothing() => Run().ReplaceSource("Test3.cs", Unrelated + " // edited").AssertNothingWasRedone();

    [Fact]
    public void A_line_above_a_view_moves_places_and_binds_nothing()
    {
        var after = Run().ReplaceSource("Test1.cs", "// above\n" + Top);

        after.AssertChanged(StepNames.ViewPlaces);
        after.AssertUnchanged(StepNames.ViewDeclarations);
        after.AssertUnchanged(StepNames.Views);
    }

    [Fact]
    public void A_new_member_changes_the_view_and_those_that_hold_it_and_no_service()
    {
        var after = Run().ReplaceSource("Test2.cs", Item.Replace("string OrderItem", "string OrderItem, string? Material", StringComparison.Ordinal));

        after.AssertChanged(StepNames.ViewDeclarations);
        after.AssertChanged(StepNames.Views);
        after.AssertUnchanged(StepNames.Declarations);
        after.AssertUnchanged(StepNames.Clients);
        Assert.Contains("to_Item/Material", after.Source("Views/Sales.Top.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_the_document_binds_views_again()
    {
        var after = Run().ReplaceAdditionalFile("Metadata/API_ORDER_SRV.edmx", Services.Orders.Replace("\"to_Item\"", "\"to_Row\"", StringComparison.Ordinal));

        after.AssertChanged(StepNames.Views);
        after.AssertUnchanged(StepNames.ViewDeclarations);
        Assert.Contains(after.Diagnostics, found => found.Id == "BTP5007");
    }

    private static GeneratorRun Run()
    {
        var test = Services.Test(Services.OrderDeclaration, Top, Item, Unrelated);
        test.CompilerDiagnostics = CompilerDiagnostics.Errors;
        return test.Run();
    }
}
