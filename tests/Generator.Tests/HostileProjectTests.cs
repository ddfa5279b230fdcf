using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace Btp.Connectivity.Generator.Tests;

/// <summary>Generated code compiles in projects that make it hard.</summary>
public class HostileProjectTests
{
    [Theory]
    [InlineData("Task")]
    [InlineData("String")]
    [InlineData("Entity")]
    [InlineData("Filter")]
    [InlineData("Func")]
    [InlineData("IReadOnlyList<T>")]
    [InlineData("ODataEntity")]
    [InlineData("DateOnly")]
    [InlineData("HttpClient")]
    [InlineData("IServiceCollection")]
    public void A_project_may_have_a_type_of_its_own_called(string name) => Run($"namespace Sales {{ public class {name} {{ }} }} public class {name} {{ }}");

    [Theory]
    [InlineData("System")]
    [InlineData("Btp")]
    [InlineData("Microsoft")]
    [InlineData("global")]
    public void A_project_may_have_a_namespace_of_its_own_called(string name) => Run($"namespace Sales.{name} {{ public class Own {{ }} }}");

    [Fact]
    public void A_project_may_have_a_class_called_System_in_its_namespace() => Run("namespace Sales { public class System { } public class Btp { } public class Microsoft { } }");

    [Theory]
    [InlineData("System")]
    [InlineData("Microsoft")]
    public void A_type_outside_of_every_namespace_that_hides_one_is_named(string name)
    {
        var test = Services.Test(Services.OrderDeclaration.Replace("class OrderService", "class {|BTP5012:OrderService|}", StringComparison.Ordinal), $"public class {name} {{ }}");
        test.CompilerDiagnostics = CompilerDiagnostics.None;

        Assert.DoesNotContain("Sales.OrderService/Order.g.cs", test.Run().HintNames);
    }

    [Theory]
    [InlineData("Company.Order")]
    [InlineData("Order")]
    [InlineData("Company.OrderSet.OrderFilter")]
    public void A_namespace_may_end_in_a_generated_name(string name)
    {
        var test = Services.Test(Services.OrderDeclaration.Replace("namespace Sales", "namespace " + name, StringComparison.Ordinal));
        test.TestState.Properties["RootNamespace"] = name;
        test.Run();
    }

    [Fact]
    public void Operations_compile_beside_types_of_the_same_names_as_those_that_they_use() => Services.TestOfOperations(
        "namespace Own { [Btp.Connectivity.ODataService(\"Own\", Path = \"/own\")] public sealed partial class OwnService; class Task { } class List { } class String { } class CancellationToken { } class System { } class ODataOperation { } }").Run();

    [Fact]
    public void Nullable_may_be_off_and_the_language_old_and_new()
    {
        foreach (var version in new[] { LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Preview })
        {
            var test = Services.Test("#nullable disable\n" + Services.OrderDeclaration, "#nullable disable\n" + Services.ShopDeclaration);
            test.LanguageVersion = version;
            test.Run();
        }
    }

    [Fact]
    public void A_service_may_be_in_the_global_namespace_and_internal()
    {
        var test = Services.Test("[Btp.Connectivity.ODataService(\"API_ORDER_SRV\", Destination = \"S4HANA\")] internal sealed partial class OrderService;");
        test.TestState.Properties["RootNamespace"] = "";
        Assert.Contains("internal partial class Order :", test.Run().Source("OrderService/Order.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_outside_of_every_namespace_sees_the_destinations() => Run("public class Outside { public object Known => Destinations.S4HANA; }");

    [Fact]
    public void Namespaces_may_be_reserved_words() => Run(Services.ShopDeclaration.Replace("namespace Shopping", "namespace @namespace.@class", StringComparison.Ordinal));

    [Fact]
    public void Two_services_of_a_namespace_may_have_types_of_the_same_name()
    {
        var test = Services.Test(
            "using Btp.Connectivity; namespace Both; /** <summary>A.</summary> */ [ODataService(\"API_ORDER_SRV\")] public sealed partial class OrderService;",
            "using Btp.Connectivity; namespace Both; /** <summary>B.</summary> */ [ODataService(\"Shop\", Path = \"/shop\")] public sealed partial class ShopService;");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BTP5010").WithSpan("Metadata/Shop.edmx", 34, 1, 34, 1).WithMessage("'Order' is called 'ShopOrder' in C#, because 'Order' is taken"));
        var run = test.Run();

        Assert.Contains("public partial class Order :", run.Source("Both.OrderService/Order.g.cs"), StringComparison.Ordinal);
        Assert.Contains("public partial class ShopOrder :", run.Source("Both.ShopService/ShopOrder.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_two_declarations_never_share_a_name()
    {
        var run = Services.Test(Services.OrderDeclaration, Services.OrderDeclaration.Replace("namespace Sales", "namespace sales", StringComparison.Ordinal)).Run();

        Assert.Equal(run.HintNames.Count, run.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static void Run(string source) => Services.Test("/* no implicit usings */\n" + Services.OrderDeclaration, Services.ShopDeclaration, source).Run();
}
