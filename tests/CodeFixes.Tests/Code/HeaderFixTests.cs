using Btp.Connectivity.Analyzers.Code.Headers;
using Btp.Connectivity.CodeFixes.Code;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.CodeFixes.Tests.Code;

public sealed class HeaderFixTests
{
    [Theory]
    [InlineData("[|r.Headers.Add(\"Authorization\", x)|];\n        r.Headers.Add(\"SAP-Connectivity-Authentication\", x);", "r.Headers.Add(\"SAP-Connectivity-Authentication\", x);")]
    [InlineData("r.Headers.Add(\"SAP-Connectivity-Authentication\", x);\n        [|r.Headers.Authorization = new(\"Basic\", x)|];", "r.Headers.Add(\"SAP-Connectivity-Authentication\", x);")]
    [InlineData("_ = new HttpRequestMessage { Headers = { [|{ \"Authorization\", x }|], { \"SAP-Connectivity-Authentication\", x } } };", "_ = new HttpRequestMessage { Headers = { { \"SAP-Connectivity-Authentication\", x } } };")]
    public Task The_request_keeps_the_propagated_identity(string before, string after) =>
        new CodeFixTest<AuthorizationBesidePropagationAnalyzer, RemoveAuthorizationFix> { TestCode = Code(before), FixedCode = Code(after) }.RunAsync();

    [Fact]
    public Task What_the_proxy_gets_instead_nobody_knows() =>
        new CodeFixTest<AuthorizationBesidePropagationAnalyzer, RemoveAuthorizationFix>
        {
            TestCode = Code("[|r.Headers.Add(\"Proxy-Authorization\", x)|]; r.Headers.Add(\"SAP-Connectivity-Authentication\", x);"), OffersNothing = true,
        }.RunAsync();

    [Fact]
    public Task The_header_is_spelled_right() =>
        new CodeFixTest<MisspelledHeaderAnalyzer, HeaderSpellingFix>
        {
            TestCode = Code("r.Headers.Add([|\"SAP-Connectivity-SCC-Location-ID\"|], x);\n        r.Headers.Add([|\"SAP-Connectivity-Authentification\"|], x);"),
            FixedCode = Code("r.Headers.Add(\"SAP-Connectivity-SCC-Location_ID\", x);\n        r.Headers.Add(\"SAP-Connectivity-Authentication\", x);"),
        }.RunAsync();

    private static string Code(string statements) => "using System.Net.Http;\n\nclass A\n{\n    void M(HttpRequestMessage r, string x)\n    {\n        " + statements + "\n    }\n}\n";
}
