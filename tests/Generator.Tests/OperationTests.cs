using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Operations become methods where they can be called, and only there.</summary>
public class OperationTests
{
    private const string Row = "<EntityType Name=\"Row\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/></EntityType>";

    [Fact]
    public void A_function_import_of_V2_is_a_method_of_the_service_and_of_the_entity_that_it_acts_for()
    {
        var run = Services.TestOf(Services.OperationsV2).Run();

        Assert.Contains("RejectApprovalRequestAsync(string? order, string? reason, ", run.Source("OwnService/OwnService.g.cs"), StringComparison.Ordinal);
        Assert.Contains("RejectApprovalRequestAsync(string? reason, ", run.Part("OwnService/Order.g.cs", "OrderReference"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_operation_belongs_to_its_type_and_to_those_above_it()
    {
        var run = Services.TestOfOperations().Run();

        Assert.Contains(" PromoteAsync(", run.Part("OwnService/Person.g.cs", "PersonReference"), StringComparison.Ordinal);
        Assert.Contains(" PromoteAsync(", run.Part("OwnService/Manager.g.cs", "ManagerReference"), StringComparison.Ordinal);
        Assert.DoesNotContain(" FireAsync(", run.Part("OwnService/Person.g.cs", "PersonReference"), StringComparison.Ordinal);
        Assert.Contains(" FireAsync(", run.Part("OwnService/Manager.g.cs", "ManagerReference"), StringComparison.Ordinal);
        Assert.Contains(" TidyAsync(", run.Part("OwnService/Person.g.cs", "PersonSet"), StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_and_casts_compile_as_documented()
    {
        var test = Services.TestOfOperations();
        test.TestState.Sources.Add("""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            /// <summary>Calls.</summary>
            public static class Caller
            {
                /// <summary>Everything.</summary>
                public static async Task All(OwnService s, CancellationToken ct)
                {
                    Place? near = await s.NearestPlaceAsync(lat: 49.3, lon: 8.6, ct);
                    int count = await s.CountAsync(ct) + await s.CountAsync(Color.Green, ct);
                    List<Person> found = await s.Find("Miller").Where(p => p.Name.StartsWith("M")).Take(5).ToListAsync(ct);
                    Manager boss = await s.Boss().GetAsync(ct);
                    await s.Boss().FireAsync(ct);
                    await s.ResetAsync(ct);
                    List<string> texts = await s.WithinAsync([1, 2], [Color.Red, null], ct);
                    List<Place> places = await s.MoveAsync([1], color: null, on: new DateOnly(2024, 2, 29), cancellationToken: ct);
                    await s.SettleAsync(new Site { City = "Walldorf", Gate = 5 }, ct);
                    Manager? promoted = await s.People[7].PromoteAsync(by: 2, ct);
                    await s.Me.AsManager().FireAsync(ct);
                    bool tidy = await s.People.TidyAsync(ct);
                    var friends = await s.People[7].Near(km: 1.5m).Where(p => p.Home.City == "x").ToListAsync(ct);
                    _ = s.People.OfManager().Where(m => m.Budget > 1m);
                    _ = s.People[7].AsManager().Reports.OfManager()[5].AsSelf();
                    _ = s.People.Where(p => p.AsManager().Budget > 1m || p.IsManager() || p.Home.IsSite() && p.Home.AsSite().Gate == 5).OrderBy(p => p.AsManager().Budget);
                    _ = s.People.Expand(p => p.AsManager().Reports, reports => reports.Take(1)).Expand(p => p.Home.Country).Expand(p => p.Home.AsSite().Country);
                }

                private static PersonReference AsSelf(this ManagerReference reference) => throw new NotSupportedException(reference.ToString());
            }
            """);
        test.Run();
    }

    [Theory]
    [InlineData("Edm.Stream", true)]
    [InlineData("Collection(Edm.Stream)", false)]
    public void A_result_that_is_a_stream_is_read_as_one(string type, bool isThere)
    {
        var test = Services.TestOf(Services.V4(
            $"<EntityType Name=\"Row\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/></EntityType><Function Name=\"Export\"><Parameter Name=\"format\" Type=\"Edm.String\"/><ReturnType Type=\"{type}\"/></Function>",
            "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/><FunctionImport Name=\"Export\" Function=\"N.Export\"/>"));
        if (!isThere)
            test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5009") { Path = "/0/Own.edmx" });
        Assert.Equal(isThere, test.Run().Source("OwnService/OwnService.g.cs").Contains("Task<global::Btp.Connectivity.OData.ODataMediaStream?> ExportAsync(", StringComparison.Ordinal));
    }

    [Fact]
    public void Overloads_share_a_name_and_those_that_only_their_parameters_names_tell_apart_do_not()
    {
        var document = Services.V4(
            Row + """
            <Function Name="F"><Parameter Name="a" Type="Edm.String"/><ReturnType Type="Edm.Int32"/></Function>
            <Function Name="F"><Parameter Name="b" Type="Edm.String"/><ReturnType Type="Edm.Int32"/></Function>
            <Function Name="F"><Parameter Name="a" Type="Edm.Int32"/><ReturnType Type="Edm.Int32"/></Function>
            """,
            "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/><FunctionImport Name=\"F\" Function=\"N.F\"/>");
        var test = Services.TestOf(document);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010") { Path = "/0/Own.edmx" });
        var service = test.Run().Source("OwnService/OwnService.g.cs");

        Assert.Contains(" FAsync(string? a, ", service, StringComparison.Ordinal);
        Assert.Contains(" FAsync(int? a, ", service, StringComparison.Ordinal);
        Assert.Contains(" FByBAsync(string? b, ", service, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""Operations = ["Codes"]""", true, false)]
    [InlineData("""Operations = ["Co*"]""", true, false)]
    [InlineData("""Operations = ["!Codes"]""", false, true)]
    [InlineData("""Operations = ["!*"]""", false, false)]
    [InlineData("""Exclude = ["Codes"]""", false, true)]
    [InlineData("""Names = ["Codes=Labels"]""", false, true)]
    [InlineData("", true, true)]
    public void Operations_are_selected_by_name_and_by_pattern(string arguments, bool hasCodes, bool hasRecalculate)
    {
        var declaration = $"[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\"{(arguments.Length == 0 ? "" : ", " + arguments)})] public sealed partial class OwnService;";
        var service = Services.TestOf(Services.OperationsV2, declaration).Run().Source("OwnService/OwnService.g.cs");

        Assert.Equal(hasCodes, service.Contains(" CodesAsync(", StringComparison.Ordinal));
        Assert.Equal(hasRecalculate, service.Contains(" RecalculateAsync(", StringComparison.Ordinal));
        Assert.Equal(arguments.StartsWith("Names", StringComparison.Ordinal), service.Contains(" LabelsAsync(", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bound_operation_that_is_named_while_its_entity_is_left_out_is_an_error_at_its_name()
    {
        var document = Services.V4(
            Row + "<EntityType Name=\"Other\"><Key><PropertyRef Name=\"ID\"/></Key><Property Name=\"ID\" Type=\"Edm.Int32\" Nullable=\"false\"/></EntityType>"
            + "<Action Name=\"Do\" IsBound=\"true\"><Parameter Name=\"it\" Type=\"N.Other\"/></Action>",
            "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/><EntitySet Name=\"Others\" EntityType=\"N.Other\"/>");
        var declaration = "[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\", EntitySets = [\"Rows\"], Operations = [{|BTP5004:\"Do\"|}])] public sealed partial class OwnService;";

        Services.TestOf(document, declaration).Run();
    }

    [Fact]
    public void An_operation_that_is_left_out_alone_leaves_navigation_as_it_is()
    {
        var all = Services.TestOfOperations().Run();
        var less = Services.TestOfOperations("[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\", Exclude = [\"Reset\"])] public sealed partial class OwnService;").Run();

        Assert.Equal(all.Part("OwnService/Country.g.cs", "Country"), less.Part("OwnService/Country.g.cs", "Country"));
    }

    [Fact]
    public void What_operations_take_and_return_is_emitted_for_those_that_are_wanted_only()
    {
        var document = Services.V4(
            Row + "<ComplexType Name=\"Far\"><Property Name=\"A\" Type=\"Edm.String\"/></ComplexType><Function Name=\"F\"><ReturnType Type=\"N.Far\"/></Function>",
            "<EntitySet Name=\"Rows\" EntityType=\"N.Row\"/><FunctionImport Name=\"F\" Function=\"N.F\"/>");

        Assert.Contains("OwnService/Far.g.cs", Services.TestOf(document).Run().HintNames);
        Assert.DoesNotContain(
            "OwnService/Far.g.cs",
            Services.TestOf(document, "[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\", Operations = [\"!F\"])] public sealed partial class OwnService;").Run().HintNames);
    }
}
