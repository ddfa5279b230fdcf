using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Types that the project has already, and names that it chooses itself.</summary>
public class OwnNameTests
{
    private const string Rows = """
        <EntityType Name="Row"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/><Property Name="State" Type="N.State"/>
        <Property Name="Task" Type="N.Task"/><Property Name="String" Type="N.String"/><Property Name="System" Type="N.System"/><NavigationProperty Name="Entity" Type="N.Entity"/></EntityType>
        <ComplexType Name="Task"><Property Name="Text" Type="Edm.String"/></ComplexType>
        <ComplexType Name="String"><Property Name="Text" Type="Edm.String"/></ComplexType>
        <ComplexType Name="System"><Property Name="When" Type="Edm.Date"/></ComplexType>
        <EntityType Name="Entity"><Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Guid" Nullable="false"/></EntityType>
        <EnumType Name="State"><Member Name="open" Value="0"/><Member Name="closed" Value="1"/></EnumType>
        """;

    private const string Declaration = "namespace Mine { [Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService; }";

    private static readonly string[] _ofProjects = ["Task", "String", "System", "Entity"];

    [Fact]
    public void Types_of_the_project_in_the_same_namespace_keep_their_names()
    {
        var run = Run(Declaration, "namespace Mine { public class Task { } public struct String { } public enum System { None } public interface Entity { } }", "BTP5010", "BTP5010", "BTP5010", "BTP5010");

        Assert.All(_ofProjects, name => Assert.Contains($"Mine.OwnService/N{name}.g.cs", run.HintNames));
    }

    [Fact]
    public void Types_of_the_project_in_the_global_namespace_are_in_nobodys_way()
    {
        var run = Run(Declaration, "public class Task { } public struct String { } public interface Entity { }");

        Assert.All(_ofProjects, name => Assert.Contains($"Mine.OwnService/{name}.g.cs", run.HintNames));
    }

    [Fact]
    public void A_service_in_the_global_namespace_leaves_System_alone()
    {
        var run = Run(Declaration.Replace("namespace Mine {", "", StringComparison.Ordinal).TrimEnd('}', ' '), "public class Task { } public class String { } public class Entity { }", "BTP5010", "BTP5010", "BTP5010", "BTP5010");

        Assert.All(_ofProjects, name => Assert.Contains($"OwnService/N{name}.g.cs", run.HintNames));
    }

    [Theory]
    [InlineData("public sealed class RowQuery<T> { }")]
    [InlineData("public partial class RowFilter { }")]
    [InlineData("public class RowReference { }")]
    [InlineData("namespace Row { public class Any { } }")]
    [InlineData("public class Base { } public partial class Row : Base { }")]
    public void What_is_generated_beside_a_type_counts_too(string source) =>
        Assert.Contains("Mine.OwnService/NRow.g.cs", Run(Declaration, $"namespace Mine {{ {source} }}", "BTP5010").HintNames);

    [Fact]
    public void A_partial_class_of_the_same_name_is_extended() =>
        Assert.Contains("Mine.OwnService/Row.g.cs", Run(Declaration, "namespace Mine { public partial class Row { public int Twice => ID * 2; } public class Row<T> { } }").HintNames);

