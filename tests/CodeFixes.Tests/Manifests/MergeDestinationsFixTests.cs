using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.CodeFixes.Manifests;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.CodeFixes.Tests.Manifests;

public sealed class MergeDestinationsFixTests
{
    private const string Attributes =
        """
        namespace Btp.Connectivity
        {
            public sealed class ODataServiceAttribute(string name) : System.Attribute { public string Name => name; public string? Destination { get; set; } public string? Path { get; set; } public string[] EntitySets { get; set; } = []; }
            public sealed class DestinationContract(string name) { public string Name => name; }
        }
        """;

    private const string Json =
        """
        [
          // sales
          {
            "Name": {|BTP2001:"API_SALES"|},
            "Type": "HTTP",
            "URL": "http://s4.virtual:44300/sap/opu/odata/sap/API_SALES_ORDER_SRV",
            "ProxyType": "OnPremise",
            "Authentication": "PrincipalPropagation"
          },
          // partners
          {
            "Name": "API_PARTNER",
            "Type": "HTTP",
            "URL": "http://s4.virtual:44300/sap/opu/odata/sap/API_BUSINESS_PARTNER",
            "ProxyType": "OnPremise",
            "Authentication": "PrincipalPropagation"
          },
          { "Name": "MAIL", "Type": "HTTP", "URL": "https://mail.example.com" }
        ]
        """;

    [Fact]
    public Task In_json_one_destination_stays_without_a_path_and_the_services_get_theirs() => Verify(
        "d.json",
        Json,
        """
        [
          // sales
          {
            "Name": "API_SALES",
            "Type": "HTTP",
            "URL": "http://s4.virtual:44300",
            "ProxyType": "OnPremise",
            "Authentication": "PrincipalPropagation"
          },
          // partners
          { "Name": "MAIL", "Type": "HTTP", "URL": "https://mail.example.com" }
        ]
        """,
        """
        using Btp.Connectivity;

        [ODataService("API_SALES", Destination = "API_SALES", Path = "/")]
        public sealed partial class SalesService;

        [ODataService(
            "API_PARTNER",
            Destination = "API_PARTNER", // one each
            Path = "/v1/",
            EntitySets = ["Partner"])]
        public sealed partial class PartnerService;

        [ODataService("MAIL", Destination = "MAIL")]
        public sealed partial class MailService;
        """,
        """
        using Btp.Connectivity;

        [ODataService("API_SALES", Destination = "API_SALES", Path = "/sap/opu/odata/sap/API_SALES_ORDER_SRV")]
        public sealed partial class SalesService;

        [ODataService(
            "API_PARTNER",
            Destination = "API_SALES", // one each
            Path = "/sap/opu/odata/sap/API_BUSINESS_PARTNER/v1",
            EntitySets = ["Partner"])]
        public sealed partial class PartnerService;

        [ODataService("MAIL", Destination = "MAIL")]
        public sealed partial class MailService;
        """);

    [Fact]
    public Task The_destination_without_a_path_stays_and_is_taken_wherever_nothing_comes_in_front() => Verify(
        "d.json",
        """
        [ { "Name": {|BTP2001:"SALES"|}, "Type": "HTTP", "URL": "https://erp.example.com/sales/" }, { "Name": "ERP", "Type": "HTTP", "URL": "https://erp.example.com" }, { "Name": "ERP-2", "Type": "HTTP", "URL": "https://erp.example.com" } ]
        """,
        """
        [ { "Name": "ERP", "Type": "HTTP", "URL": "https://erp.example.com" } ]
        """,
        """
        using Btp.Connectivity;

        [ODataService("A", Destination = "SALES", Path = "odata")]
        public sealed partial class Sales;

        public static class Use
        {
            public static DestinationContract Contract => Destinations.ERP_2;
            public static DestinationContract Named => new DestinationContract("ERP-2");
            public static string Other => "ERP-2";
        }

        public static class Destinations { public static DestinationContract ERP_2 { get; } = new("x"); public static DestinationContract ERP { get; } = new("x"); }
        """,
        """
        using Btp.Connectivity;

        [ODataService("A", Destination = "ERP", Path = "/sales/odata")]
        public sealed partial class Sales;

        public static class Use
        {
            public static DestinationContract Contract => Destinations.ERP;
            public static DestinationContract Named => new DestinationContract("ERP");
            public static string Other => "ERP-2";
        }

        public static class Destinations { public static DestinationContract ERP_2 { get; } = new("x"); public static DestinationContract ERP { get; } = new("x"); }
        """);

