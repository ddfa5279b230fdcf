using Btp.Connectivity.Analyzers.Manifests;
using Btp.Connectivity.CodeFixes.Manifests;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Btp.Connectivity.CodeFixes.Tests.Manifests;

public sealed class ManifestTextFixTests
{
    [Theory]
    [InlineData("d.json", """[{ "Name": "A", "Type": "HTTP", "URL": {|BTP2005:"https://a:44300/x"|}, "ProxyType": "OnPremise" }, { "Name": "B", "Type": "HTTP", "URL": {|BTP2005:"HTTPS://b"|}, "ProxyType": "OnPremise" }]""",
        """[{ "Name": "A", "Type": "HTTP", "URL": "http://a:44300/x", "ProxyType": "OnPremise" }, { "Name": "B", "Type": "HTTP", "URL": "http://b:443", "ProxyType": "OnPremise" }]""")]
    [InlineData("d", "Type=HTTP\r\nName=A\r\n# one\r\nURL={|BTP2005:https\\://a\\:44300|}\r\nProxyType=OnPremise\r\n", "Type=HTTP\r\nName=A\r\n# one\r\nURL=http\\://a\\:44300\r\nProxyType=OnPremise\r\n")]
    [InlineData("d.yaml", "Name: A\nType: HTTP\nURL: {|BTP2005:https://a/x|} # virtual\nProxyType: OnPremise\n", "Name: A\nType: HTTP\nURL: http://a:443/x # virtual\nProxyType: OnPremise\n")]
    public Task On_premise_urls_become_http(string name, string before, string after) => Verify<OnPremiseHttpFix>(name, before, after);

    [Theory]
    [InlineData("d.json", """{ "Name": "A", "Type": "HTTP", "URL": "https://a.example.com", "Authentication": {|BTP2013:"basicAuthentication"|}, {|BTP2012:"HTML5.FowardAuthToken"|}: "false", "ProxyType": {|BTP2013:"Intrnet"|} }""",
        """{ "Name": "A", "Type": "HTTP", "URL": "https://a.example.com", "Authentication": "BasicAuthentication", "HTML5.ForwardAuthToken": "false", "ProxyType": "Internet" }""")]
    [InlineData("d", "Type=HTTP\nName=A\nURL=https\\://a.example.com\n{|BTP2012:CloudConnectorLocationID|}=west\n", "Type=HTTP\nName=A\nURL=https\\://a.example.com\nCloudConnectorLocationId=west\n")]
    public Task What_was_meant_is_written(string name, string before, string after) => Verify<SpellingFix>(name, before, after);

    [Theory]
    [InlineData("""{ "Name": "A", "Type": "HTTP", "URL": "https://a.example.com", "TrustAll": {|BTP3008:"TRUE"|} }""", """{ "Name": "A", "Type": "HTTP", "URL": "https://a.example.com" }""")]
    [InlineData("""{ "Name": "A", "TrustAll": {|BTP3008:true|}, "Type": "HTTP", "URL": "https://a.example.com" }""", """{ "Name": "A", "Type": "HTTP", "URL": "https://a.example.com" }""")]
    [InlineData("{\r\n  \"Name\": \"A\",\r\n  \"TrustAll\": {|BTP3008:\"TRUE\"|},\r\n  \"Type\": \"HTTP\",\r\n  \"URL\": \"https://a.example.com\"\r\n}\r\n", "{\r\n  \"Name\": \"A\",\r\n  \"Type\": \"HTTP\",\r\n  \"URL\": \"https://a.example.com\"\r\n}\r\n")]
    [InlineData("{\n  \"Name\": \"A\",\n  \"Type\": \"HTTP\",\n  \"URL\": \"https://a.example.com\",\n  \"TrustAll\": {|BTP3008:\"TRUE\"|}\n}\n", "{\n  \"Name\": \"A\",\n  \"Type\": \"HTTP\",\n  \"URL\": \"https://a.example.com\"\n}\n")]
    public Task The_property_goes_from_json(string before, string after) => Verify<RemovePropertyFix>("d.json", before, after);

