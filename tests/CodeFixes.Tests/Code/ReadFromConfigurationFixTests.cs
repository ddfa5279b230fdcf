using Btp.Connectivity.Analyzers;
using Btp.Connectivity.Analyzers.Code.Credentials;
using Btp.Connectivity.CodeFixes.Code;
using Btp.Connectivity.Testing;

namespace Btp.Connectivity.CodeFixes.Tests.Code;

public sealed class ReadFromConfigurationFixTests
{
    [Fact]
    public Task A_field_is_used() => Verify(
        """
        using System;
        using System.Net;
        using Microsoft.Extensions.Configuration;

        class ErpClient(IConfiguration settings)
        {
            private readonly IConfiguration _configuration = settings;

            NetworkCredential Credentials() => new("BTP_TECH", [|"Welcome1"|]);
        }
        """,
        """
        using System;
        using System.Net;
        using Microsoft.Extensions.Configuration;

        class ErpClient(IConfiguration settings)
        {
            private readonly IConfiguration _configuration = settings;

            NetworkCredential Credentials() => new("BTP_TECH", settings["ErpClient:Password"] ?? throw new InvalidOperationException("The configuration has no value 'ErpClient:Password'"));
        }
        """);

    [Fact]
    public Task A_builder_has_a_configuration() => Verify(
        """
        using System;
        using Microsoft.Extensions.Configuration;

        class Builder { public ConfigurationManager Configuration { get; } = new(); }

        class Options { public string? Password { get; set; } public string? ClientSecret { get; set; } }

        static class Program
        {
            static Options Main2()
            {
                var builder = new Builder();
                return new Options { Password = [|"Welcome1"|], ClientSecret = [|"k93jd8" + "Kd02"|] };
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Configuration;

        class Builder { public ConfigurationManager Configuration { get; } = new(); }

        class Options { public string? Password { get; set; } public string? ClientSecret { get; set; } }

        static class Program
        {
            static Options Main2()
            {
                var builder = new Builder();
                return new Options { Password = builder.Configuration["Program:Password"] ?? throw new InvalidOperationException("The configuration has no value 'Program:Password'"), ClientSecret = builder.Configuration["Program:ClientSecret"] ?? throw new InvalidOperationException("The configuration has no value 'Program:ClientSecret'") };
            }
        }
        """);

    [Theory]
    [InlineData("object M() => new System.Net.NetworkCredential(\"u\", [|\"Welcome1\"|]);")]
    [InlineData("IConfiguration _c = null!; static object M() => new System.Net.NetworkCredential(\"u\", [|\"Welcome1\"|]);")]
    [InlineData("object M(IConfiguration c) { System.Func<object> f = static () => new System.Net.NetworkCredential(\"u\", [|\"Welcome1\"|]); return f; }")]
    [InlineData("object M(IConfiguration c) { const string Pw = \"Welcome1\"; return new System.Net.NetworkCredential(\"u\", [|Pw|]); }")]
    [InlineData("object M() { var n = new System.Net.NetworkCredential(\"u\", [|\"Welcome1\"|]); IConfiguration c = null!; return (n, c); }")]
    [InlineData("object M(IConfiguration c) => new System.Net.NetworkCredential(\"u\", [|c[\"x\"] ?? \"Welcome1\"|]);")]
    [InlineData("IConfiguration _c = null!; object N = new System.Net.NetworkCredential(\"u\", [|\"Welcome1\"|]);")]
    public Task Where_no_configuration_can_be_reached_nothing_is_offered(string member)
    {
        var test = Create("using Microsoft.Extensions.Configuration; class A { " + member + " }");
        test.OffersNothing = true;
        return test.RunAsync();
    }

    private static Task Verify(string before, string after)
    {
        var test = Create(before);
        test.FixedState.Sources.Add(after);
        return test.RunAsync();
    }

    private static CodeFixTest<CredentialLiteralAnalyzer, ReadFromConfigurationFix> Create(string code)
    {
        var test = new CodeFixTest<CredentialLiteralAnalyzer, ReadFromConfigurationFix> { TestCode = code, DefaultDiagnosticId = RuleIds.CredentialLiteralInCode };
        foreach (var reference in References.AspNetCore)
            test.TestState.AdditionalReferences.Add(reference);

        return test;
    }
}