    [Fact]
    public Task The_root_of_a_service_that_does_not_say_it_comes_from_its_document() => Verify(
        "d.json",
        """[{ "Name": {|BTP2001:"A"|}, "Type": "HTTP", "URL": "https://erp.example.com/eu" }, { "Name": "B", "Type": "HTTP", "URL": "https://erp.example.com/us" }]""",
        """[{ "Name": "A", "Type": "HTTP", "URL": "https://erp.example.com" }]""",
        "using Btp.Connectivity;\n[ODataService(\"SHOP\", Destination = \"B\")] public sealed partial class Shop;",
        "using Btp.Connectivity;\n[ODataService(\"SHOP\", Destination = \"A\", Path = \"/us/odata/v4/shop\")] public sealed partial class Shop;",
        test => test.TestState.AdditionalFiles.Add(
            "SHOP.edmx",
            """<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" xmlns:atom="http://www.w3.org/2005/Atom"><edmx:DataServices><Schema Namespace="s" xmlns="http://docs.oasis-open.org/odata/ns/edm"><atom:link rel="self" href="/odata/v4/shop/$metadata"/></Schema></edmx:DataServices></edmx:Edmx>""",
            "ODataMetadata"));

    [Theory]
    [InlineData(
        "d.yaml",
        "# erp\n- Name: {|BTP2001:A|}\n  Type: HTTP\n  URL: https://erp.example.com/a # sales\n\n# the partners\n- Name: B\n  Type: HTTP\n  URL: https://erp.example.com/b\n\n# others\n- Name: C\n  Type: HTTP\n  URL: https://c.example.com\n",
        "# erp\n- Name: A\n  Type: HTTP\n  URL: https://erp.example.com # sales\n\n# the partners\n# others\n- Name: C\n  Type: HTTP\n  URL: https://c.example.com\n")]
    [InlineData(
        "d.yaml",
        "- { Name: {|BTP2001:A|}, Type: HTTP, URL: \"https://erp.example.com/a\" }\r\n- { Name: B, Type: HTTP, URL: \"https://erp.example.com/b\" }\r\n",
        "- { Name: A, Type: HTTP, URL: \"https://erp.example.com\" }\r\n")]
    [InlineData(
        "d.json",
        "{ \"destinations\": [{ \"destination\": { \"Name\": {|BTP2001:\"A\"|}, \"Type\": \"HTTP\", \"URL\": \"https://erp.example.com/a\" } }, { \"owner\": {}, \"destinationConfiguration\": { \"Name\": \"B\", \"Type\": \"HTTP\", \"URL\": \"https://erp.example.com/b\" } }] }",
        "{ \"destinations\": [{ \"destination\": { \"Name\": \"A\", \"Type\": \"HTTP\", \"URL\": \"https://erp.example.com\" } }] }")]
    public Task In_every_style_of_list(string name, string before, string after) => Verify(name, before, after, "class A;", null);

    [Fact]
    public Task In_the_configuration_of_an_instance_of_an_mta_descriptor() => Verify(
        "mta.yaml",
        """
        ID: sales
        resources:
          - name: sales-destination
            type: org.cloudfoundry.managed-service
            parameters:
              service: destination
              config:
                init_data:
                  instance:
                    existing_destinations_policy: update
                    destinations:
                      # the system
                      - Name: {|BTP2001:SALES|}
                        Type: HTTP
                        URL: http://s4.virtual:44300/sales
                        ProxyType: OnPremise
                        Authentication: PrincipalPropagation
                      - Name: PARTNER
                        Type: HTTP
                        URL: http://s4.virtual:44300/partner
                        ProxyType: OnPremise
                        Authentication: PrincipalPropagation
          - name: other # stays
        """,
        """
        ID: sales
        resources:
          - name: sales-destination
            type: org.cloudfoundry.managed-service
            parameters:
              service: destination
              config:
                init_data:
                  instance:
                    existing_destinations_policy: update
                    destinations:
                      # the system
                      - Name: SALES
                        Type: HTTP
                        URL: http://s4.virtual:44300
                        ProxyType: OnPremise
                        Authentication: PrincipalPropagation
          - name: other # stays
        """,
        "class A;",
        null);

    [Fact]
    public Task Files_of_one_destination_each_keep_one_and_empty_the_others()
    {
        var test = Create("class A;", null);
        test.TestState.AdditionalFiles.Add("a-sales", "#exported\nType=HTTP\nName={|BTP2001:SALES|}\nURL=https\\://erp.example.com/sales\n", "DestinationManifest");
        test.TestState.AdditionalFiles.Add("b-partner", "#exported\nType=HTTP\nName=PARTNER\nURL=https\\://erp.example.com/partner\n", "DestinationManifest");
        test.TestState.AdditionalFiles.Add("c-stock.json", "{ \"Name\": \"STOCK\", \"Type\": \"HTTP\", \"URL\": \"https://erp.example.com/stock\" }\n", "DestinationManifest");
        test.FixedState.AdditionalFiles.Add("a-sales", "#exported\nType=HTTP\nName=SALES\nURL=https\\://erp.example.com\n", "DestinationManifest");
        test.FixedState.AdditionalFiles.Add("b-partner", "# Destination 'SALES' has taken the place of the one of this file, which can be deleted.\n", "DestinationManifest");
        test.FixedState.AdditionalFiles.Add("c-stock.json", "[]\n", "DestinationManifest");
        return test.RunAsync();
    }

