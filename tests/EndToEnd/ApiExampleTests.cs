using Btp.Connectivity.EndToEnd.Harness;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.EndToEnd;

/// <summary>The public API by example: a program outside the repository, written against the packages, that does each thing once and says what came of it.</summary>
[Collection(PackedToolkitCollection.Name)]
public sealed class ApiExampleTests(PackedToolkit toolkit)
{
    [Fact]
    public async Task Every_example_compiles_without_warnings_and_does_what_it_says()
    {
        var consumer = Consumer();
        (await consumer.BuildAsync("Api/Api.csproj")).Succeeds();

        var run = (await consumer.RunAsync("Api/bin/Debug/net10.0/Api.dll", new Dictionary<string, string?>(), consumer.Locate("Api", "landscape", "landscape.json"))).Succeeds();

        Assert.Equal(
            """
            reading: top 4711:1200.00 4713:640.10
            reading: syntax 4711 4713 4712
            reading: one 17100001 none True item TG11
            reading: stream 3 orders 3 items
            reading: count 2 page 2 of 3 next 1
            reading: navigation 10
            reading: nested C1:1 C2:1
            reading: lambda C1
            reading: url /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder?$filter=TransactionCurrency%20eq%20'AED'&$top=1
            reading: view AED 10:TG11 20:FG20
            reading: partner Falcon Trading Dubai
            writing: created 17100001 with TG11
            writing: updated PO-1 1 change, then 0
            writing: stale refused 412, still PO-2
            writing: replaced PO-4
            writing: deleted True
            writing: rejected True
            writing: batch 4711 4712, then True 1
            errors: error 404 /IWBEP/CM_MGW_RT/020 True no target 1 True GET /sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('4799')
            errors: contract S4HANA HTTP OnPremise PrincipalPropagation plant-1
            errors: untyped 2
            errors: not exposed ResourceNotExposedException True
            errors: health destination:S4HANA Healthy
            users: CAROL
            """,
            string.Join('\n', run.Output.Split('\n').Where(static line => line.Split(':')[0] is "reading" or "writing" or "errors" or "users")));
    }

    [Fact]
    public Task What_the_service_cannot_do_does_not_compile() => RefusesAsync(
        ("s4.SalesOrder.Expand(o => o.ToItem, items => items.Take(5))", "CS1501: "),
        ("s4.SalesOrder.Where(o => o.CustomerPurchaseOrderSearchText == \"x\")", "CS0019: "),
        ("s4.SalesOrderItem.CreateAsync(new SalesOrderItem())", "CS1929: "),
        ("partners.BusinessPartnerBank", "CS1061: .*'BusinessPartnerBank'"),
        ("shop.Orders.Where(o => o.Amount == \"many\")", "CS0019: "),
        ("s4.SalesOrder[salesOrder: 4711]", "CS1503: "));

    [Fact]
    public Task A_declaration_that_the_documents_do_not_bear_out_is_an_error_at_its_argument() => RefusesAsync(
        ("[ODataView<SalesOrder>] public partial record NoMember(string SalesOrdr);", "BTP5007: .*'SalesOrdr'"),
        ("[ODataView<SalesOrder>] public partial record NoFit(DateOnly TotalNetAmount);", "BTP5008: .*make it decimal"),
        ("[ODataService(\"API_SALES_ORDER_SRV\", Destination = \"S4HANNA\")] public sealed partial class NoDestination;", "BTP5003: .*did you mean 'S4HANA'"),
        ("[ODataService(\"API_SALES_ORDR_SRV\", Destination = \"S4HANA\")] public sealed partial class NoMetadata;", "BTP5002: .*did you mean 'API_SALES_ORDER_SRV'"),
        ("[ODataService(\"API_BUSINESS_PARTNER\", EntitySets = [\"A_BusinesPartner\"])] public sealed partial class NoSet;", "BTP5004: .*did you mean 'A_BusinessPartner'"));

    // One mistake a line, from the second on: each is reported there, and nothing else is.
    private async Task RefusesAsync(params (string Code, string Error)[] mistakes)
    {
        var consumer = Consumer();
        var code = mistakes.Select(static (mistake, index) => mistake.Code.StartsWith('[')
            ? mistake.Code
            : $"internal sealed class Mistake{index}(SalesOrderService s4, BusinessPartnerService partners, ShopService shop) {{ public object All => (s4, partners, shop); public object Wrong() => {mistake.Code}; }}");
        File.WriteAllText(consumer.Locate("Api", "Mistakes.cs"), "namespace Api;\n" + string.Join('\n', code));

        var output = (await consumer.BuildAsync("Api/Api.csproj")).Fails().Output;

        Assert.All(mistakes, (mistake, index) => Assert.Matches($@"Mistakes\.cs\({index + 2},\d+\): error {mistake.Error}", output));
        Assert.Equal(mistakes.Length, output.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().Count());
    }

    private ConsumerProject Consumer()
    {
        var consumer = ConsumerProject.Create(toolkit);
        File.Copy(RepositoryRoot.Path("samples", "SalesService", "Metadata", "API_SALES_ORDER_SRV.edmx"), consumer.Locate("Api", "Metadata", "API_SALES_ORDER_SRV.edmx"));
        return consumer;
    }
}
