using Btp.Connectivity.Analyzers.Code.Tls;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.Analyzers.Tests.Code;

public sealed class CertificateValidationAnalyzerTests
{
    private const string Usings = "#nullable disable\nusing System; using System.Linq; using System.Net.Security; using System.Security.Authentication; using System.Security.Cryptography.X509Certificates; using System.Net.Http; using System.IO;\n";

    // A server that lets every client's certificate through, and never looks at it again.
    private const string Server = "class Server { void M(SslServerAuthenticationOptions o) => _ = new SslServerAuthenticationOptions { ClientCertificateRequired = true, RemoteCertificateValidationCallback = ";

    [Theory]
    [InlineData("{|BTP3007:(_, _, _, _) => true|} }; }")]
    [InlineData("{|BTP3007:(_, _, _, _) => true|} }; string Who(SslStream s) => s.RemoteCertificate.Subject; }")]
    [InlineData("(_, _, _, _) => true }; bool Who(SslStream s, string pin) => s.RemoteCertificate.GetCertHashString() == pin; }")]
    [InlineData("(_, _, _, errors) => errors == SslPolicyErrors.None }; }")]
    public Task A_server_may_take_every_certificate_if_its_code_looks_at_it_afterwards(string rest) => Verify(Server + rest);

    [Theory]
    [InlineData("class Other { object M(Request r) => r.ClientCertificate.Subject; }", true)]
    [InlineData("class Other { bool M(Request r, byte[] own) => r.ClientCertificate.RawData.SequenceEqual(own); }", false)]
    [InlineData("class Other { bool M(Request r, X509Chain chain) => chain.Build(r.ClientCertificate); }", false)]
    [InlineData("class Other { void M(Authentication a) => a.AddCertificate(); } static class AddAuthentication { }", false)]
    [InlineData("class Other { void M(Authentication a) { } }", true)]
    public Task Another_file_may_look_at_the_certificates_of_clients(string other, bool isReported)
    {
        const string types = "class Https { public Func<X509Certificate2, X509Chain, SslPolicyErrors, bool> ClientCertificateValidation { get; set; } } class Request { public X509Certificate2 ClientCertificate { get; set; } } class Authentication { public void AddCertificate() { } }";
        var callback = isReported ? "{|BTP3007:(_, _, _) => true|}" : "(_, _, _) => true";
        return Verify(types + " class Server { void M(Https h) { h.ClientCertificateValidation = " + callback + "; } int N(Https h) { (h.ClientCertificateValidation, var x) = (" + callback + ", 1); return x; } }", other);
    }

    // The callback of a client is one whatever other code reads.
    [Fact]
    public Task A_client_gets_no_second_look() => Verify(
        "class Request { public X509Certificate2 ClientCertificate { get; set; } } class A { SslStream M(Stream s) => new(s, false, {|BTP3007:(_, _, _, _) => true|}); bool N(Request r, string pin) => r.ClientCertificate.Thumbprint == pin; }");

    [Theory]
    [InlineData("static class Trust { public static bool Everything(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) => Helper.Ok(c); } static class Helper { public static bool Ok(X509Certificate c) { return true; } }", true)]
    [InlineData("static class Trust { public static bool Everything(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) => Helper.Ok(e); } static class Helper { public static bool Ok(SslPolicyErrors e) => e == SslPolicyErrors.None; }", false)]
    public Task A_method_of_another_file_is_read(string other, bool isReported) =>
        Verify("class A { SslStream M(Stream s) => new(s, false, " + (isReported ? "{|BTP3007:Trust.Everything|}" : "Trust.Everything") + "); }", other);

    [Theory]
    [InlineData("b.Add({|BTP3007:\"Server=sql.acme.com;Database=A;TrustServerCertificate=True\"|});")]
    [InlineData("b.Add({|BTP3007:\"Server=\" + host + \";Database=A;Trust Server Certificate=yes;\"|});")]
    [InlineData("b.Add({|BTP3007:$\"Server={host}:443;encrypt=true;sslValidateCertificate=false\"|});")]
    [InlineData("b.Add(\"Server=localhost;Database=A;TrustServerCertificate=True\");")]
    [InlineData("b.Add(\"Server=(localdb)\\\\mssqllocaldb;Database=A;TrustServerCertificate=True\");")]
    [InlineData("b.Add(\"Server=sql.acme.com;Database=A;TrustServerCertificate=False\");")]
    [InlineData("b.Add(\"never write TrustServerCertificate=True, or sslValidateCertificate=false\");")]
    public Task Connection_strings_that_trust_every_server_are_found(string statement) =>
        Verify("class A { void M(System.Collections.Generic.List<string> b, string host) { " + statement + " } }");

    // Each line is a variable that is written more than once.
    [Theory]
    [InlineData("{|BTP3007:(_, _, _, e) => { var ok = e == SslPolicyErrors.None; if (!ok) ok = true; return ok; }|}")]
    [InlineData("(_, _, _, e) => { var ok = true; if (e != SslPolicyErrors.None) ok = false; return ok; }")]
    [InlineData("{|BTP3009:(_, _, _, e) => { e &= ~SslPolicyErrors.RemoteCertificateNameMismatch; return e == SslPolicyErrors.None; }|}")]
    [InlineData("(_, _, _, e) => { e &= ~SslPolicyErrors.RemoteCertificateNotAvailable; return e == SslPolicyErrors.None; }")]
    [InlineData("{|BTP3009:(_, _, _, e) => development || e == SslPolicyErrors.None|}")]
    [InlineData("(_, _, _, e) => development && e == SslPolicyErrors.None")]
    [InlineData("{|BTP3009:(_, _, ch, e) => e == SslPolicyErrors.None || ch.ChainStatus.All(s => s.Status == X509ChainStatusFlags.UntrustedRoot)|}")]
    [InlineData("(_, _, ch, e) => e == SslPolicyErrors.None || ch.ChainStatus.All(s => s.Status == X509ChainStatusFlags.NotTimeValid)")]
    public Task Variables_are_followed(string callback) =>
        Verify("class A { HttpClientHandler M(bool development) => new() { ServerCertificateCustomValidationCallback = " + callback + " }; }");

    private static Task Verify(params string[] files)
    {
        var test = new AnalyzerTest<CertificateValidationAnalyzer> { DefaultDiagnosticId = RuleIds.CertificateValidationOff };
        foreach (var file in files)
            test.TestState.Sources.Add(Usings + file);
        return test.RunAsync();
    }
}