    [Theory]
    [InlineData("d.yaml", "- Name: A\n  Type: HTTP\n  TrustAll: {|BTP3008:\"TRUE\"|} # for now\n  URL: https://a.example.com\n", "- Name: A\n  Type: HTTP\n  URL: https://a.example.com\n")]
    [InlineData("d.yaml", "- TrustAll: {|BTP3008:true|}\n  Name: A\n  Type: HTTP\n  URL: https://a.example.com\n", "- Name: A\n  Type: HTTP\n  URL: https://a.example.com\n")]
    [InlineData("d.yaml", "- { Name: A, Type: HTTP, TrustAll: {|BTP3008:true|}, URL: \"https://a.example.com\" }\n", "- { Name: A, Type: HTTP, URL: \"https://a.example.com\" }\n")]
    [InlineData("d", "Type=HTTP\r\nTrustAll={|BTP3008:TRUE|}\r\nName=A\r\nURL=https\\://a.example.com\r\n", "Type=HTTP\r\nName=A\r\nURL=https\\://a.example.com\r\n")]
    [InlineData("d.tf", "resource \"btp_subaccount_destination_generic\" \"a\" {\n  destination_configuration = jsonencode({\n    \"Name\" = \"A\"\n    \"Type\" = \"HTTP\"\n    \"TrustAll\" = {|BTP3008:\"TRUE\"|}\n    \"URL\" = \"https://a.example.com\"\n  })\n}\n",
        "resource \"btp_subaccount_destination_generic\" \"a\" {\n  destination_configuration = jsonencode({\n    \"Name\" = \"A\"\n    \"Type\" = \"HTTP\"\n    \"URL\" = \"https://a.example.com\"\n  })\n}\n")]
    public Task The_property_goes_from_other_formats(string name, string before, string after) => Verify<RemovePropertyFix>(name, before, after);

    [Fact]
    public Task A_trust_store_without_effect_goes_or_what_overrides_it() => Verify<RemovePropertyFix>(
        "d.json",
        """[{ "Name": "A", "Type": "HTTP", "URL": "http://a:443", "ProxyType": "OnPremise", {|BTP2018:"TrustStoreLocation"|}: "a.jks" }, { "Name": "B", "Type": "HTTP", "URL": "https://b.example.com", {|BTP2018:"TrustStoreLocation"|}: "b.jks", "TrustAll": {|BTP3008:"true"|} }]""",
        """[{ "Name": "A", "Type": "HTTP", "URL": "http://a:443", "ProxyType": "OnPremise" }, { "Name": "B", "Type": "HTTP", "URL": "https://b.example.com", "TrustStoreLocation": "b.jks" }]""");

    [Fact]
    public Task The_Destination_service_is_bound() => Verify<BindDestinationFix>(
        "mta.yaml",
        """
        ID: sales
        modules:
          - name: {|BTP1002:srv|} # the service
            type: custom
            requires:
              - name: sales-connectivity
        resources:
          - name: sales-connectivity
            type: org.cloudfoundry.managed-service
            parameters: { service: connectivity, service-plan: lite }
        """,
        """
        ID: sales
        modules:
          - name: srv # the service
            type: custom
            requires:
              - name: sales-connectivity
              - name: sales-destination
        resources:
          - name: sales-connectivity
            type: org.cloudfoundry.managed-service
            parameters: { service: connectivity, service-plan: lite }
          - name: sales-destination
            type: org.cloudfoundry.managed-service
            parameters:
              service: destination
              service-plan: lite
        """,
        "namespace Btp.Connectivity { [ODataService(\"X\", Destination = \"ERP\")] public sealed partial class XService; public sealed class ODataServiceAttribute(string name) : System.Attribute { public string Name => name; public string? Destination { get; set; } } }");

    private static Task Verify<TFix>(string name, string before, string after, string code = "class A;")
        where TFix : CodeFixProvider, new()
    {
        var kind = name == "mta.yaml" ? "DeploymentDescriptor" : "DestinationManifest";
        var test = new CodeFixTest<ManifestAnalyzer, TFix> { TestCode = code };
        test.TestState.AdditionalFiles.Add(name, before, kind);
        test.FixedState.AdditionalFiles.Add(name, after, kind);
        test.TestState.AnalyzerConfigFiles.Add("/0/.globalconfig", "is_global = true\ndotnet_diagnostic.BTP1007.severity = none\n");
        return test.RunAsync();
    }
}
