using Btp.Connectivity.Analyzers.Code.Services;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class ServiceAnalyzerTests
{
    private const string Usings = "using System; using System.Threading; using System.Threading.Tasks; using Btp.Connectivity;\nnamespace Sales;\n";
    private const string Destinations = """[ { "Name": "S4HANA", "Type": "HTTP", "URL": "http://s4.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }, { "Name": "CLOUD", "Type": "HTTP", "URL": "https://x.example.com", "ProxyType": "Internet", "Authentication": "NoAuthentication" } ]""";

    [Fact]
    public Task A_service_asks_for_a_descriptor_once() =>
        Verify<DeclaredServiceAnalyzer>("[{|BTP1006:ODataService(\"A\", Destination = \"CLOUD\")|}] public partial class A; public class Outer { [ODataService(\"B\", Destination = \"CLOUD\")] public partial class B { } }");

    [Theory]
    [InlineData("[{|BTP1006:RfcService(\"F\", Destination = \"CLOUD\")|}] public partial class A;")]
    [InlineData("[RfcService(\"F\")] public partial class A; [ODataService(\"A\")] public partial class B;")]
    [InlineData("class A { object M(System.Net.Http.IHttpClientFactory f) => System.Net.Http.DestinationHttpClientFactoryExtensions.CreateClient(f, new DestinationContract(\"CLOUD\")); }")]
    public Task Declarations_with_a_destination_ask_for_a_descriptor(string code) => Verify<DeclaredServiceAnalyzer>(code);

    [Fact]
    public Task With_a_descriptor_it_is_content() => Verify<DeclaredServiceAnalyzer>("[ODataService(\"A\", Destination = \"CLOUD\")] public partial class A;", isDeployed: true);

    [Fact]
    public Task A_library_is_deployed_by_the_program_that_refers_to_it() =>
        Verify<DeclaredServiceAnalyzer>("[ODataService(\"A\", Destination = \"S4HANA\")] public partial class A;", kind: OutputKind.DynamicallyLinkedLibrary);

    [Fact]
    public Task A_test_project_is_not_deployed() =>
        Verify<DeclaredServiceAnalyzer>("[ODataService(\"A\", Destination = \"S4HANA\")] public partial class A;", isTest: true);

    [Fact]
    public Task Code_without_services_needs_no_descriptor() => Verify<DeclaredServiceAnalyzer>("[Obsolete] public class ODataServiceTests;");

    [Fact]
    public Task A_pragma_suppresses() => Verify<DeclaredServiceAnalyzer>("#pragma warning disable BTP1006, BTP6010 // a library\n[ODataService(\"A\", Destination = \"S4HANA\")] public partial class A;");

    [Theory]
    [InlineData("[{|BTP6010:ODataService(\"A\", Destination = \"S4HANA\")|}] public partial class A; [ODataService(\"B\", Destination = \"S4HANA\")] public partial class B;")]
    [InlineData("[ODataService(\"A\", Destination = \"S4HANA\")] public partial class A; static class Destinations { public static object S4HANA => 1; } class Checks { public Checks AddDestination(object d) => this; void M() => AddDestination(1); void N(Checks c) => c.AddDestination(Destinations.S4HANA); }")]
    [InlineData("[ODataService(\"A\", Destination = \"CLOUD\")] public partial class A;")]
    [InlineData("[{|BTP6010:RfcService(\"F\", Destination = \"CLOUD\", SoapDestination = \"S4HANA\")|}] public partial class A;")]
    [InlineData("[RfcService(\"F\", Destination = \"S4HANA\", SoapDestination = \"CLOUD\")] public partial class A;")]
    [InlineData("class A { object M() => Client.Of({|BTP6010:new DestinationContract(\"S4HANA\")|}); object N() => Client.Of(new DestinationContract(\"S4HANA\")); object O() => Client.Of(new DestinationContract(\"CLOUD\")); } class Client { public static object Of(DestinationContract d) => d; }")]
    [InlineData("class A { object M() => new DestinationContract(\"S4HANA\"); } static class Destinations { public static object S4HANA => 1; } class Checks { public Checks AddDestination(object d) => this; void N(Checks c) => c.AddDestination(Destinations.S4HANA); }")]
    public Task An_on_premise_destination_is_watched(string code) => Verify<DeclaredServiceAnalyzer>(code, isDeployed: true);

    [Theory]
    [InlineData("void M(Client c) => c.GetDestination([|\"S4HANNA\"|]);")]
    [InlineData("void M(Client c) => c.Call(destinationName: [|\"OTHER\"|], path: \"OTHER\");")]
    [InlineData("object M() => new DestinationContract([|\"s4hana\"|]);")]
    [InlineData("string M() => [|\"https://destination.example.com/destination-configuration/v1/destinations/S4?x=1\"|];")]
    [InlineData("string M(string service) => $\"{service}[|/destination-configuration/v1/destinations/S4|]\";")]
    [InlineData("string M(string service) => service + [|\"/destination-configuration/v1/destinations/S4\"|];")]
    [InlineData("string M(string service, string id) => $\"{service}/destination-configuration/v1/destinations/S4{id}\" + \"/destination-configuration/v1/destinations/S4\" + id + $\"{service}/destination-configuration/v1/destinations/S4HANA\";")]
    [InlineData("void M(Client c) { c.GetDestination(\"S4HANA\"); c.Call(\"OTHER\", \"OTHER\"); c.GetDestination(Console.ReadLine()!); c.AddDestination(\"OTHER\"); _ = \"OTHER\"; }")]
    [InlineData("#pragma warning disable BTP6008 // created at run time\n void M(Client c) => c.GetDestination(\"S4HANNA\");")]
    public Task A_name_is_in_a_manifest(string member) =>
        Verify<DestinationNameAnalyzer>("class Client { public void GetDestination(string name) { } public void AddDestination(string name) { } public void Call(string path, string destinationName) { } } class A {\n" + member + "\n}");

    [Fact]
    public async Task The_message_says_what_was_meant()
    {
        var found = await Verify<DestinationNameAnalyzer>("class Client { public void GetDestination(string name) { } void M() => GetDestination([|\"S4HANNA\"|]); }");

        Assert.Equal("No manifest has a destination 'S4HANNA'; did you mean 'S4HANA'?", Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("class Job([|Orders|] orders) : IHostedService { Orders O => orders; }")]
    [InlineData("class Job { Timer T(IServiceProvider p) => new Timer(_ => p.GetService(typeof([|Orders|]))); }")]
    [InlineData("class Job { static readonly [|Orders|] s_orders = null!; }")]
    [InlineData("class Job(Orders orders) { Orders O => orders; }")]
    [InlineData("class Job(Cloud cloud) : IHostedService { Cloud O => cloud; }")]
    [InlineData("class Job(Orders orders, IUserContextAccessor users) : IHostedService { object O => (orders, users); }")]
    [InlineData("#pragma warning disable BTP6009 // the user comes with the message\nclass Job(Orders orders) : IHostedService { Orders O => orders; }")]
    [InlineData("class Job : IHostedService { object M() => Client.Of([|new DestinationContract(\"S4HANA\")|]); }")]
    [InlineData("class Job : IHostedService { object M() => Client.Of(new DestinationContract(\"CLOUD\")); DestinationContract C => new(\"S4HANA\"); }")]
    [InlineData("class Job : IHostedService { object M() => Client.Of(new DestinationContract(\"S4HANA\"), new Options { User = 1 }); }")]
    [InlineData("class Job { object M() => Client.Of(new DestinationContract(\"S4HANA\")); static readonly DestinationContract s_erp = new(\"S4HANA\"); }")]
    public Task Who_calls_as_the_user_needs_one(string code) =>
        Verify<PropagationWithoutUserAnalyzer>("class Options { public object? User; } class Client { public static object Of(DestinationContract d, Options? o = null) => d; } interface IHostedService { } interface IUserContextAccessor { } [ODataService(\"A\", Destination = \"S4HANA\")] public partial class Orders; [ODataService(\"B\", Destination = \"CLOUD\")] public partial class Cloud;\n" + code);

    private static Task<System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Diagnostic>> Verify<TAnalyzer>(string code, bool isDeployed = false, OutputKind kind = OutputKind.ConsoleApplication, bool isTest = false)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new AnalyzerTest<TAnalyzer> { TestCode = Usings + code, OutputKind = kind };
        if (kind == OutputKind.ConsoleApplication)
            test.TestState.Sources.Add("static class Program { static void Main() { } }");
        if (isTest)
            test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));
        test.TestState.AdditionalFiles.Add("destinations.json", Destinations, "DestinationManifest");
        if (isDeployed)
            test.TestState.AdditionalFiles.Add("mta.yaml", "ID: sales\n_schema-version: \"3.1\"\nversion: 1.0.0\nmodules: []\n", "DeploymentDescriptor");
        foreach (var reference in References.Runtime)
            test.TestState.AdditionalReferences.Add(reference);
        return test.RunAsync();
    }
}