    [Fact]
    public void A_partial_class_with_ODataName_is_extended_under_its_own_name()
    {
        var run = Run(Declaration, "namespace Mine { [Btp.Connectivity.ODataName(\"Row\")] public partial class Line { public int Twice => ID * 2; } }");

        Assert.Contains("public partial class Line :", run.Source("Mine.OwnService/Line.g.cs"), StringComparison.Ordinal);
        Assert.Contains("LineSet Rows =>", run.Source("Mine.OwnService/OwnService.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Mine.OwnService/Row.g.cs", run.HintNames);
    }

    [Fact]
    public void An_ODataName_that_no_service_of_the_namespace_has_is_reported_once_and_one_that_another_has_is_not()
    {
        var test = Services.Test(
            "using Btp.Connectivity; namespace Both; /** <summary>A.</summary> */ [ODataService(\"API_ORDER_SRV\")] public sealed partial class OrderService;",
            "using Btp.Connectivity; namespace Both; /** <summary>B.</summary> */ [ODataService(\"Shop\", Path = \"/shop\")] public sealed partial class ShopService;",
            "using Btp.Connectivity; namespace Both; [ODataName(\"A_OrderItemType\")] partial class Line; [ODataName(\"Note\")] partial class Remark; [ODataName({|BTP5004:\"Cusomer\"|})] partial class Buyer;");
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010") { Path = "/0/Metadata/Shop.edmx" });
        var run = test.Run();

        Assert.Contains("Both.OrderService/Line.g.cs", run.HintNames);
        Assert.Contains("Both.ShopService/Remark.g.cs", run.HintNames);
    }

    [Fact]
    public void Names_in_the_declaration_go_before_the_algorithm()
    {
        var run = Run(Declaration.Replace("Path", "Names = [\"Row=Line\", \"Rows=Lines\", \"N.Row/State=Progress\", \"State/open=Waiting\", \"Row/Task = Job\"], Path", StringComparison.Ordinal));
        var line = run.Source("Mine.OwnService/Line.g.cs");

        Assert.Contains("LineSet Lines => new(Set(\"Rows\"));", run.Source("Mine.OwnService/OwnService.g.cs"), StringComparison.Ordinal);
        Assert.Contains("global::Mine.State? Progress {", line, StringComparison.Ordinal);
        Assert.Contains("global::Mine.Task? Job {", line, StringComparison.Ordinal);
        Assert.Contains(" Progress => new(_path, \"State\"", line, StringComparison.Ordinal);
        Assert.Contains("Waiting = 0,", run.Source("Mine.OwnService/State.g.cs"), StringComparison.Ordinal);
        Assert.Contains("(\"open\", 0L)", run.Source("Mine.OwnService/State.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stat=Line", "The service has no type, entity set, singleton or operation 'Stat'; did you mean 'State'?")]
    [InlineData("Row/Stat=Line", "The service has no member of 'Row' called 'Stat'; did you mean 'State'?")]
    [InlineData("Stat/open=Line", "The service has no type 'Stat'; did you mean 'State'?")]
    [InlineData("Row=1st", "'1st' is no C# name")]
    [InlineData("Row=class", "'class' is no C# name")]
    [InlineData("Row", "'Row' has to be written as 'wire name=C# name'")]
    public void A_name_that_leads_nowhere_is_reported_where_it_stands(string item, string message)
    {
        var test = Services.TestOf(Services.V4(Rows), $"[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\", Names = [{{|#0:\"{item}\"|}}])] public sealed partial class OwnService;");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5004").WithLocation(0).WithMessage(message));
        test.Run();
    }

    [Fact]
    public void An_ODataName_that_leads_nowhere_is_reported_where_it_stands()
    {
        var test = Services.TestOf(Services.V4(Rows), "[Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService; [Btp.Connectivity.ODataName({|#0:\"Stat\"|})] public partial class Line;");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5004").WithLocation(0).WithMessage("The service has no type 'Stat'; did you mean 'State'?"));
        test.Run();
    }

    [Fact]
    public void A_new_type_beside_the_service_binds_again_only_if_it_has_a_name_of_its_own()
    {
        var before = Services.Test(Services.OrderDeclaration, "namespace Sales { class One { int A() => 1; } }").Run();

        before.ReplaceSource("Test1.cs", "namespace Sales { class One { int B() => 1; } }").AssertUnchanged(StepNames.Declarations);
        before.ReplaceSource("Test1.cs", "namespace Sales { class Two { int A() => 1; } }").AssertChanged(StepNames.Declarations);
    }

    private static GeneratorRun Run(string declaration, string source = "", params string[] findings)
    {
        var test = Services.TestOf(Services.V4(Rows), declaration);
        test.TestState.Sources.Add(source);
        foreach (var finding in findings)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(finding) { Path = "/0/Own.edmx" });
        return test.Run();
    }
}
