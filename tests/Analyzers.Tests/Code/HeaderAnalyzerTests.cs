using Btp.Connectivity.Analyzers.Code.Headers;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class HeaderAnalyzerTests
{
    [Theory]
    [InlineData("[|r.Headers.Add(\"Authorization\", x)|]; r.Headers.Add(\"SAP-Connectivity-Authentication\", x);")]
    [InlineData("[|r.Headers.Authorization = new(\"Basic\", x)|]; r.Headers.TryAddWithoutValidation(\"sap-connectivity-authentication\", x);")]
    [InlineData("r.Headers.Add(\"SAP-Connectivity-Technical-Authentication\", x); [|r.Headers.TryAddWithoutValidation(\"authorization\", x)|];")]
    [InlineData("r.Headers.Add(UserToken, x); [|r.Headers.Add(\"Authorization\", x)|];")]
    [InlineData("r.Headers.Add(\"Proxy-Authorization\", \"Bearer \" + x); r.Headers.Add(UserToken, \"Bearer \" + y); if (x == y) { [|r.Headers.Add(\"Authorization\", x)|]; }")]
    [InlineData("_ = new HttpRequestMessage { Headers = { [|{ \"Authorization\", x }|], { \"SAP-Connectivity-Authentication\", y } } };")]
    [InlineData("_ = new HttpRequestMessage { Headers = { [|Authorization = new(\"Bearer\", x)|] , Host = x} }; r.Headers.Add(UserToken, y);", false)]
    [InlineData("[|c.DefaultRequestHeaders.Authorization = new(\"Bearer\", x)|]; r.Headers.Add(UserToken, y); c.SendAsync(r);")]
    [InlineData("[|r.Headers.Add(\"Proxy-Authorization\", \"Bearer \" + x)|]; r.Headers.Add(UserToken, \"Bearer \" + x);")]
    [InlineData("c.DefaultRequestHeaders.Authorization = new(\"Bearer\", x); r.Headers.Add(UserToken, y); other.SendAsync(r);", false)]
    [InlineData("r.Headers.Add(\"Authorization\", x); other.DefaultRequestHeaders.Add(\"SAP-Connectivity-Authentication\", x);", false)]
    [InlineData("if (x == y) { r.Headers.Add(\"Authorization\", x); } else { r.Headers.Add(UserToken, x); }", false)]
    [InlineData("if (x == y) { r.Headers.Add(\"Authorization\", x); return; } r.Headers.Add(UserToken, x);", false)]
    [InlineData("r.Headers.Add(\"Authorization\", x); r.Headers.Remove(\"Authorization\"); r.Headers.Add(UserToken, x);", false)]
    [InlineData("c.DefaultRequestHeaders.Authorization = null; r.Headers.Add(UserToken, y); c.SendAsync(r);", false)]
    [InlineData("r.Headers.Add(\"Proxy-Authorization\", \"Bearer \" + x); r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", y); r.Headers.Add(\"Authorization\", y);", false)]
    [InlineData("r.Headers.Authorization = null; r.Headers.Add(UserToken, x);", false)]
    [InlineData("r.Headers.Add(\"Authorization\", x); r = new HttpRequestMessage(); r.Headers.Add(UserToken, x);", false)]
    [InlineData("r.Headers.Add(\"Proxy-Authorization\", x); r.Headers.Add(UserToken, y);", false)]
    [InlineData("switch (x) { case \"a\": r.Headers.Add(\"Authorization\", x); break; default: r.Headers.Add(UserToken, x); break; }", false)]
    [InlineData("#pragma warning disable BTP6003 // proves it\n r.Headers.Add(\"Authorization\", x); r.Headers.Add(UserToken, x);", false)]
    public Task A_request_has_one_identity(string statements, bool isReported = true) =>
        new AnalyzerTest<AuthorizationBesidePropagationAnalyzer> { TestCode = Code(isReported ? statements : statements.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)) }.RunAsync();

    [Theory]
    [InlineData("r.Headers.Add([|\"SAP-Connectivity-SCC-Location-ID\"|], x);")]
    [InlineData("r.Headers.Add([|\"SAP-Connectivity-SCC-LocationID\"|], x);")]
    [InlineData("r.Headers.TryAddWithoutValidation([|\"SAP-Conectivity-Authentication\"|], x);")]
    [InlineData("r.Headers.TryAddWithoutValidation([|\"SAP_Connectivity_Authentication\"|], x);")]
    [InlineData("r.Headers.TryAddWithoutValidation([|\"X-SAP-Connectivity-Authentication\"|], x);")]
    [InlineData("r.Headers.Add([|\"SAP-Connectivity-Authorization\"|], x);")]
    [InlineData("r.Headers.Add([|\"SAP-Connectivity-Technical-Authorization\"|], x);")]
    [InlineData("const string Header = [|\"SAP-Connectivity-Authentification\"|]; r.Headers.Add(Header, x);")]
    [InlineData("new System.Collections.Generic.Dictionary<string, string>()[[|\"SAP-Connectivity-Location_ID\"|]] = x;")]
    [InlineData("r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", x); r.Headers.Add(\"sap-connectivity-authentication\", x); r.Headers.Add(\"SAP-Connectivity-ConsumerAccount\", x); r.Headers.Add(\"SAP-CP-Connectivity-Service-Token\", x);")]
    [InlineData("r.Headers.Add(\"SAP-Passport\", x); r.Headers.Add(\"sap-language\", x); r.Headers.Add(\"x-sap-connection-timeout\", x); const string Service = \"sap-connectivity-proxy\";")]
    [InlineData("System.Console.WriteLine(\"SAP-Connectivity-SCC-Location-ID\");")]
    [InlineData("#pragma warning disable BTP6004 // a proxy of our own\n r.Headers.Add(\"SAP-Connectivity-SCC-Location-ID\", x);")]
    public Task Headers_are_spelled_as_the_service_knows_them(string statements) => new AnalyzerTest<MisspelledHeaderAnalyzer> { TestCode = Code(statements) }.RunAsync();

    private static string Code(string statements) =>
        "#nullable disable\nusing System.Net.Http; class A { const string UserToken = \"SAP-Connectivity-Authentication\"; void M(HttpRequestMessage r, HttpClient c, HttpClient other, string x, string y) {\n" + statements + "\n} }";
}