    [Fact]
    public Task The_files_of_all_stages_change_together()
    {
        static string File(string host, string a, string more) => $$"""[{ "Name": {{a}}, "Type": "HTTP", "URL": "https://{{host}}.example.com{{more}}" }""";
        var test = Create("using Btp.Connectivity;\n[ODataService(\"X\", Destination = \"B\", Path = \"/\")] public sealed partial class X;", "using Btp.Connectivity;\n[ODataService(\"X\", Destination = \"A\", Path = \"/b\")] public sealed partial class X;");
        foreach (var stage in (string[])["dev", "prod"])
        {
            test.TestState.AdditionalFiles.Add(stage + ".json", File(stage, "{|BTP2001:\"A\"|}", "/a") + $$""", { "Name": "B", "Type": "HTTP", "URL": "https://{{stage}}.example.com/b" }]""", "DestinationManifest", ("Stage", stage));
            test.FixedState.AdditionalFiles.Add(stage + ".json", File(stage, "\"A\"", "") + "]", "DestinationManifest", ("Stage", stage));
        }

        return test.RunAsync();
    }

    [Theory]
    [InlineData("[ODataService(\"X\", Destination = Names.B, Path = \"/\")] public sealed partial class X; public static class Names { public const string B = \"B\"; }")]
    [InlineData("[ODataService(\"X\", Destination = \"B\")] public sealed partial class X;")]
    [InlineData("public static class Use { public static DestinationContract Contract => new DestinationContract(\"B\"); }")]
    [InlineData("public static class Use { public static DestinationContract Contract => Destinations.A; } public static class Destinations { public static DestinationContract A { get; } = new(\"x\"); }")]
    public Task Nothing_is_offered_where_something_would_be_called_at_another_address(string code)
    {
        var test = Create("using Btp.Connectivity;\n" + code, null, offersNothing: true);
        test.TestState.AdditionalFiles.Add("d.json", """[{ "Name": {|BTP2001:"A"|}, "Type": "HTTP", "URL": "https://erp.example.com/eu" }, { "Name": "B", "Type": "HTTP", "URL": "https://erp.example.com/us" }]""", "DestinationManifest");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("""[{ "Name": {|BTP2001:"A"|}, "Type": "HTTP", "URL": "https://erp.example.com/eu?x=1" }, { "Name": "B", "Type": "HTTP", "URL": "https://erp.example.com/us" }]""")]
    [InlineData("""[{ "Name": {|BTP2001:"A"|}, "Type": "HTTP", "URL": "https://erp.example.com/eu" }, { "Name": "B", "Type": "HTTP", "URL": "https://erp.example.com/us" }, { "Name": "C", "Type": "HTTP", "URL": "https://c.example.com", "clientAssertion.destinationName": "B" }]""")]
    [InlineData("""[{ "Name": {|BTP2001:"A"|}, "Type": "HTTP", "URL": "https://erp.example.com/eu" }, { "Name": "B", "Type": "HTTP", "URL": "https://erp.example.com/us" }, { "Name": "B", "Type": "HTTP", "URL": "https://other.example.com/us" }]""")]
    public Task Nothing_is_offered_where_the_manifest_says_more(string manifest)
    {
        var test = Create("class A;", null, offersNothing: true);
        test.TestState.AdditionalFiles.Add("d.json", manifest, "DestinationManifest");
        test.TestState.AnalyzerConfigFiles.Add("/0/.globalconfig", "is_global = true\ndotnet_diagnostic.BTP2010.severity = none\n");
        return test.RunAsync();
    }

    private static Task Verify(string name, string before, string after, string code, string? fixedCode, Action<CodeFixTest<ManifestAnalyzer, MergeDestinationsFix>>? more = null)
    {
        var kind = name == "mta.yaml" ? "DeploymentDescriptor" : "DestinationManifest";
        var test = Create(code, fixedCode);
        test.TestState.AdditionalFiles.Add(name, before, kind);
        test.FixedState.AdditionalFiles.Add(name, after, kind);
        more?.Invoke(test);
        return test.RunAsync();
    }

    private static CodeFixTest<ManifestAnalyzer, MergeDestinationsFix> Create(string code, string? fixedCode, bool offersNothing = false)
    {
        var test = new CodeFixTest<ManifestAnalyzer, MergeDestinationsFix> { OffersNothing = offersNothing };
        test.TestState.Sources.Add(code);
        test.TestState.Sources.Add("Attributes.cs", Attributes);
        if (fixedCode is not null)
            test.FixedState.Sources.Add(fixedCode);
        return test;
    }
}
