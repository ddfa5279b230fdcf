using Btp.Connectivity.Analyzers.Code.Headers;
using Btp.Connectivity.Testing;
using Microsoft.CodeAnalysis;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class MissingLocationAnalyzerTests
{
    private const string Destinations = """
        [ { "Name": "S4", "Type": "HTTP", "URL": "http://s4.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation", "CloudConnectorLocationId": "dc-west" },
          { "Name": "ERP", "Type": "HTTP", "URL": "http://erp.virtual:44300", "ProxyType": "OnPremise", "Authentication": "PrincipalPropagation" },
          { "Name": "BW", "Type": "HTTP", "URL": "http://bw.virtual:44300", "ProxyType": "OnPremise", "CloudConnectorLocationId": "${location}" },
          { "Name": "CLOUD", "Type": "HTTP", "URL": "https://api.example.com", "ProxyType": "Internet", "CloudConnectorLocationId": "dc-west" } ]
        """;

    [Theory]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); [|r.Headers.Add(\"Proxy-Authorization\", t)|]; r.Headers.Add(\"SAP-Connectivity-Authentication\", t); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); [|r.Headers.ProxyAuthorization = new(\"Bearer\", t)|]; }")]
    [InlineData("const string Name = \"S4\"; void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(Name); [|r.Headers.TryAddWithoutValidation(\"SAP-Connectivity-Authentication\", t)|]; }")]
    [InlineData("void M(HttpRequestMessage r, string t, string service) { _ = $\"{service}/destination-configuration/v1/destinations/S4\"; [|r.Headers.Add(\"Proxy-Authorization\", t)|]; }")]
    [InlineData("void M(HttpRequestMessage r, string t, string service) { _ = service + \"/destination-configuration/v1/destinations/S4\"; _ = new HttpRequestMessage { Headers = { [|{ \"Proxy-Authorization\", t }|] } }; }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); [|r.Headers.Add(\"Proxy-Authorization\", t)|]; } void N(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"ERP\"); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    public async Task A_destination_with_a_location_is_called_there(string member)
    {
        var found = Assert.Single(await Create(member).RunAsync());

        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.StartsWith("The destination 'S4' leads to the Cloud Connector of location 'dc-west'", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); r.Headers.Add(\"Proxy-Authorization\", t); r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", \"dc-west\"); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); r.Headers.Add(\"Proxy-Authorization\", t); Locate(r); } void Locate(HttpRequestMessage r) => r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", \"dc-west\");")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"ERP\"); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"BW\"); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"CLOUD\"); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"OTHER\"); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t, string name) { c.GetDestination(name); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t, bool b) { c.GetDestination(b ? \"S4\" : \"ERP\"); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); r.Headers.Add(\"Authorization\", t); }")]
    [InlineData("void M(IHttpClientFactory f, HttpRequestMessage r, string t) { _ = f.CreateClient(new DestinationContract(\"S4\")); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("void M(HttpRequestMessage r, string t, string id) { _ = $\"/destination-configuration/v1/destinations/S4{id}\" + \"/destination-configuration/v1/destinations/S4\" + id; r.Headers.Add(\"Proxy-Authorization\", t); }")]
    [InlineData("class N { string S => \"S4\"; } void M(HttpRequestMessage r, string t) => r.Headers.Add(\"Proxy-Authorization\", t);", true)]
    [InlineData("\n#pragma warning disable BTP6004 // the default connector has both\n void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); r.Headers.Add(\"Proxy-Authorization\", t); }")]
    public async Task Without_a_location_or_with_the_header_nothing_is_missing(string member, bool isNested = false)
    {
        var test = Create(isNested ? "} " + member.Replace("void M", "class B { void M", StringComparison.Ordinal) : member);

        Assert.Empty(await test.RunAsync());
    }

    [Theory]
    [InlineData("static class Requests { public static void AddLocation(this HttpRequestMessage r) => r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", \"dc-west\"); }", "r.AddLocation();", false)]
    [InlineData("static class Names { public const string Where = \"SAP-Connectivity-SCC-Location_ID\"; }", "r.Headers.Add(Names.Where, t);", false)]
    [InlineData("class LocationHandler : DelegatingHandler { void M(HttpRequestMessage r) => r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", \"dc-west\"); }", "", false)]
    [InlineData("partial class A { void Other(HttpRequestMessage r) => r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", \"dc-west\"); }", "", false)]
    [InlineData("class Elsewhere { void Another(HttpRequestMessage r) => r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", \"dc-west\"); }", "", true)]
    public async Task What_another_file_sets_counts_where_it_may_be_reached(string other, string statement, bool isReported)
    {
        var test = Create("void M(Client c, HttpRequestMessage r, string t) { c.GetDestination(\"S4\"); " + (isReported ? "[|r.Headers.Add(\"Proxy-Authorization\", t)|];" : "r.Headers.Add(\"Proxy-Authorization\", t); ") + statement + " }");
        test.TestState.Sources.Add("#nullable disable\nusing System.Net.Http;\n" + other);

        await test.RunAsync();
    }

    private static AnalyzerTest<MissingLocationAnalyzer> Create(string member)
    {
        var test = new AnalyzerTest<MissingLocationAnalyzer>
        {
            TestCode = "#nullable disable\nusing System.Net.Http; using Btp.Connectivity; class Client { public void GetDestination(string name) { } } partial class A {" + member + "\n}",
        };
        test.TestState.AdditionalFiles.Add("destinations.json", Destinations, "DestinationManifest");
        foreach (var reference in References.Runtime)
            test.TestState.AdditionalReferences.Add(reference);
        return test;
    }
}
