using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Analyzers.Tests.Manifests;

public sealed class ManifestAnalyzerTests
{
    private const string Erp = """[{ "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" }]""";

    private const string Service = """
        using Btp.Connectivity;

        [ODataService("API_SALES_ORDER_SRV", Destination = "ERP")]
        public sealed partial class SalesOrderService;
        """;

    [Fact]
    public async Task What_the_code_declares_needs_a_binding_of_the_module_that_runs_the_project()
    {
        var test = Create(Service, Mta("{|BTP1001:sales-srv|}", "sales-destination"));

        var found = Assert.Single(await test.RunAsync());

        Assert.Equal("/0/mta.yaml: (5,10)-(5,19)", $"{found.Location.GetLineSpan().Path}: {Place(found)}");
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Error, found.Severity);
        Assert.Equal("sales-srv", found.Properties["Module"]);
    }

    [Fact]
    public Task With_the_binding_nothing_is_reported() => Create(Service, Mta("sales-srv", "sales-connectivity")).RunAsync();

    [Fact]
    public Task Without_a_declaration_nothing_is_reported() => Create("class A;", Mta("sales-srv", "sales-destination")).RunAsync();

    [Fact]
    public Task Nested_declarations_and_aliases_count() =>
        Create("using S = Btp.Connectivity.ODataServiceAttribute; namespace N { public partial class Outer { [S(\"X\", Destination = \"ERP\")] public partial class Inner; } }", Mta("{|BTP1001:sales-srv|}", "sales-destination")).RunAsync();

    [Fact]
    public async Task What_stands_beside_a_file_reaches_the_rules()
    {
        const string Connector = """{ "version": {|BTP4012:"2.19.0"|}, "subaccounts": [ { "subaccount": "a" }, { "subaccount": {|BTP4013:"b"|} } ] }""";
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add("scc.json", Connector, "CloudConnectorManifest", ("SubaccountStages", "a=production|b=test"), ("MasterSecretRotated", "2025-01-01"), ("BuildDate", "2026-03-01"));

        await test.RunAsync();
    }

    [Theory]
    [InlineData("", "", "/sap/opu/odata/sap/API_SALES_ORDER_SRV/")]
    [InlineData(", Path = \"/other\"", "", "/other/")]
    [InlineData("", "/from/item", "/from/item/")]
    public async Task Services_are_called_where_the_generator_calls_them(string argument, string servicePath, string used)
    {
        const string Document = """<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices><Schema Namespace="API_SALES_ORDER_SRV" xmlns="http://schemas.microsoft.com/ado/2008/09/edm"><EntityContainer Name="C"><EntitySet Name="A_SalesOrder" EntityType="X.Y"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>""";
        var connector = $$"""{ "subaccounts": [ { "subaccount": "s", "locationID": "", "systemMappings": [ { "virtualHost": "erp.virtual", "virtualPort": "44300", "localHost": "a", "localPort": "1", "protocol": "HTTPS", "resources": [ { "id": "{{used}}", "enabled": true }, { "id": {|BTP4015:"/sap/bc/soap/x/"|}, "enabled": true } ] } ] } ] }""";
        var test = Create(Service.Replace("Destination = \"ERP\"", "Destination = \"ERP\"" + argument, StringComparison.Ordinal), Mta("sales-srv", "sales-connectivity"));
        test.TestState.AdditionalFiles.Add("API_SALES_ORDER_SRV.edmx", Document, "ODataMetadata", ("ServicePath", servicePath));
        test.TestState.AdditionalFiles.Add("scc.json", connector, "CloudConnectorManifest", ("Complete", "true"));

        await test.RunAsync();
    }

    [Fact]
    public async Task Chosen_entity_sets_reach_the_smallest_allowlist()
    {
        const string Document = """<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" xmlns:sap="http://www.sap.com/Protocols/SAPData"><edmx:DataServices><Schema Namespace="API_SALES_ORDER_SRV" xmlns="http://schemas.microsoft.com/ado/2008/09/edm"><EntityContainer Name="C"><EntitySet Name="A_SalesOrder" EntityType="X.Y" sap:deletable="false"/><EntitySet Name="A_Other" EntityType="X.Y"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>""";
        const string Connector = """{ "subaccounts": [ { "subaccount": "s", "locationID": "", "systemMappings": [ { "virtualHost": "erp.virtual", "virtualPort": "44300", "localHost": "a", "localPort": "1", "protocol": "HTTPS", "resources": [ { "id": {|BTP4015:"/sap/bc/soap/x/"|}, "enabled": true } ] } ] } ] }""";
        var test = Create(Service.Replace("Destination = \"ERP\"", "Destination = \"ERP\", EntitySets = new[] { \"A_Sales*\" }", StringComparison.Ordinal), Mta("sales-srv", "sales-connectivity"));
        test.TestState.AdditionalFiles.Add("API_SALES_ORDER_SRV.edmx", Document, "ODataMetadata");
        test.TestState.AdditionalFiles.Add("scc.json", Connector, "CloudConnectorManifest");

        var message = Assert.Single(await test.RunAsync(), diagnostic => diagnostic.Id == "BTP4015").GetMessage(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains("POST '/sap/opu/odata/sap/API_SALES_ORDER_SRV/$batch' (exactMatchOnly); GET, POST '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder' (exactMatchOnly);", message, StringComparison.Ordinal);
        Assert.Contains("GET, MERGE, PUT '/sap/opu/odata/sap/API_SALES_ORDER_SRV/A_SalesOrder('", message, StringComparison.Ordinal);
        Assert.DoesNotContain("A_Other", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modules: [ a")]
    [InlineData("a: \"b")]
    [InlineData("a: {{ b")]
    [InlineData("? [")]
    public async Task What_is_missing_at_the_end_of_a_file_is_reported_within_it(string text)
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add("mta.yaml", text + "{|BTP1010:|}", "DeploymentDescriptor");

        var found = await Record.ExceptionAsync(() => test.RunAsync());

        Assert.DoesNotContain("AD0001", found?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public Task The_project_can_name_its_module()
    {
        var test = Create(Service, Mta("sales-srv", "sales-destination") + "\n  - name: other\n    type: org.cloudfoundry.managed-service\n    parameters: { service: other }\n");
        test.TestState.Properties["BtpModule"] = "no-such-module";
        return test.RunAsync();
    }

    [Fact]
    public Task The_folder_of_the_project_decides_between_modules()
    {
        const string Two = """
            modules:
              - name: a
                type: custom
                path: a
              - name: {|BTP1001:b|}
                type: custom
                path: b
                requires: [{ name: dest }, { name: uaa }]
            resources:
              - { name: dest, type: destination }
              - { name: uaa, type: com.sap.xs.uaa }
            """;
        var test = Create(Service, Two);
        test.TestState.Properties["MSBuildProjectDirectory"] = "/0/b";
        return test.RunAsync();
    }

    [Fact]
    public Task Files_without_a_kind_are_none_of_our_business()
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add("appsettings.json", """{ "Password": "Welcome1" """);
        return test.RunAsync();
    }

    [Fact]
    public Task Every_rule_reports_at_its_place()
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add("a.json", "{ \"Name\" {|BTP1010:1|} }", "DestinationManifest");
        test.TestState.AdditionalFiles.Add("b.json", """
            [ { "Name": {|BTP2001:"SALES"|}, "Type": "HTTP", "URL": "http://erp/a", "ProxyType": "OnPremise" },
              { "Name": "PARTNER", "Type": "HTTP", "URL": "http://erp/b", "ProxyType": "OnPremise", "Password": {|BTP3004:"Welcome1"|} } ]
            """, "DestinationManifest");
        return test.RunAsync();
    }

    [Fact]
    public Task Comments_in_the_file_suppress()
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add("erp", "Type=HTTP\nName=ERP\nURL=https\\://x\n# btp-disable BTP3004 a public demo account\nPassword=Welcome1\n", "DestinationManifest");
        return test.RunAsync();
    }

    [Fact]
    public Task A_globalconfig_switches_a_rule_off()
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add("erp.json", """{ "Name": "ERP", "Type": "HTTP", "URL": "https://erp.example.com", "Password": "Welcome1" }""", "DestinationManifest");
        test.TestState.AnalyzerConfigFiles.Add("/0/.globalconfig", "is_global = true\ndotnet_diagnostic.BTP3004.severity = none\n");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("default-env.json\n", false)]
    [InlineData("default-env.json\n!/srv/default-env.json\n", true)]
    [InlineData("/default-env.json\n", true)]
    public Task What_git_ignores_may_hold_credentials(string ignored, bool isReported)
    {
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = "class A;" };
        test.TestState.AdditionalFiles.Add(".gitignore", ignored, "GitIgnoreFile");
        test.TestState.AdditionalFiles.Add("srv/default-env.json", """{ "VCAP_SERVICES": { "xsuaa": [ { "credentials": { "clientid": "sb", "clientsecret": SECRET } } ] } }""".Replace("SECRET", isReported ? "{|BTP3006:\"aB3dE5fG7h\"|}" : "\"aB3dE5fG7h\"", StringComparison.Ordinal), "EnvironmentFile");
        return test.RunAsync();
    }

    private static AnalyzerTest<ManifestAnalyzer> Create(string code, string mta)
    {
        // Client secrets are not what these tests are about.
        var test = new AnalyzerTest<ManifestAnalyzer> { TestCode = code, DisabledDiagnostics = { "BTP1007" } };
        test.TestState.AdditionalFiles.Add("landscape/destinations.json", Erp, "DestinationManifest");
        test.TestState.AdditionalFiles.Add("mta.yaml", mta, "DeploymentDescriptor");
        test.TestState.Properties["MSBuildProjectDirectory"] = "/0/srv";
        foreach (var reference in References.Runtime)
            test.TestState.AdditionalReferences.Add(reference);

        return test;
    }

    private static string Mta(string name, string requires) => $$"""
        _schema-version: "3.1"
        ID: sales
        version: 1.0.0
        modules:
         - name: {{name}}
           type: custom
           path: srv
           requires:
            - name: {{requires}}
            - name: sales-xsuaa
            - name: sales-destination
        resources:
          - name: sales-connectivity # btp-disable BTP1003 some tests leave it unbound
            type: org.cloudfoundry.managed-service
            parameters: { service: connectivity, service-plan: lite }
          - name: sales-destination
            type: org.cloudfoundry.managed-service
            parameters: { service: destination, service-plan: lite }
          - name: sales-xsuaa
            type: org.cloudfoundry.managed-service
            parameters: { service: xsuaa, service-plan: application }
        """;

    private static string Place(Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return FormattableString.Invariant($"({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})-({span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1})");
    }
}
