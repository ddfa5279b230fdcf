using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests.Views;

/// <summary>BTP5006, BTP5007 and BTP5008 on views, each at its place.</summary>
public class ViewRuleTests
{
    [Fact]
    public void A_member_that_the_entity_lacks_gets_a_suggestion() => Verify(
        "[ODataView<Order>] public partial record Row(string OrderKey, decimal? {|#0:NetAmout|});", "BTP5007", "'Order' has no property 'NetAmout'; did you mean 'NetAmount'?");

    [Fact]
    public void A_name_that_the_wire_lacks_gets_a_suggestion() => Verify(
        "[ODataView<Order>] public partial class Row { [ODataName(\"netAmount\")] public decimal? {|#0:Net|} { get; set; } }", "BTP5007", "'Order' has no property 'netAmount' on the wire; did you mean 'NetAmount'?");

    [Fact]
    public void A_path_is_checked_step_by_step() => Verify(
        "[ODataView<OrderItem>] public partial record Row([ODataName(\"to_Order/Byer\")] string? {|#0:Buyer|});", "BTP5007", "'Order' has no property 'Byer' on the wire; did you mean 'Buyer'?");

    [Fact]
    public void A_path_through_a_collection_leads_nowhere() => Verify(
        "[ODataView<Order>] public partial record Row([ODataName(\"to_Item/Material\")] string? {|#0:Material|});", "BTP5008",
        "'ToItem' of 'Order' is a collection, through which no path leads; make it a member with a view of its own");

    [Fact]
    public void A_narrower_type_does_not_fit() => Verify(
        "[ODataView<Order>] public partial record Row(int? {|#0:NetAmount|});", "BTP5008", "'NetAmount' of 'Order' is decimal? and does not fit into int?; make it decimal?");

    [Fact]
    public void What_can_be_null_needs_a_question_mark() => Verify(
        "[ODataView<Order>] public partial record Row(string {|#0:Buyer|});", "BTP5008", "'Buyer' of 'Order' can be null and string cannot; make it string?");

    [Fact]
    public void A_key_reached_over_a_navigation_that_may_lead_nowhere_can_be_null() => Verify(
        "[ODataView<OrderItem>] public partial record Row([ODataName(\"to_Order/Order\")] string {|#0:Order|});", "BTP5008", "'OrderKey' of 'Order' can be null and string cannot; make it string?");

    [Fact]
    public void One_is_not_many() => Verify(
        "[ODataView<Order>] public partial record Row(OrderItem? {|#0:ToItem|});", "BTP5008", "'ToItem' of 'Order' is a collection of OrderItem; make it IReadOnlyList<...> of a view of OrderItem");

    [Fact]
    public void Many_is_not_one() => Verify(
        "[ODataView<OrderItem>] public partial record Row(IReadOnlyList<Order> {|#0:ToOrder|});", "BTP5008", "'ToOrder' of 'OrderItem' is one Order and no collection; make it a view of Order");

    [Fact]
    public void A_view_of_another_type_does_not_fit() => Verify(
        "[ODataView<Order>] public partial record Row(IReadOnlyList<Wrong> {|#0:ToItem|}); [ODataView<Order>] public partial record Wrong(string OrderKey);",
        "BTP5008", "'ToItem' of 'Order' is a collection of OrderItem; Wrong is neither that nor a view of it");

    [Fact]
    public void A_single_navigation_may_lead_nowhere() => Verify(
        "[ODataView<OrderItem>] public partial record Row(Order {|#0:ToOrder|});", "BTP5008", "'ToOrder' of 'OrderItem' can be null and Order cannot; make it Order?");

    [Fact]
    public void A_view_cannot_hold_itself() => Verify(
        "[ODataView<Order>] public partial record Row(IReadOnlyList<Inner> ToItem); [ODataView<OrderItem>] public partial record Inner(Row? ToOrder);",
        ("Row? {|#0:ToOrder|}", "BTP5008"), ("IReadOnlyList<Inner> {|#1:ToItem|}", "BTP5008"));

    [Fact]
    public void A_property_is_read_once() => Verify(
        "[ODataView<Order>] public partial record Row(decimal? NetAmount, [ODataName(\"NetAmount\")] decimal? {|#0:Again|});", "BTP5008",
        "'NetAmount' of 'Order' is read twice; a response can be read only once, so leave one of the members out");

    [Fact]
    public void A_view_has_to_be_partial() => Verify("[ODataView<Order>] public record {|#0:Row|}(string OrderKey);", "BTP5006", "'Row' has to be partial, so that its view can be generated");

    [Fact]
    public void A_view_of_something_else_says_so() => Verify("[ODataView<{|#0:string|}>] public partial record Row(int Length);", "BTP5008", "'string' comes from System.Runtime: a view can only be of a type whose service is declared in the same project; declare the view there, or the service here as well");

    [Fact]
    public void A_view_of_a_class_of_the_project_says_so() => Verify("public class Mine { } [ODataView<{|#0:Mine|}>] public partial record Row(int Length);", "BTP5008", "'Mine' is no entity or complex type of a declared service");

    [Fact]
    public void What_nobody_knows_the_compiler_reports_alone()
    {
        var test = Consumer.Test("[ODataView<Nothing>] public partial record Row(int Length);");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        Assert.Contains(test.Run().Output.GetDiagnostics(), found => found.Id == "CS0246");
    }

    [Fact]
    public void Names_of_two_services_are_told_apart_by_where_they_are_used() => Consumer.Test("""
        namespace Sales { [ODataView<Order>] public partial record A(string OrderKey); }
        namespace Shopping.Inner { [ODataView<Order>] public partial record B(long ID); }
        """).Run();

    [Fact]
    public void Views_may_be_nested_and_extend_a_class_that_the_project_extends_too() => Consumer.Test("""
        namespace Sales { public partial class Order { public bool IsBig => NetAmount > 1000m; } }
        public static partial class Screens { internal partial record struct Ways { [ODataView<Sales.Order>] internal partial record @class(string OrderKey, [property: ODataName("NetAmount")] decimal? @event); } }
        """).Run();

    private static void Verify(string views, string id, string message)
    {
        var test = Consumer.Test(views);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id).WithLocation(0).WithMessage(message));
        test.Run();
    }

    private static void Verify(string views, params (string Marked, string Id)[] findings)
    {
        foreach (var (marked, _) in findings)
            views = views.Replace(System.Text.RegularExpressions.Regex.Replace(marked, @"\{\|#\d:(\w+)\|\}", "$1"), marked, StringComparison.Ordinal);
        var test = Consumer.Test(views);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        for (var i = 0; i < findings.Length; i++)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(findings[i].Id).WithLocation(i));
        test.Run();
    }
}
