using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Analyzers.Code.Tls;
using Btp.Connectivity.CodeFixes.Code;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.CodeFixes.Tests.Code;

public sealed class RemoveCertificateCallbackFixTests
{
    [Fact]
    public Task An_assignment_goes() => Verify(
        "var h = new HttpClientHandler();\n        h.ServerCertificateCustomValidationCallback = [|(a, b, c, d) => true|];\n        h.UseCookies = false;",
        "var h = new HttpClientHandler();\n        h.UseCookies = false;");

    [Fact]
    public Task A_member_of_an_initializer_goes() => Verify(
        "_ = new HttpClientHandler { UseCookies = false, ServerCertificateCustomValidationCallback = [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|] };",
        "_ = new HttpClientHandler { UseCookies = false};");

    [Fact]
    public Task A_condition_keeps_its_statement() => Verify(
        "var h = new HttpClientHandler();\n        if (h.UseProxy)\n            h.ServerCertificateCustomValidationCallback = [|delegate { return true; }|];",
        "var h = new HttpClientHandler();\n        if (h.UseProxy)\n        {\n        }");

    [Fact]
    public Task Nothing_is_offered_for_an_argument() => new CodeFixTest<CertificateValidationAnalyzer, RemoveCertificateCallbackFix>
    {
        TestCode = Code("_ = new System.Net.Security.SslStream(System.IO.Stream.Null, false, [|(a, b, c, d) => true|]);"), OffersNothing = true, DefaultDiagnosticId = RuleIds.CertificateValidationOff,
    }.RunAsync();

    [Theory]
    [InlineData("System.Data.Common.DbConnectionStringBuilder b = new();\n        b.ConnectionString = [|\"Server=sql.acme.com;Database=A;TrustServerCertificate=True\"|];")]
    [InlineData("System.Data.Common.DbConnectionStringBuilder b = new();\n        b.ConnectionString = [|\"Server=\" + System.Environment.MachineName + \";Database=A;TrustServerCertificate=True\"|];")]
    public Task A_connection_string_stays(string statements) => new CodeFixTest<CertificateValidationAnalyzer, RemoveCertificateCallbackFix>
    {
        TestCode = Code(statements), OffersNothing = true, DefaultDiagnosticId = RuleIds.CertificateValidationOff,
    }.RunAsync();

    [Fact]
    public Task All_go_at_once_and_what_is_taken_away_stays() => Verify(
        "var h = new HttpClientHandler { UseCookies = false, ServerCertificateCustomValidationCallback = [|(a, b, c, d) => true|] };\n        h.ServerCertificateCustomValidationCallback += [|(a, b, c, d) => true|];\n        System.Net.ServicePointManager.ServerCertificateValidationCallback -= (a, b, c, d) => true;\n        System.Data.Common.DbConnectionStringBuilder s = new();\n        [|s[\"TrustServerCertificate\"] = true|];",
        "var h = new HttpClientHandler { UseCookies = false};\n        System.Net.ServicePointManager.ServerCertificateValidationCallback -= (a, b, c, d) => true;\n        System.Data.Common.DbConnectionStringBuilder s = new();");

    private static Task Verify(string before, string after) =>
        new CodeFixTest<CertificateValidationAnalyzer, RemoveCertificateCallbackFix> { TestCode = Code(before), FixedCode = Code(after), DefaultDiagnosticId = RuleIds.CertificateValidationOff }.RunAsync();

    private static string Code(string statements) => "using System.Net.Http;\n\nclass A\n{\n    void M()\n    {\n        " + statements + "\n    }\n}\n";
}
